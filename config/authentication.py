"""Who asks: how the API learns it."""

from rest_framework.authentication import SessionAuthentication as Sessions
from rest_framework.request import Request


class SessionAuthentication(Sessions):
    """The session cookie, with CSRF enforced. Who has none is told so with 401, where the original says 403."""

    def authenticate_header(self, request: Request) -> str:
        """Name the scheme in `WWW-Authenticate`: a 401 has to."""
        return "Session"
