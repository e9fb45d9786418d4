"""Beats over HTTP."""

import json
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from pytest_django import Settings

from content.tests.publishing import published
from content.tests.vault.build import CLAY, MODULE, OTHER, OUTCOME, SAND, VALID
from progress.enums import ContentType
from progress.models import ContentProgress, Learner
from progress.tests.api.asking import ago, send, signed_in, statements, user, with_key, with_token
from progress.tests.people import total

pytestmark = pytest.mark.django_db

INVALID = "Some of what was sent is not valid."


def seconds() -> dict[str, int]:
    """What is stored, by content, of the only learner."""
    assert Learner.objects.count() == 1
    return {str(row.content_id): row.total_time_spent_s for row in ContentProgress.objects.all()}


def test_a_beat_is_credited_and_nothing_is_answered() -> None:
    published(VALID)
    answer = send(signed_in(), "progress/time", {"content_id": CLAY, "time_delta_s": 30})
    assert (answer.status_code, answer.content) == (204, b"")
    assert seconds() == {CLAY: 30, OUTCOME: 30, MODULE: 30}


@pytest.mark.parametrize("address", ["progress/time", "progress/time/"])
def test_a_list_of_intervals(address: str) -> None:
    published(VALID)
    beats = [
        {"content_id": CLAY, "started_at": ago(120), "ended_at": ago(60), "sent_at": ago(0)},
        {"content_id": SAND, "started_at": ago(60), "ended_at": ago(0), "sent_at": ago(0)},
    ]
    assert send(with_token(), address, beats).status_code == 204
    assert [59 <= seconds()[content] <= 61 for content in (CLAY, SAND)] == [True, True]


def test_a_ping_counts_from_the_second_on() -> None:
    client = with_token()
    assert [send(client, "progress/time", {"content_id": CLAY}).status_code for _ in range(2)] == [204, 204]


@pytest.mark.parametrize("kind", ["text/plain", "text/plain;charset=UTF-8", "application/json"])
def test_a_beacon_says_that_json_is_text(kind: str) -> None:
    published(VALID)
    beat = json.dumps({"content_id": CLAY, "time_delta_s": 5})
    assert signed_in().generic("POST", "/api/progress/time", beat, kind).status_code == 204
    assert total(user(), CLAY) == 5


@pytest.mark.parametrize(
    "kind", ["", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "image/png"]
)
def test_anything_else_is_not_taken(kind: str) -> None:
    answer = with_token().generic("POST", "/api/progress/time", b"{}", kind)
    assert (answer.status_code, list(answer.json())) == (415, ["detail"])


def test_what_no_vault_knows_is_recorded_as_the_client_names_it() -> None:
    lens, outcome, module = uuid4(), uuid4(), uuid4()
    beat = {
        "content_id": str(lens),
        "content_type": "test",
        "content_title": "Elsewhere",
        "lo_id": str(outcome),
        "module_id": str(module),
        "time_delta_s": 7,
        "parent_module_id": "ignored",
    }
    send(with_token(), "progress/time", beat)
    assert seconds() == {str(lens): 7, str(outcome): 7, str(module): 7}
    row = ContentProgress.objects.get(content_id=lens)
    assert (row.content_type, row.content_title, row.registered) == (ContentType.TEST, "Elsewhere", False)


def test_the_type_and_title_sent_for_registered_content_are_ignored() -> None:
    published(VALID)
    send(with_token(), "progress/time", {"content_id": CLAY, "content_type": "test", "content_title": "x"})
    row = ContentProgress.objects.get(content_id=CLAY)
    assert (row.content_type, row.content_title) == (ContentType.LENS, "Clay")


def test_one_bad_item_stores_nothing_and_is_named() -> None:
    published(VALID)
    beats = [{"content_id": CLAY, "time_delta_s": 5}] * 3 + [{"content_id": 7, "time_delta_s": -1}, "beat"]
    answer = send(with_token(), "progress/time", beats)
    assert answer.status_code == 400
    assert answer.json() == {
        "detail": INVALID,
        "errors": {
            "3": {
                "content_id": ["A UUID is a text of 36 characters."],
                "time_delta_s": ["A whole number from 0 to 86400."],
            },
            "4": {"non_field_errors": ["A beat is an object."]},
        },
    }
    assert Learner.objects.count() == 0


@pytest.mark.parametrize("container", [MODULE, OUTCOME, "10000000-0000-4000-8000-000000000000"])
def test_a_container_has_no_time_of_its_own(container: str) -> None:
    published(VALID)
    said = {"content_id": ["The time of a module, an outcome or a course is the time of what is in it."]}
    alone = send(with_token(), "progress/time", {"content_id": container})
    assert (alone.status_code, alone.json()["errors"]) == (400, said)
    listed = send(with_token(), "progress/time", [{"content_id": CLAY}, {"content_id": container}])
    assert (listed.status_code, listed.json()["errors"]) == (400, {"1": said})
    assert Learner.objects.count() == 0


BAD: list[tuple[Any, str]] = [
    ({}, "content_id"),
    ({"content_id": ""}, "content_id"),
    ({"content_id": CLAY.replace("-", "")}, "content_id"),
    ({"content_id": "x" * 36}, "content_id"),
    ({"content_id": CLAY, "lo_id": 1}, "lo_id"),
    ({"content_id": CLAY, "content_type": "program"}, "content_type"),
    ({"content_id": CLAY, "content_type": ["lens"]}, "content_type"),
    ({"content_id": CLAY, "content_title": "x" * 301}, "content_title"),
    ({"content_id": CLAY, "content_title": "\0"}, "content_title"),
    ({"content_id": CLAY, "content_title": "\ud800"}, "content_title"),
    ({"content_id": CLAY, "time_delta_s": 86_401}, "time_delta_s"),
    ({"content_id": CLAY, "time_delta_s": 1.5}, "time_delta_s"),
    ({"content_id": CLAY, "time_delta_s": True}, "time_delta_s"),
    ({"content_id": CLAY, "started_at": "2026-01-01T00:00:00Z"}, "ended_at"),
    ({"content_id": CLAY, "ended_at": "2026-01-01T00:00:00Z"}, "started_at"),
    ({"content_id": CLAY, "started_at": "2026-01-01T00:00:01Z", "ended_at": "2026-01-01T00:00:00Z"}, "ended_at"),
    ({"content_id": CLAY, "started_at": "2026-01-01T00:00:00", "ended_at": "2026-01-01T00:00:00Z"}, "started_at"),
    ([], ""),
    ("text", "non_field_errors"),
    (None, "content_id"),
    (7, "non_field_errors"),
]


@pytest.mark.parametrize(("beat", "field"), BAD)
def test_a_beat_that_cannot_be_read(beat: object, field: str) -> None:
    answer = send(with_token(), "progress/time", beat)
    if field:
        assert (answer.status_code, list(answer.json()["errors"])) == (400, [field])
    else:
        assert answer.status_code == 204
    assert Learner.objects.count() == 0


def test_five_hundred_beats_and_no_more() -> None:
    published(VALID)
    beat = {"content_id": CLAY, "time_delta_s": 1}
    assert send(with_token(), "progress/time", [beat] * 500).status_code == 204
    assert seconds()[CLAY] == 300
    answer = send(with_token(), "progress/time", [beat] * 501)
    assert (answer.status_code, answer.json()["errors"]) == (400, {"non_field_errors": ["At most 500 beats."]})


def test_too_large_and_too_deep(settings: Settings) -> None:
    deep = with_token().generic("POST", "/api/progress/time", b"[" * 100_000 + b"]" * 100_000, "text/plain")
    assert (deep.status_code, deep.json()) == (400, {"detail": "JSON parse error - this is nested deeper than 20."})
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10
    assert send(with_token(), "progress/time", {"content_id": CLAY}).status_code == 413


def test_a_learner_brings_two_hundred_strangers_at_most() -> None:
    client = with_token()
    beats = [{"content_id": str(uuid4())} for _ in range(200)]
    assert send(client, "progress/time", beats).status_code == 204
    answer = send(client, "progress/time", {"content_id": str(uuid4())})
    assert (answer.status_code, list(answer.json())) == (409, ["detail"])
    assert send(client, "progress/time", beats[:1]).status_code == 204


def test_nobody_is_told_to_say_who_they_are() -> None:
    answer = send(Client(), "progress/time", {"content_id": CLAY})
    assert (answer.status_code, list(answer.json()), answer["WWW-Authenticate"]) == (401, ["detail"], "Token")


def test_the_token_may_stand_in_the_address() -> None:
    token = uuid4()
    assert send(Client(), f"progress/time?anonymous_token={token}", {"content_id": CLAY}).status_code == 204
    assert Learner.objects.get().anonymous_token == token


ORIGINS = [({"Origin": "http://testserver"}, 204), ({"Origin": "https://testserver"}, 403), ({"Origin": "null"}, 403)]
ELSEWHERE = [({"Origin": "http://testserver.evil.example"}, 403), ({}, 403)]


@pytest.mark.parametrize(("headers", "status"), [*ORIGINS, *ELSEWHERE])
def test_a_session_counts_from_this_site_alone(headers: dict[str, str], status: int) -> None:
    client = Client(enforce_csrf_checks=True, headers=headers)
    client.force_login(user().user)  # type: ignore[arg-type]
    assert send(client, "progress/time", {"content_id": CLAY}).status_code == status
    assert Learner.objects.count() == (status == 204)


@pytest.mark.parametrize("origin", ["http://elsewhere.example", None])
def test_a_key_or_a_header_counts_from_everywhere(origin: str | None) -> None:
    headers = {"Origin": origin} if origin else {}
    for client in (with_key("ada"), with_token(UUID(OTHER))):
        assert send(client, "progress/time", {"content_id": CLAY}, headers=headers).status_code == 204


def test_the_usual_beat_is_three_statements_and_who_it_is() -> None:
    published(VALID)
    cost = {"token": 3, "session": 5, "key": 4}
    clients = {"token": with_token(), "session": signed_in("grace"), "key": with_key("ada")}
    for name, client in clients.items():
        for start in (90, 60, 30):
            beat = {"content_id": CLAY, "started_at": ago(start), "ended_at": ago(start - 30)}
            asked = statements(lambda: send(client, "progress/time", beat))  # noqa: B023 - called at once
        assert len(asked) == cost[name], (name, asked)


def test_a_list_costs_the_same_for_one_beat_and_three() -> None:
    published(VALID)
    client = with_token()
    send(client, "progress/time", [{"content_id": CLAY, "time_delta_s": 1}])
    beat = {"content_id": CLAY, "time_delta_s": 1}
    found = [statements(lambda: send(client, "progress/time", [beat] * n)) for n in (1, 3)]  # noqa: B023
    assert [len(asked) for asked in found] == [7, 7], found
