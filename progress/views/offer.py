"""The offer to keep a browser's work in an account: made after the first completion, until somebody says not now."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from progress.views.back import page_before
from progress.views.going import go
from progress.views.setting import Setting

COOKIE = "offer"
LATER = "later"
KEPT_S = 90 * 24 * 60 * 60


def offers_account(request: HttpRequest, setting: Setting) -> bool:
    """Tell whether to offer it: to a browser without a name that has finished something and was not told not now."""
    unnamed = not request.user.is_authenticated
    return unnamed and request.COOKIES.get(COOKIE) != LATER and bool(setting.standing.stamps)


@require_POST
def later(request: HttpRequest) -> HttpResponse:
    """Say not now, and go back."""
    response = go(request, page_before(request, "home"))
    response.set_cookie(
        COOKIE, LATER, max_age=KEPT_S, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
    )
    return response
