"""How fast whoever has no account may make new rows: one count an address for pages and the API."""

from django.http import HttpRequest
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle
from rest_framework.views import APIView

from progress.identity import Identity


class TooFast(Exception):
    """Too many new rows from one address; `wait_s` says when to try again, None if that is not known."""

    def __init__(self, wait_s: float | None) -> None:
        super().__init__("This goes too fast. Wait a minute, then try again.")
        self.wait_s = wait_s


class NewRowsThrottle(SimpleRateThrottle):
    """Requests that make rows, from one address, of learners without an account."""

    scope = "new_rows"

    def get_cache_key(self, request: Request, view: APIView) -> str:
        """Count by address: that of the client before NUM_PROXIES proxies of ours."""
        return self.cache_format % {"scope": self.scope, "ident": self.get_ident(request)}


class Pace:
    """Counts one request, when rows are about to be made and not before."""

    def __init__(self, request: HttpRequest | Request, identity: Identity) -> None:
        self._request = request if isinstance(request, Request) else Request(request)
        self._counted = bool(identity.user)

    def keep(self) -> None:
        """Count the request, once. Raises TooFast when there were too many, which undoes the write."""
        if self._counted:
            return
        throttle = NewRowsThrottle()
        if not throttle.allow_request(self._request, APIView()):
            raise TooFast(throttle.wait())
        self._counted = True
