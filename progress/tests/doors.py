"""Browsers at the doors of accounts: with and without a name, with the cookie and without."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.utils.timezone import now

from content.tests.vault.build import CLAY
from progress.beats import Beat
from progress.enums import ContentType
from progress.identity import Identity
from progress.models import ClaimReceipt, ContentProgress, Learner
from progress.requests import SALT, cookie_name, cookie_token
from progress.services.completion import complete_content
from progress.services.study_time import record_beats

PASSWORD = "a short sentence is fine"
BEAT_S = 60


def person(name: str) -> User:
    """Somebody with an account, and the password that all of them share."""
    return User.objects.create_user(name, f"{name}@cairn.example", PASSWORD, first_name=name.title())


def signed(token: UUID | str) -> str:
    """The value of the cookie."""
    response = HttpResponse()
    response.set_signed_cookie(cookie_name(), str(token), salt=SALT)
    return response.cookies[cookie_name()].value


def browser(token: UUID | None = None) -> Client:
    """A browser that has been here before, and its token."""
    client = Client()
    client.cookies[cookie_name()] = signed(token or uuid4())
    return client


def token_in(client: Client) -> UUID:
    """What the browser's cookie holds now."""
    request = HttpRequest()
    request.COOKIES[cookie_name()] = client.cookies[cookie_name()].value
    token = cookie_token(request)
    assert token is not None
    return token


def nameless_of(client: Client) -> Identity:
    """Who the browser is without a name."""
    return Identity(token=token_in(client), in_cookie=True)


def study(identity: Identity, *, content: UUID | str = CLAY, seconds: int = 60, hours_ago: float = 0) -> None:
    """Complete a lens after some time on it, so many hours ago."""
    then = now() - timedelta(hours=hours_ago)
    starts = [then - timedelta(seconds=s) for s in range(seconds, 0, -BEAT_S)]
    record_beats(
        identity, [_beat(content, start, min(start + timedelta(seconds=BEAT_S), then)) for start in starts], then
    )
    complete_content(identity, UUID(str(content)), ContentType.LENS, then)
    _date(identity, starts[0])


def _beat(content: UUID | str, started_at: datetime, ended_at: datetime) -> Beat:
    return Beat(content_id=UUID(str(content)), started_at=started_at, ended_at=ended_at, sent_at=ended_at)


def _date(identity: Identity, born: datetime) -> None:
    """A row's birth is stamped by the real clock; move it to when the work was done, if that is earlier."""
    rows = Learner.objects.filter(anonymous_token=identity.token) if identity.token else Learner.objects.none()
    rows.filter(created_at__gt=born).update(created_at=born)


def finished(user: User) -> int:
    """How many lenses the account has completed."""
    rows = ContentProgress.objects.filter(learner__user=user, content_type=ContentType.LENS)
    return rows.filter(completed_at__isnull=False).count()


def receipt_of(user: User) -> ClaimReceipt:
    return ClaimReceipt.objects.get(learner__user=user)


def sign_in(client: Client, user: User, **more: str) -> str:
    """Through the page; where it leads."""
    response = client.post("/accounts/login/", {"login": user.email, "password": PASSWORD, **more})
    assert response.status_code == 302, response.content
    return str(response.headers["Location"])
