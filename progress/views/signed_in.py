"""The user of a page that asks for one."""

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest


def user_of(request: HttpRequest) -> User:
    """The user, behind `login_required`, which a type checker does not see."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
