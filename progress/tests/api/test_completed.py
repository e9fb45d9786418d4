"""What somebody has completed, and why."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from content.tests.publishing import published
from content.tests.vault.build import (
    CLAY,
    CLAY_FILE,
    COURSE,
    MODULE,
    MODULE_FILE,
    OTHER,
    OUTCOME,
    SAND,
    TEST,
    VALID,
    changed,
    edit,
)
from progress.tests.api.asking import Answer, send, signed_in, statements, with_token
from progress.tests.api.gardens import beds, lens_id, module_id

pytestmark = pytest.mark.django_db


def completed(client: Client) -> Answer:
    return client.get("/api/progress/completed")


def explained(client: Client, content: object) -> Answer:
    return client.get(f"/api/progress/explain/{content}")


def complete(client: Client, content: object, kind: str = "lens") -> None:
    assert send(client, "progress/complete", {"content_id": str(content), "content_type": kind}).status_code == 200


def reason(text: str, content: str | None, done: bool) -> dict[str, Any]:
    return {"text": text, "content_id": content, "done": done}


def test_every_kind_in_the_order_in_which_it_became_so() -> None:
    published(VALID)
    client = signed_in()
    assert completed(client).json() == {"completed": []}
    complete(client, TEST, "test")
    complete(client, CLAY)
    found = completed(client).json()["completed"]
    assert (found[0], set(found[1:])) == (TEST, {CLAY, OUTCOME, MODULE, COURSE})


def test_nobody_is_told_to_say_who_they_are() -> None:
    published(VALID)
    assert [completed(Client()).status_code, explained(Client(), CLAY).status_code] == [401, 401]


def test_why_a_lens_is_complete_or_not() -> None:
    published(VALID)
    client = signed_in()
    assert explained(client, CLAY).json() == {
        "status": "not_started",
        "why": [reason("It has not been marked as complete.", None, False)],
        "locked_by": [],
    }
    complete(client, CLAY)
    found = explained(client, CLAY.upper()).json()
    assert (found["status"], [it["done"] for it in found["why"]]) == ("completed", [True])
    assert found["why"][0]["text"].startswith("Completed on ")


def test_why_a_lens_that_replaces_another_is_complete() -> None:
    published(VALID)
    client = signed_in()
    complete(client, CLAY)
    published(changed({CLAY_FILE: VALID[CLAY_FILE].replace(f"id: {CLAY}", f"id: {OTHER}\nreplaces: {CLAY}")}))
    assert explained(client, OTHER).json() == {
        "status": "completed",
        "why": [
            reason("It has not been marked as complete.", None, False),
            reason("An earlier lens that it stands in for", CLAY, True),
        ],
        "locked_by": [],
    }


@pytest.mark.parametrize("container", [MODULE, OUTCOME])
def test_why_a_container_is_not_complete(container: str) -> None:
    published(VALID)
    client = signed_in()
    complete(client, CLAY)
    assert explained(client, container).json() == {
        "status": "in_progress",
        "why": [reason("Clay", CLAY, True), reason("Test", TEST, False)],
        "locked_by": [],
    }


def test_a_course_rests_on_the_stamps_of_its_modules() -> None:
    published(VALID)
    client = signed_in()
    complete(client, CLAY)
    assert explained(client, COURSE).json()["why"] == [reason("Soil: 1 of 2", MODULE, False)]
    complete(client, TEST, "test")
    published(changed(edit(MODULE_FILE, "optional:: true\n", "")))
    found = explained(client, COURSE).json()
    assert (found["status"], found["why"][1:]) == ("completed", [reason("Soil: 2 of 3", MODULE, True)])


def test_what_requires_nothing_says_so() -> None:
    module = (
        f"---\nslug: extra\ntitle: Extra\nid: {OTHER}\n---\n# Lens:\nsource:: [[../Lenses/Sand]]\noptional:: true\n"
    )
    published(changed({"modules/extra.md": module}))
    text = "It requires nothing, so it is optional reading and never becomes complete."
    assert explained(signed_in(), OTHER).json() == {
        "status": "not_started",
        "why": [reason(text, None, False)],
        "locked_by": [],
    }


def test_a_lens_that_stands_alone_is_known() -> None:
    published(changed({MODULE_FILE: VALID[MODULE_FILE].split("# Lens: Sand")[0]}))
    assert explained(with_token(), SAND).status_code == 200
    assert explained(with_token(), uuid4()).status_code == 404
    assert explained(with_token(), "x").status_code == 404


def test_they_cost_the_same_for_one_thing_and_three() -> None:
    costs = []
    for count in (1, 3):
        published(beds(count, count))
        client = with_token()
        for lens in range(1, count + 1):
            complete(client, lens_id(1, lens))
        costs.append(
            [
                len(statements(lambda: completed(client))),  # noqa: B023 - called at once
                len(statements(lambda: explained(client, module_id(1)))),  # noqa: B023 - called at once
                len(statements(lambda: explained(client, lens_id(1, 1)))),  # noqa: B023 - called at once
            ]
        )
    assert costs == [[1, 2, 2], [1, 2, 2]]
