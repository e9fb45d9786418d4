"""Who asks the API, and what a question costs."""

import json
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, Protocol
from uuid import UUID, uuid4

from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from progress.identity import Identity
from progress.services.tokens import make_token

HERE = "http://testserver"
FRAME = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")


class Answer(Protocol):
    """What a test looks at."""

    status_code: int
    content: bytes

    def json(self) -> Any: ...  # noqa: ANN401 - any JSON

    def __getitem__(self, header: str) -> str: ...


def person(name: str) -> User:
    user, _ = User.objects.get_or_create(username=name, email=f"{name}@example.com")
    return user


def signed_in(name: str = "ada", *, enforce_csrf_checks: bool = False) -> Client:
    """Somebody's browser, which says where its requests come from."""
    client = Client(headers={"Origin": HERE}, enforce_csrf_checks=enforce_csrf_checks)
    client.force_login(person(name))
    return client


def with_token(token: UUID | None = None) -> Client:
    """A program with a token of its own."""
    return Client(headers={"X-Anonymous-Token": str(token or uuid4())})


def with_key(name: str) -> Client:
    """A program with somebody's key."""
    _, key = make_token(person(name), "a program")
    return Client(headers={"Authorization": f"Token {key}"})


def user(name: str = "ada") -> Identity:
    return Identity(user=person(name))


def send(
    client: Client,
    address: str,
    body: object = None,
    method: str = "POST",
    *,
    headers: Mapping[str, str] | None = None,
    remote: str = "127.0.0.1",
) -> Answer:
    """The answer to JSON."""
    data = "" if body is None else json.dumps(body)
    kind = "application/json"
    return client.generic(method, f"/api/{address}", data, kind, headers=dict(headers or {}), REMOTE_ADDR=remote)


def ago(seconds: float) -> str:
    """A moment of the past."""
    return (now() - timedelta(seconds=seconds)).isoformat()


def statements(question: Callable[[], Answer]) -> list[str]:
    """What was asked of the database, without the frame of transactions."""
    with CaptureQueriesContext(connection) as queries:
        answer = question()
    assert answer.status_code < 300, answer.content
    return [query["sql"] for query in queries if not query["sql"].startswith(FRAME)]
