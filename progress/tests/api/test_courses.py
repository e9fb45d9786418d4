"""Where somebody stands with a course, and what follows in it, over HTTP."""

from typing import Any

import pytest
from django.test import Client

from content.tests.publishing import published
from content.tests.vault.build import CLAY, COURSE, MODULE, MODULE_FILE, OTHER, SAND, TEST, VALID, changed
from progress.models import Learner
from progress.tests.api.asking import Answer, send, signed_in, statements, with_token
from progress.tests.api.gardens import beds, lens_id
from progress.tests.api.test_modules import CLAY_LENS, PARTS, SAND_LENS, TEST_LENS

pytestmark = pytest.mark.django_db

SOIL = {
    "id": MODULE,
    "slug": "soil",
    "title": "Soil",
    "optional": False,
    "parentSlug": None,
    "parentTitle": None,
    "status": "not_started",
    "progress": {"completed": 0, "total": 2},
    "startedAt": None,
    "newSinceCompletion": 0,
    "minutes": 2,
    "locked": False,
    "lenses": [CLAY_LENS, TEST_LENS, SAND_LENS],
}
GARDEN = {
    "course": {"id": COURSE, "slug": "garden", "title": "A garden of your own"},
    "status": "not_started",
    "progress": {"completed": 0, "total": 2},
    "timeSpentS": 0,
    "units": [{"meetingNumber": 1, "meetingName": "First walk", "meetingDate": None, "modules": [SOIL]}],
}


def progress(client: Client, slug: str = "garden") -> Answer:
    return client.get(f"/api/courses/{slug}/progress")


def after(client: Client, current: str, slug: str = "beds") -> Answer:
    return client.get(f"/api/courses/{slug}/next-module", {"current": current})


@pytest.mark.parametrize("client", [Client(), with_token()])
@pytest.mark.parametrize("slug", ["garden", "first-garden"])
def test_zeros_for_who_has_not_begun(client: Client, slug: str) -> None:
    published(VALID)
    answer = progress(client, slug)
    assert (answer.status_code, answer.json()) == (200, GARDEN)
    assert Learner.objects.count() == 0


def test_half_of_it() -> None:
    published(VALID)
    client = signed_in()
    for content, kind in ((CLAY, "lens"), (SAND, "lens")):
        beats = [{"content_id": content, "time_delta_s": 30}]
        send(client, "progress/complete", {"content_id": content, "content_type": kind, "beats": beats})
    found = progress(client).json()
    assert (found["status"], found["progress"], found["timeSpentS"]) == (
        "in_progress",
        {"completed": 1, "total": 2},
        60,
    )
    (module,) = found["units"][0]["modules"]
    assert (module["status"], module["progress"]) == ("in_progress", {"completed": 1, "total": 2})
    assert [lens["completed"] for lens in module["lenses"]] == [True, False, True]
    send(client, "progress/complete", {"content_id": TEST, "content_type": "test"})
    assert progress(client).json()["status"] == "completed"


def test_submodules_name_their_parent_and_each_lens_counts_once() -> None:
    published(changed({MODULE_FILE: PARTS}))
    client = signed_in()
    send(client, "modules/soil/progress", {"contentId": CLAY, "timeSpentS": 30, "completed": True})
    found = progress(client).json()
    modules = found["units"][0]["modules"]
    assert [(it["slug"], it["parentSlug"], it["parentTitle"], it["status"]) for it in modules] == [
        ("soil/wet", "soil", "Soil", "completed"),
        ("soil/dry", "soil", "Soil", "not_started"),
    ]
    assert (found["timeSpentS"], found["progress"], modules[0]["id"]) == (30, {"completed": 1, "total": 1}, OTHER)


def test_modules_after_the_last_meeting_are_a_unit_without_one() -> None:
    published(beds(3, 1, meetings=(2,)))
    units = progress(Client(), "beds").json()["units"]
    assert [(it["meetingNumber"], it["meetingName"], len(it["modules"])) for it in units] == [
        (1, "After 2", 2),
        (None, None, 1),
    ]


def test_a_lens_looked_at_in_one_module_does_not_begin_another() -> None:
    second = f"---\nslug: sand-only\ntitle: Sand only\nid: {OTHER}\n---\n# Lens:\nsource:: [[../Lenses/Sand]]\n"
    course = VALID["courses/Garden.md"].replace("# Meeting", "# Module: [[../modules/zand]]\n\n# Meeting")
    published(changed({"modules/zand.md": second, "courses/Garden.md": course}))
    client = signed_in()
    send(client, "modules/soil/progress", {"contentId": SAND, "timeSpentS": 5})
    assert [it["startedAt"] is not None for it in modules_of(client)] == [True, False]
    send(client, "modules/soil/progress", {"contentId": SAND, "completed": True})
    assert [it["startedAt"] is not None for it in modules_of(client)] == [True, True]


def modules_of(client: Client) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = progress(client).json()["units"][0]["modules"]
    return found


def test_what_follows_a_module() -> None:
    published(beds(4, 1, meetings=(2, 3)))
    found = [after(Client(), f"bed-{number}") for number in (1, 2, 3, 4)]
    assert [answer.status_code for answer in found] == [200, 200, 200, 204]
    assert [answer.json() for answer in found[:3]] == [
        {"nextModuleSlug": "bed-2", "nextModuleTitle": "Bed 2"},
        {"completedUnit": 1},
        {"completedUnit": 2},
    ]


def test_after_a_parent_comes_what_follows_its_last_submodule() -> None:
    published(changed({MODULE_FILE: PARTS}))
    assert after(Client(), "soil", "garden").json() == {"completedUnit": 1}
    assert after(Client(), "soil/wet", "garden").json() == {"nextModuleSlug": "soil/dry", "nextModuleTitle": "Dry"}


@pytest.mark.parametrize(
    ("course", "current", "status"),
    [
        ("beds", "", 400),
        ("nothing", "bed-1", 404),
        ("beds", "nothing", 404),
        ("beds", "\0", 400),
        ("%00", "bed-1", 404),
    ],
)
def test_nothing_follows_what_is_not_there(course: str, current: str, status: int) -> None:
    published(beds(1, 1))
    assert after(Client(), current, course).status_code == status
    assert Client().get("/api/courses/beds/next-module").status_code == 400


@pytest.mark.parametrize("slug", ["nothing", "%00", "%ED%A0%80"])
def test_no_such_course(slug: str) -> None:
    assert progress(Client(), slug).status_code == 404


def test_it_costs_the_same_for_one_module_and_three() -> None:
    costs = []
    for count in (1, 3):
        published(beds(count, count))
        client = with_token()
        for number in range(1, count + 1):
            body = {"contentId": str(lens_id(number, 1)), "timeSpentS": 5, "completed": True}
            send(client, f"modules/bed-{number}/progress", body)
        assert len(progress(client, "beds").json()["units"][0]["modules"]) == count
        ada = signed_in()
        costs.append(
            (
                len(statements(lambda: progress(client, "beds"))),  # noqa: B023 - called at once
                len(statements(lambda: progress(ada, "beds"))),  # noqa: B023 - called at once
                len(statements(lambda: after(client, "bed-1"))),  # noqa: B023 - called at once
            )
        )
    assert costs == [(2, 4, 1), (2, 4, 1)]
