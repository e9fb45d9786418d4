"""Light, dark or as the system is: kept in a cookie, so that no page flashes in the other."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from progress.views.back import page_before

COOKIE = "theme"
CHOICES = ("light", "dark")
SYSTEM = "system"
KEPT_S = 365 * 24 * 60 * 60


def theme(request: HttpRequest) -> dict[str, str]:
    """What templates know of it (a context processor): the choice, "" for the system's."""
    chosen = request.COOKIES.get(COOKIE, "")
    return {"theme": chosen if chosen in CHOICES else ""}


@require_POST
def set_theme(request: HttpRequest) -> HttpResponse:
    """Keep the choice, and go back to where it was made."""
    chosen = request.POST.get("theme", "")
    if chosen not in {*CHOICES, SYSTEM}:
        return HttpResponseBadRequest("theme is system, light or dark")
    response = redirect(page_before(request, "home"))
    if chosen == SYSTEM:
        response.delete_cookie(COOKIE, samesite="Lax")
    else:
        response.set_cookie(
            COOKIE, chosen, max_age=KEPT_S, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
        )
    return response
