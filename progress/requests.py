"""Who a request is from (DESIGN 4, Anonymous token). Nothing here writes a learner's row."""

from uuid import UUID, uuid4

from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.timezone import now

from progress.exceptions import KeyUnknown, MalformedToken, NoIdentity
from progress.identity import Identity
from progress.services.tokens import user_of_key
from progress.zones import UTC_NAME, is_zone

HEADERS = ("X-Anonymous-Token", "X-Session-Token")
QUERY = "anonymous_token"
SCHEME = "token"
SALT = "cairn.learner"
KEPT_S = 365 * 24 * 60 * 60
ZONE_COOKIE = "timezone"
"""Written by static/js/timezone.js. A guess: it counts when a learner's row is born, and never again."""
NEW_TOKEN = "cairn.new_token"  # noqa: S105 - a name
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


def identity_of(request: HttpRequest, *, query_allowed: bool = False) -> Identity | None:
    """The user by session, else by key; else the token of a header, of Cairn's cookie, or of the query; else None.

    The query counts only where `query_allowed`: addresses end in logs. Raises MalformedToken for a header or query that
    holds no UUID and for two headers that differ, KeyUnknown for a key that does not open anything (any more).
    """
    return (
        _by_session(request)
        or _by_key(request)
        or _by_header(request)
        or _by_cookie(request)
        or (_by_query(request) if query_allowed else None)
    )


def require_identity(request: HttpRequest, *, query_allowed: bool = False) -> Identity:
    """The same, where somebody has to be there. Raises NoIdentity."""
    identity = identity_of(request, query_allowed=query_allowed)
    if identity is None:
        raise NoIdentity
    return identity


def known_browser(request: HttpRequest) -> Identity | None:
    """For pages, which people read: the user by session, else the token of Cairn's cookie, else None."""
    return _by_session(request) or _by_cookie(request)


def browser_identity(request: HttpRequest) -> Identity:
    """For learning pages, where everybody is somebody: a browser without a good cookie gets a new one."""
    return known_browser(request) or Identity(
        token=new_token(request), in_cookie=True, ambient=True, timezone=_zone(request)
    )


def _by_session(request: HttpRequest) -> Identity | None:
    user = request.user
    return Identity(user=user, ambient=True, timezone=_zone(request)) if isinstance(user, User) else None


def _by_key(request: HttpRequest) -> Identity | None:
    """The user of `Authorization: Token KEY`; other schemes are somebody else's business, a proxy's for example."""
    scheme, _, key = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != SCHEME:
        return None
    user = user_of_key(key.strip(), now(), writing=request.method not in SAFE_METHODS)
    if user is None:
        raise KeyUnknown
    return Identity(user=user)


def _by_header(request: HttpRequest) -> Identity | None:
    sent = [request.headers[name] for name in HEADERS if name in request.headers]
    tokens = {_strict(value, "header") for value in sent}
    if len(tokens) > 1:
        raise MalformedToken(f"{' and '.join(HEADERS)} differ.")
    return Identity(token=tokens.pop(), timezone=_zone(request)) if tokens else None


def _by_cookie(request: HttpRequest) -> Identity | None:
    token = cookie_token(request)
    return Identity(token=token, in_cookie=True, ambient=True, timezone=_zone(request)) if token else None


def _by_query(request: HttpRequest) -> Identity | None:
    value = request.GET.get(QUERY)
    return None if value is None else Identity(token=_strict(value, "query"), timezone=_zone(request))


def _strict(value: str, place: str) -> UUID:
    token = _uuid(value)
    if token is None:
        raise MalformedToken(f"The anonymous token in the {place} is not a UUID of 36 characters.")
    return token


def _uuid(value: str) -> UUID | None:
    try:
        token = UUID(value)
    except ValueError:
        return None
    # UUID() also takes braces, a urn, and no hyphens at all.
    return token if str(token) == value.lower() else None


def _zone(request: HttpRequest) -> str:
    name = request.COOKIES.get(ZONE_COOKIE, "")
    return name if is_zone(name) else UTC_NAME


def cookie_name() -> str:
    """Under HTTPS with the prefix that keeps other hosts of the domain from setting it."""
    return "__Host-learner" if settings.HTTPS else "learner"


def cookie_token(request: HttpRequest) -> UUID | None:
    """The token that Cairn's cookie holds, or will hold after this request; None without a good one."""
    fresh = request.META.get(NEW_TOKEN)
    if isinstance(fresh, UUID):
        return fresh
    value = request.get_signed_cookie(cookie_name(), default=None, salt=SALT)
    return _uuid(value) if value else None


def new_token(request: HttpRequest) -> UUID:
    """A new token for this browser."""
    token = uuid4()
    give_token(request, token)
    return token


def give_token(request: HttpRequest, token: UUID) -> None:
    """Let the answer carry the token in the cookie, whatever the browser had; LearnerCookie writes it."""
    request.META[NEW_TOKEN] = token


def set_cookie(request: HttpRequest, response: HttpResponse) -> None:
    """Write the cookie, if there is a token to give."""
    token = request.META.get(NEW_TOKEN)
    if token is not None:
        response.set_signed_cookie(
            cookie_name(),
            str(token),
            salt=SALT,
            max_age=KEPT_S,
            secure=settings.HTTPS,
            httponly=True,
            samesite="Lax",
        )
        patch_vary_headers(response, ["Cookie"])
