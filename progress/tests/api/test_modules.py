"""Where somebody stands with a module, over HTTP."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from content.tests.publishing import published
from content.tests.vault.build import (
    CLAY,
    CLAY_FILE,
    MODULE,
    MODULE_FILE,
    OTHER,
    SAND,
    TEST,
    VALID,
    changed,
    edit,
)
from progress.models import ContentProgress, Learner
from progress.tests.api.asking import Answer, send, signed_in, statements, user, with_token
from progress.tests.api.gardens import beds, lens_id
from progress.tests.people import total

pytestmark = pytest.mark.django_db

PARTS = VALID[MODULE_FILE].split("# Learning Outcome")[0] + (
    f"# Submodule: Wet\nid:: {OTHER}\n## Lens: Clay\nsource:: [[../Lenses/Clay]]\n"
    "# Submodule: Dry\n## Lens: Sand\nsource:: [[../Lenses/Sand]]\noptional:: true\n"
)
NOTHING: dict[str, Any] = {"completed": False, "completedAt": None, "timeSpentS": 0, "minutes": 1, "locked": False}
CLAY_LENS = {
    "id": CLAY,
    "title": "Clay",
    "type": "lens",
    "kind": "article",
    "optional": False,
    "hidden": False,
} | NOTHING
TEST_LENS = {"id": TEST, "title": "Test", "type": "test", "kind": "test", "optional": False, "hidden": False} | NOTHING
SAND_LENS = {"id": SAND, "title": "Sand", "type": "lens", "kind": "video", "optional": True, "hidden": False} | NOTHING


def progress(client: Client, slug: str = "soil", query: str = "") -> Answer:
    return client.get(f"/api/modules/{slug}/progress{query}")


def study(client: Client, content: object = CLAY, slug: str = "soil", **more: object) -> Answer:
    return send(client, f"modules/{slug}/progress", {"contentId": str(content), **more})


def test_before_anything() -> None:
    published(VALID)
    answer = progress(with_token())
    assert (answer.status_code, answer.json()) == (
        200,
        {
            "module": {"id": MODULE, "slug": "soil", "title": "Soil"},
            "status": "not_started",
            "progress": {"completed": 0, "total": 2},
            "newSinceCompletion": 0,
            "startedAt": None,
            "completedAt": None,
            "timeSpentS": 0,
            "lenses": [CLAY_LENS, TEST_LENS, SAND_LENS],
            "chatSession": {"sessionId": None, "hasMessages": False},
        },
    )
    assert Learner.objects.count() == 0


def test_half_of_it() -> None:
    published(VALID)
    client = signed_in()
    study(client, timeSpentS=50, completed=True)
    study(client, SAND, timeSpentS=10)
    found = progress(client).json()
    row = ContentProgress.objects.get(content_id=CLAY)
    assert (found["status"], found["progress"], found["timeSpentS"]) == (
        "in_progress",
        {"completed": 1, "total": 2},
        60,
    )
    assert found["startedAt"] is not None
    assert [(lens["completed"], lens["timeSpentS"]) for lens in found["lenses"]] == [
        (True, 50),
        (False, 0),
        (False, 10),
    ]
    assert row.completed_at is not None
    assert found["lenses"][0]["completedAt"] == row.completed_at.isoformat().replace("+00:00", "Z")


def test_what_is_required_later_is_new() -> None:
    published(VALID)
    client = signed_in()
    study(client, completed=True)
    study(client, TEST, completed=True)
    published(changed(edit(MODULE_FILE, "optional:: true\n", "")))
    found = progress(client).json()
    assert (found["status"], found["progress"], found["newSinceCompletion"]) == (
        "completed",
        {"completed": 2, "total": 3},
        1,
    )
    assert found["completedAt"] is not None


def test_a_lens_twice_in_a_module_is_listed_once_and_required_if_it_is_anywhere() -> None:
    again = VALID[MODULE_FILE] + "\n# Lens: Sand again\nsource:: [[../Lenses/Sand]]\n"
    published(changed({MODULE_FILE: again}))
    found = progress(with_token()).json()
    assert found["lenses"] == [CLAY_LENS, TEST_LENS, SAND_LENS | {"optional": False}]
    assert found["progress"]["total"] == 3


def test_a_hidden_lens_is_listed_and_says_so() -> None:
    published(changed(edit(MODULE_FILE, "optional:: true\n", "optional:: true\nhide:: true\n")))
    assert progress(with_token()).json()["lenses"][-1] == SAND_LENS | {"hidden": True}


def test_replacing_shows_what_was_replaced() -> None:
    published(VALID)
    client = signed_in()
    study(client, timeSpentS=50, completed=True)
    published(changed({CLAY_FILE: VALID[CLAY_FILE].replace(f"id: {CLAY}", f"id: {OTHER}\nreplaces: {CLAY}")}))
    study(client, OTHER, timeSpentS=20)
    lens = progress(client).json()["lenses"][0]
    assert (lens["id"], lens["completed"], lens["timeSpentS"]) == (OTHER, True, 70)


def test_a_parent_is_all_its_submodules() -> None:
    published(changed({MODULE_FILE: PARTS}))
    client = signed_in()
    study(client, slug="soil", timeSpentS=30)
    study(client, slug="soil/wet", timeSpentS=10)
    study(client, SAND, slug="soil/dry", timeSpentS=5)
    found = [progress(client, slug).json() for slug in ("soil", "soil/wet", "soil/dry")]
    assert [it["timeSpentS"] for it in found] == [45, 40, 5]
    assert [it["progress"]["total"] for it in found] == [1, 1, 0]
    assert [[lens["id"] for lens in it["lenses"]] for it in found] == [[CLAY, SAND], [CLAY], [SAND]]
    done = study(client, slug="soil", completed=True).json()
    assert (done["module_status"], done["module_progress"]) == ("completed", {"completed": 1, "total": 1})
    assert [progress(client, slug).json()["status"] for slug in ("soil", "soil/wet", "soil/dry")] == [
        "completed",
        "completed",
        "not_started",
    ]


def test_a_lens_of_its_own_is_a_module_of_one() -> None:
    published(VALID)
    client = signed_in()
    done = study(client, slug="lens/clay", timeSpentS=5, completed=True).json()
    assert (done["module_status"], done["next"], len(done["lenses"])) == ("completed", None, 1)
    found = progress(client, "lens/clay").json()
    assert found["module"] == {"id": CLAY, "slug": "lens/clay", "title": "Clay"}
    assert (found["status"], found["progress"], found["timeSpentS"]) == ("completed", {"completed": 1, "total": 1}, 5)


def test_an_old_slug_leads_to_the_module() -> None:
    published(VALID)
    published(changed(edit(MODULE_FILE, "slug: soil", "slug: earth")))
    assert progress(with_token(), "soil").json()["module"]["slug"] == "earth"


@pytest.mark.parametrize("slug", ["nothing", "lens/nothing", "lens/", "lens/%00", "%00", "..", "%ED%A0%80", "soil/x"])
def test_no_such_module(slug: str) -> None:
    published(VALID)
    assert progress(with_token(), slug).status_code == 404
    assert study(with_token(), slug=slug).status_code == 404


@pytest.mark.parametrize(
    ("query", "status"), [("?course=garden", 200), ("?course=first-garden", 200), ("?course=", 200), ("?course=x", 404)]
)
def test_the_course_has_to_list_it(query: str, status: int) -> None:
    published(dict(VALID) | {"courses/Other.md": f"---\nslug: other\ntitle: O\nid: {uuid4()}\n---\n# Meeting: One\n"})
    assert progress(with_token(), query=query).status_code == status


def test_nobody_is_told_to_say_who_they_are() -> None:
    published(VALID)
    assert [progress(Client()).status_code, study(Client()).status_code] == [401, 401]
    assert Learner.objects.count() == 0


def test_a_beat_in_a_module_counts_there() -> None:
    second = f"---\nslug: sand-only\ntitle: Sand only\nid: {OTHER}\n---\n# Lens:\nsource:: [[../Lenses/Sand]]\n"
    published(changed({"modules/sand.md": second}))
    answer = study(signed_in(), SAND, "sand-only", timeSpentS=30)
    assert (answer.json()["completed_at"], answer.json()["module_status"]) == (None, "not_started")
    assert (total(user(), SAND), total(user(), OTHER), total(user(), MODULE)) == (30, 30, 0)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "contentId"),
        ({"contentId": 7}, "contentId"),
        ({"contentId": CLAY, "timeSpentS": -1}, "timeSpentS"),
        ({"contentId": CLAY, "timeSpentS": 86_401}, "timeSpentS"),
        ({"contentId": CLAY, "completed": "perhaps"}, "completed"),
    ],
)
def test_what_cannot_be_read(body: dict[str, Any], field: str) -> None:
    published(VALID)
    answer = send(with_token(), "modules/soil/progress", body)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, [field])


def test_content_of_another_module_is_not_found() -> None:
    published(VALID)
    assert study(with_token(), UUID(OTHER)).status_code == 404
    assert Learner.objects.count() == 0


def test_it_costs_the_same_for_one_lens_and_three() -> None:
    costs = []
    for lenses in (1, 3):
        published(beds(1, lenses))
        client = with_token()
        for lens in range(1, lenses + 1):
            study(client, lens_id(1, lens), "bed-1", timeSpentS=5)
        costs.append(
            (
                len(statements(lambda: progress(client, "bed-1"))),  # noqa: B023 - called at once
                len(statements(lambda: study(client, lens_id(1, 1), "bed-1", timeSpentS=5))),  # noqa: B023
            )
        )
    assert costs == [(2, 9), (2, 9)]
