"""Completion and its undoing over HTTP."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from content.tests.publishing import published
from content.tests.vault.build import (
    CLAY,
    COURSE,
    COURSE_FILE,
    MODULE,
    OTHER,
    OUTCOME,
    SAND,
    TEST,
    VALID,
    changed,
    edit,
)
from progress.models import ContentProgress, Learner
from progress.tests.api.asking import Answer, send, signed_in, statements, user, with_token
from progress.tests.api.gardens import beds, lens_id, module_id
from progress.tests.people import total

pytestmark = pytest.mark.django_db

KEYS = [
    "completed_at",
    "time_to_complete_s",
    "module_status",
    "module_progress",
    "lenses",
    "newly_completed",
    "next",
]
SECOND = f"---\nslug: sand-only\ntitle: Sand only\nid: {OTHER}\n---\n# Lens:\nsource:: [[../Lenses/Sand]]\n"
TWO_MODULES = changed(
    {
        "modules/zand.md": SECOND,
        **edit(COURSE_FILE, "# Meeting", "# Module: [[../modules/zand]]\n\n# Meeting"),
    }
)


def complete(client: Client, content: object, kind: str = "lens", **more: object) -> Answer:
    return send(client, "progress/complete", {"content_id": str(content), "content_type": kind, **more})


def undo(client: Client, content: object) -> Answer:
    return send(client, f"progress/complete/{content}", method="DELETE")


def newly(answer: Answer) -> list[str]:
    return [one["title"] for one in answer.json()["newly_completed"]]


def test_the_answer_says_what_became_complete_and_what_comes_next() -> None:
    published(VALID)
    answer = complete(signed_in(), CLAY, beats=[{"content_id": CLAY, "time_delta_s": 40}])
    found = answer.json()
    assert (answer.status_code, list(found)) == (200, KEYS)
    assert found["time_to_complete_s"] == 40
    assert found["completed_at"] == found["lenses"][0]["completedAt"]
    assert (found["module_status"], found["module_progress"]) == ("in_progress", {"completed": 1, "total": 2})
    assert [(one["id"], one["completed"], one["timeSpentS"]) for one in found["lenses"]] == [
        (CLAY, True, 40),
        (TEST, False, 0),
        (SAND, False, 0),
    ]
    assert found["newly_completed"] == [{"content_id": CLAY, "content_type": "lens", "title": "Clay"}]
    assert found["next"] == {"content_id": TEST, "title": "Test", "url": f"/courses/garden/soil/?lens={TEST}"}


def test_the_last_leaf_completes_what_holds_it() -> None:
    published(VALID)
    client = signed_in()
    complete(client, CLAY)
    found = complete(client, TEST, "test").json()
    assert [(one["content_id"], one["content_type"]) for one in found["newly_completed"]] == [
        (TEST, "test"),
        (OUTCOME, "lo"),
        (MODULE, "module"),
        (COURSE, "course"),
    ]
    assert (found["module_status"], found["next"]) == ("completed", None)


def test_the_second_time_answers_the_first_date() -> None:
    published(VALID)
    client = with_token()
    first, again = complete(client, CLAY).json(), complete(client, CLAY, time_spent_s=99).json()
    assert again == first | {"newly_completed": []}


def test_next_is_behind_then_before_then_the_next_module() -> None:
    published(beds(2, 3))
    client = signed_in()
    steps = [complete(client, lens_id(1, lens)).json()["next"] for lens in (2, 3, 1)]
    assert [(step["content_id"], step["url"]) for step in steps] == [
        (str(lens_id(1, 3)), f"/courses/beds/bed-1/?lens={lens_id(1, 3)}"),
        (str(lens_id(1, 1)), f"/courses/beds/bed-1/?lens={lens_id(1, 1)}"),
        (str(module_id(2)), "/courses/beds/bed-2/"),
    ]


def test_the_module_of_the_answer_is_the_named_one_then_the_last_studied_then_the_first() -> None:
    published(TWO_MODULES)
    client = signed_in()
    assert len(complete(client, SAND).json()["lenses"]) == 3
    assert len(complete(client, SAND, module_slug="sand-only").json()["lenses"]) == 1
    assert len(complete(client, SAND, module_slug="nowhere").json()["lenses"]) == 3
    send(client, "progress/time", {"content_id": SAND, "module_id": OTHER, "time_delta_s": 5})
    assert len(complete(client, SAND).json()["lenses"]) == 1
    assert len(complete(client, SAND, module_slug="soil").json()["lenses"]) == 3
    assert len(complete(client, CLAY, module_slug="sand-only").json()["lenses"]) == 3


def test_content_in_no_module_has_no_module_fields() -> None:
    found = complete(with_token(), uuid4(), "module", content_title="Elsewhere").json()
    assert {name: found[name] for name in KEYS[2:5]} == dict.fromkeys(KEYS[2:5])
    assert (found["next"], newly_titles(found)) == (None, ["Elsewhere"])


def newly_titles(found: dict[str, Any]) -> list[str]:
    return [one["title"] for one in found["newly_completed"]]


def test_a_container_is_not_completed_by_decree() -> None:
    published(VALID)
    client = signed_in()
    complete(client, CLAY)
    answer = complete(client, MODULE, "module")
    assert answer.status_code == 409
    assert answer.json() == {
        "detail": "This becomes complete when everything it requires is.",
        "missing": [{"content_id": TEST, "title": "Test"}],
    }
    complete(client, TEST, "test")
    after = complete(client, MODULE, "module", beats=[{"content_id": CLAY, "time_delta_s": 5}])
    assert (after.status_code, after.json()["module_status"], newly(after)) == (200, "completed", [])
    assert total(user(), CLAY) == 5


@pytest.mark.parametrize(
    ("content", "kind"),
    [(CLAY, "test"), (TEST, "lens"), (CLAY, "module"), (MODULE, "lo"), (OUTCOME, "module"), (COURSE, "lo")],
)
def test_a_type_that_is_not_the_contents_own_is_refused(content: str, kind: str) -> None:
    published(VALID)
    answer = complete(signed_in(), content, kind)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["content_type"])
    assert Learner.objects.count() == 0


BAD: list[tuple[dict[str, Any], list[str]]] = [
    ({}, ["content_id", "content_type"]),
    ({"content_id": 7, "content_type": "course"}, ["content_id", "content_type"]),
    ({"content_id": CLAY, "content_type": "\ud800"}, ["content_type"]),
    ({"content_id": CLAY, "content_type": "lens", "content_title": "x" * 301}, ["content_title"]),
    ({"content_id": CLAY, "content_type": "lens", "content_title": "\ud800"}, ["content_title"]),
    ({"content_id": CLAY, "content_type": "lens", "module_slug": {}}, ["module_slug"]),
    ({"content_id": CLAY, "content_type": "lens", "beats": {}}, ["beats"]),
    ({"content_id": CLAY, "content_type": "lens", "beats": [{"content_id": CLAY}] * 501}, ["beats"]),
]


@pytest.mark.parametrize(("body", "fields"), BAD)
def test_what_cannot_be_read(body: dict[str, Any], fields: list[str]) -> None:
    answer = send(with_token(), "progress/complete", body)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, fields)


@pytest.mark.parametrize("beat", [{"content_id": "x"}, {"content_id": MODULE}])
def test_a_bad_beat_completes_nothing(beat: dict[str, str]) -> None:
    published(VALID)
    answer = complete(with_token(), CLAY, beats=[{"content_id": CLAY}, beat])
    assert (answer.status_code, list(answer.json()["errors"]["beats"])) == (400, ["1"])
    assert Learner.objects.count() == 0


def test_undoing_lifts_what_stood_on_it() -> None:
    published(VALID)
    client = signed_in()
    complete(client, CLAY)
    complete(client, TEST, "test")
    answer = undo(client, CLAY)
    found = answer.json()
    assert (answer.status_code, list(found), found["completed_at"], found["newly_completed"]) == (200, KEYS, None, [])
    assert (found["module_status"], found["module_progress"]) == ("in_progress", {"completed": 1, "total": 2})
    assert send(client, "progress/completed", method="GET").json() == {"completed": [TEST]}
    assert undo(client, CLAY.upper()).json() == found


def test_only_what_is_there_can_be_undone() -> None:
    published(VALID)
    client = signed_in()
    assert (undo(client, CLAY).status_code, Learner.objects.count()) == (404, 0)
    complete(client, CLAY)
    complete(client, TEST, "test")
    assert [undo(client, content).status_code for content in (MODULE, uuid4())] == [409, 404]
    assert undo(client, "not-a-uuid").status_code == 404


def test_completing_costs_the_same_for_one_lens_and_three() -> None:
    found = []
    for lenses in (1, 3):
        published(beds(1, lenses))
        client = with_token()
        send(client, "progress/time", {"content_id": str(lens_id(1, lenses))})
        for lens in range(1, lenses):
            complete(client, lens_id(1, lens))
        found.append(statements(lambda: complete(client, lens_id(1, lenses))))  # noqa: B023 - called at once
    assert [len(asked) for asked in found] == [12, 12], found


def test_the_token_may_stand_in_the_address() -> None:
    token = uuid4()
    body = {"content_id": CLAY, "content_type": "lens"}
    assert send(Client(), f"progress/complete?anonymous_token={token}", body).status_code == 200
    assert ContentProgress.objects.get().learner.anonymous_token == token
    assert send(Client(), f"progress/complete/{UUID(CLAY)}?anonymous_token={token}", method="DELETE").status_code == 401
