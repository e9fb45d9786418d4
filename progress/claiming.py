"""A browser's work at the doors of an account: what moves by itself, what is asked, and what is told afterwards."""

from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth.models import User
from django.http import HttpRequest

from progress.exceptions import Refused
from progress.models import ClaimReceipt
from progress.queries.unnamed import Work, is_merged, work_of
from progress.requests import cookie_token, give_token, new_token
from progress.services.claim import claim, undo_claim

YOUNG = timedelta(hours=12)
"""Work that is younger is surely of the person who signs in."""
SIGNED_UP = "signed_up"
PENDING = "claim"
ASK = "ask"
"""What the session holds under PENDING: this, or the key of the receipt that the next page tells of."""


def arrive(request: HttpRequest, user: User, now: datetime) -> None:
    """Somebody signed in or up, through any door: move what this browser did, or let the next page ask."""
    signed_up = request.session.pop(SIGNED_UP, None) == user.pk
    token = cookie_token(request)
    if token is None:
        return
    work = work_of(token)
    if work is None:
        forget_merged(request)
    elif signed_up or (is_young(work, now) and not _was_taken_back(work, user)):
        claim_here(request, user, token, now)
    else:
        request.session[PENDING] = ASK


def is_young(work: Work, now: datetime) -> bool:
    """Whether all of it was done within the last 12 hours."""
    return now - work.since <= YOUNG


def _was_taken_back(work: Work, user: User) -> bool:
    """What somebody took out of the account does not go there again unasked."""
    return ClaimReceipt.objects.filter(source=work.learner, learner__user=user, undone_at__isnull=False).exists()


def forget_merged(request: HttpRequest) -> None:
    """A browser whose token's work is an account's gets another token.

    It has an old one when an answer with a new one was lost; what the next person does would go to the account.
    """
    token = cookie_token(request)
    if token is not None and is_merged(token):
        new_token(request)


def claim_here(request: HttpRequest, user: User, token: UUID, now: datetime) -> ClaimReceipt | None:
    """Claim a token; if it is this browser's own, give the browser a new one, and let the next page tell.

    None when there is nothing to move. Raises CookieOnly for another browser's token that was born in a cookie.
    """
    own = cookie_token(request) == token
    receipt = claim(user, token, now, in_cookie=own)
    if own:
        forget_merged(request)
        request.session.pop(PENDING, None)
        if receipt is not None:
            request.session[PENDING] = receipt.pk
    return receipt


def leave_here(request: HttpRequest) -> None:
    """Do not ask again before the next sign-in."""
    request.session.pop(PENDING, None)


def undo_here(request: HttpRequest, user: User, receipt_key: int, now: datetime) -> ClaimReceipt:
    """Take a claim back; a token that was born in a cookie comes back to this browser.

    Raises ClaimReceipt.DoesNotExist for a receipt that is not the user's or was taken back before, Refused where this
    browser's present token would be lost with work that nobody claimed.
    """
    receipt = ClaimReceipt.objects.select_related("source").get(
        pk=receipt_key, learner__user=user, undone_at__isnull=True
    )
    given_back = receipt.source.anonymous_token if receipt.source.born_in_cookie else None
    if given_back is not None and work_of(cookie_token(request)) is not None:
        raise Refused("This browser holds other work without a name. Move that into your account first.")
    receipt = undo_claim(user, receipt_key, now)
    if given_back is not None:
        give_token(request, given_back)
    request.session.pop(PENDING, None)
    return receipt
