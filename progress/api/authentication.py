"""Who a request to the API is from. `request.auth` is an Identity, or None where nobody is named."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from rest_framework.authentication import BaseAuthentication, SessionAuthentication
from rest_framework.exceptions import NotAuthenticated, PermissionDenied
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.views import APIView

from progress.identity import Identity
from progress.requests import SAFE_METHODS, identity_of

CROSS_ORIGIN = "This came from another site, or from a browser that does not say where from."


CheckSite = Callable[[Request], None]
"""Raises PermissionDenied for what another site made a browser send."""


def check_csrf(request: Request) -> None:
    """For all that a page sends: it carries the site's CSRF token."""
    SessionAuthentication().enforce_csrf(request)


def check_origin(request: Request) -> None:
    """For beacons, which carry no header of ours: the `Origin` that a browser writes has to be this site."""
    ours = {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}
    if request.headers.get("Origin") not in ours:
        raise PermissionDenied(CROSS_ORIGIN)


class LearnerAuthentication(BaseAuthentication):
    """A user or an anonymous token. What a browser sends by itself has to prove that this site asked it to.

    `query_allowed`: the token may stand in the address too.
    """

    def __init__(self, *, query_allowed: bool = False, check_site: CheckSite = check_csrf) -> None:
        self.query_allowed = query_allowed
        self.check_site = check_site

    def authenticate(self, request: Request) -> tuple[User | AnonymousUser, Identity] | None:
        """Find out who it is. Raises what `identity_of` raises, and PermissionDenied for another site's doing."""
        identity = identity_of(request._request, query_allowed=self.query_allowed)
        if identity is None:
            return None
        if identity.ambient and request.method not in SAFE_METHODS:
            self.check_site(request)
        return identity.user or AnonymousUser(), identity

    def authenticate_header(self, request: Request) -> str:
        """Name the scheme in `WWW-Authenticate`: a 401 has to."""
        return "Token"


class IsSomebody(BasePermission):
    """Lets users and anonymous tokens in; 401 for nobody."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        """Tell whether anybody is named."""
        return request.auth is not None


class IsUser(BasePermission):
    """Lets users in; 401 for everybody else."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        """Tell whether somebody is signed in. Raises NotAuthenticated, for a token is an identity too."""
        if isinstance(request.auth, Identity) and request.auth.user:
            return True
        raise NotAuthenticated
