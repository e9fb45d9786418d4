"""What happens when somebody comes or goes, through whichever door."""

from allauth.account.signals import user_signed_up
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.timezone import now

from progress.claiming import SIGNED_UP, arrive, forget_merged


@receiver(user_signed_up)
def signed_up(request: HttpRequest, user: User, **_: object) -> None:
    """Remember it until the account is signed in: at once, or when its address is confirmed in this browser."""
    request.session[SIGNED_UP] = user.pk


@receiver(user_logged_in)
def came(request: HttpRequest, user: User, **_: object) -> None:
    """The session is the new one already; the cookie is still the one that the browser sent."""
    arrive(request, user, now())


@receiver(user_logged_out)
def went(request: HttpRequest, **_: object) -> None:
    """What the account did is not the browser's."""
    forget_merged(request)
