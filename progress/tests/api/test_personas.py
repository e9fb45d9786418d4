"""Ada, a browser without a name, and Mallory, who belongs elsewhere: nobody sees or changes what is not theirs."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.core.signing import get_cookie_signer
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from content.tests.publishing import published
from content.tests.vault.build import CLAY, COURSE, MODULE, TEST, VALID
from progress.models import ContentProgress, Learner
from progress.requests import SALT, cookie_name
from progress.tests.api.asking import HERE, send, signed_in, user, with_key, with_token

pytestmark = pytest.mark.django_db

Who = Callable[..., Client]
READING = [
    "progress/completed",
    f"progress/explain/{CLAY}",
    f"progress/explain/{COURSE}",
    "modules/soil/progress",
    "modules/lens/clay/progress",
    "courses/garden/progress",
    "courses/garden/next-module?current=soil",
]
WRITING: list[tuple[str, str, dict[str, Any]]] = [
    ("POST", "progress/complete", {"content_id": CLAY, "content_type": "lens"}),
    ("DELETE", f"progress/complete/{CLAY}", {}),
    ("POST", "progress/claim", {"anonymous_token": str(uuid4())}),
    ("POST", "modules/soil/progress", {"contentId": CLAY}),
]
CHANGES = ("INSERT", "UPDATE", "DELETE")


def browser(token: str | None = None, *, enforce_csrf_checks: bool = False) -> Client:
    """A browser that Cairn gave a token."""
    client = Client(headers={"Origin": HERE}, enforce_csrf_checks=enforce_csrf_checks)
    client.cookies[cookie_name()] = get_cookie_signer(salt=cookie_name() + SALT).sign(token or str(uuid4()))
    return client


def complete(client: Client, content: str = CLAY, kind: str = "lens") -> None:
    beats = [{"content_id": content, "time_delta_s": 30}]
    body = {"content_id": content, "content_type": kind, "beats": beats}
    assert send(client, "progress/complete", body).status_code == 200


def all_that(client: Client) -> list[Any]:
    return [client.get(f"/api/{address}").content for address in READING]


@pytest.fixture(autouse=True)
def _garden() -> None:
    published(VALID)


@pytest.mark.parametrize("who", [signed_in, with_token, browser, lambda: with_key("ada")])
def test_reading_writes_nothing(who: Who) -> None:
    client = who()
    with CaptureQueriesContext(connection) as queries:
        all_that(client)
    assert [query["sql"] for query in queries if query["sql"].startswith(CHANGES)] == []
    assert Learner.objects.count() == 0


@pytest.mark.parametrize("address", READING[:-1])
@pytest.mark.parametrize("who", [signed_in, with_token, browser, Client])
def test_no_cache_keeps_or_confuses_what_is_personal(who: Who, address: str) -> None:
    answer = who().get(f"/api/{address}")
    assert answer["Cache-Control"] == "private"
    assert {"Cookie", "X-Anonymous-Token"} <= set(answer["Vary"].split(", "))


@pytest.mark.parametrize(("method", "address", "body"), WRITING)
def test_no_cache_keeps_what_was_written(method: str, address: str, body: dict[str, Any]) -> None:
    assert send(signed_in(), address, body, method)["Cache-Control"] == "private"


def test_mallory_sees_nothing_of_ada() -> None:
    untouched = all_that(signed_in("mallory"))
    complete(signed_in())
    assert all_that(signed_in("mallory")) == untouched
    assert all_that(with_token()) == untouched
    assert all_that(signed_in()) != untouched


def test_mallory_changes_nothing_of_ada() -> None:
    ada, mallory = signed_in(), signed_in("mallory")
    complete(ada)
    before = list(ContentProgress.objects.order_by("pk").values())
    assert send(mallory, f"progress/complete/{CLAY}", method="DELETE").status_code == 404
    assert list(ContentProgress.objects.order_by("pk").values()) == before
    complete(mallory)
    assert send(mallory, f"progress/complete/{CLAY}", method="DELETE").status_code == 200
    assert list(ContentProgress.objects.filter(learner__user=user().user).order_by("pk").values()) == before


def test_a_cookie_is_worth_nothing_as_a_header() -> None:
    token = str(uuid4())
    ada = browser(token)
    complete(ada)
    thief = Client(headers={"X-Anonymous-Token": token})
    assert thief.get("/api/progress/completed").json() == {"completed": []}
    assert thief.get("/api/modules/soil/progress").json()["progress"]["completed"] == 0
    for address, body in (
        ("progress/time", {"content_id": CLAY}),
        ("progress/complete", {"content_id": TEST, "content_type": "test"}),
    ):
        assert send(thief, address, body).status_code == 401
    assert send(Client(), f"progress/time?anonymous_token={token}", {"content_id": CLAY}).status_code == 401
    assert ada.get("/api/progress/completed").json() == {"completed": [CLAY]}


def test_a_forged_cookie_is_nobody() -> None:
    client = Client(headers={"Origin": HERE})
    client.cookies[cookie_name()] = f"{uuid4()}:x:forged"
    assert client.get("/api/progress/completed").status_code == 401


def test_two_headers_that_differ_are_refused() -> None:
    headers = {"X-Anonymous-Token": str(uuid4()), "X-Session-Token": str(uuid4())}
    answer = Client(headers=headers).get("/api/progress/completed")
    assert (answer.status_code, list(answer.json())) == (400, ["detail"])


@pytest.mark.parametrize("token", ["", "x", CLAY.replace("-", ""), f"{{{CLAY}}}"])
def test_a_malformed_token_is_refused(token: str) -> None:
    assert Client(headers={"X-Anonymous-Token": token}).get("/api/progress/completed").status_code == 400


@pytest.mark.parametrize("name", ["X-Anonymous-Token", "X-Session-Token"])
def test_both_names_of_the_header_are_one_learner(name: str) -> None:
    token = str(uuid4())
    complete(Client(headers={name: token}))
    assert Client(headers={"X-Session-Token": token}).get("/api/progress/completed").json() == {"completed": [CLAY]}


def test_a_revoked_key_opens_nothing() -> None:
    client = with_key("ada")
    user().user.api_tokens.update(revoked_at="2026-01-01T00:00:00Z")  # type: ignore[union-attr]
    answer = client.get("/api/progress/completed")
    assert (answer.status_code, answer.json()) == (401, {"detail": "This key is not valid."})


@pytest.mark.parametrize("who", [signed_in, browser])
@pytest.mark.parametrize(("method", "address", "body"), WRITING)
def test_another_site_can_send_nothing_in_somebodys_name(
    who: Who, method: str, address: str, body: dict[str, Any]
) -> None:
    answer = send(who(enforce_csrf_checks=True), address, body, method)
    assert (answer.status_code, answer.json()["detail"][:11]) == (403, "CSRF Failed")
    assert ContentProgress.objects.count() == 0


def test_a_page_with_its_token_can() -> None:
    client = browser(enforce_csrf_checks=True)
    page = client.get("/accounts/login/")
    token = str(page.context["csrf_token"])
    answer = send(client, "progress/complete", WRITING[0][2], headers={"X-CSRFToken": token})
    assert answer.status_code == 200


@pytest.mark.parametrize("who", [with_token, lambda: with_key("ada")])
def test_a_program_needs_none(who: Who) -> None:
    client = who()
    client.handler.enforce_csrf_checks = True
    assert send(client, "progress/complete", WRITING[0][2]).status_code == 200


def test_who_is_signed_in_is_not_the_browsers_token_too() -> None:
    client = browser()
    complete(client)
    client.force_login(user().user)  # type: ignore[arg-type]
    assert client.get("/api/progress/completed").json() == {"completed": []}
    complete(client, TEST, "test")
    assert Learner.objects.filter(user=user().user).count() == 1
    assert client.get(f"/api/progress/explain/{MODULE}").json()["status"] == "in_progress"
