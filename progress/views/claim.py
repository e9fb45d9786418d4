"""Moving a browser's work into an account: the question, the answer, and taking it back."""

from functools import cached_property
from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST

from progress.claiming import ASK, PENDING, claim_here, is_young, leave_here, undo_here
from progress.enums import LEAVES
from progress.exceptions import Refused
from progress.models import ClaimReceipt, ContentProgress
from progress.queries.unnamed import Work, work_of
from progress.requests import cookie_token
from progress.views.back import page_before
from progress.views.signed_in import user_of

SHOWN = 50
"""How many lenses the question lists by name."""


def claiming(request: HttpRequest) -> dict[str, "Claiming"]:
    """What templates know of it (a context processor). Costs nothing until a template asks."""
    return {"claiming": Claiming(request)}


class Claiming:
    """What there is to tell or to ask about this browser's work."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def told(self) -> ClaimReceipt | None:
        """The receipt of a claim that the person has not been told of; telling it once is enough."""
        key = self._pending
        if not isinstance(key, int):
            return None
        del self._request.session[PENDING]
        return ClaimReceipt.objects.filter(pk=key, learner__user=user_of(self._request), undone_at__isnull=True).first()

    @cached_property
    def asked(self) -> Work | None:
        """What this browser holds, if the person who is signed in has yet to say whose it is."""
        return self.held if self._pending == ASK else None

    @property
    def asks(self) -> bool:
        """Whether a page has to ask: not the one that is the question."""
        return self.asked is not None and self._request.path != reverse("claim")

    @cached_property
    def held(self) -> Work | None:
        """What this browser holds without a name."""
        return work_of(cookie_token(self._request))

    @property
    def moves_by_itself(self) -> bool:
        """Whether signing in moves it without a question."""
        return self.held is not None and is_young(self.held, now())

    @property
    def _pending(self) -> object:
        return self._request.session.get(PENDING) if isinstance(self._request.user, User) else None


@login_required
@require_http_methods(["GET", "POST"])
def claim_page(request: HttpRequest) -> HttpResponse:
    """Show what would move, and do as the answer says."""
    if request.method == "POST":
        return _answered(request)
    work = work_of(cookie_token(request))
    rows = ContentProgress.objects.filter(learner=work.learner, content_type__in=LEAVES) if work else None
    return render(
        request,
        "profile/claim.html",
        {"work": work, "rows": rows.order_by("started_at")[:SHOWN] if rows is not None else []},
    )


def _answered(request: HttpRequest) -> HttpResponse:
    token = cookie_token(request)
    if request.POST.get("answer") == "move" and token is not None:
        claim_here(request, user_of(request), token, now())
    else:
        leave_here(request)
    return redirect(page_before(request, "profile"))


@login_required
@require_POST
def undo_page(request: HttpRequest, receipt: int) -> HttpResponse:
    """Give the browser back what it had. Somebody else's receipt is 404, as is one that was taken back before."""
    try:
        undo_here(request, user_of(request), receipt, now())
    except ClaimReceipt.DoesNotExist:
        raise Http404 from None
    except Refused as refused:
        return render(request, "profile/refused.html", {"reason": refused}, status=HTTPStatus.CONFLICT)
    messages.success(request, "Taken back. It is in this browser again, and not in your account.")
    return redirect(page_before(request, "profile"))
