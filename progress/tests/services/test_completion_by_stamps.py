"""A course asks for its modules' stamps; and nothing but a requirement that is met completes a container."""

from uuid import UUID

import pytest

from content.tests.publishing import published
from content.tests.vault.build import (
    CLAY,
    COURSE,
    COURSE_FILE,
    MODULE,
    MODULE_FILE,
    OTHER,
    OTHER_2,
    OUTCOME,
    SAND,
    TEST,
    VALID,
    changed,
)
from progress.enums import ContentType
from progress.exceptions import NotByDecree
from progress.models import ContentProgress
from progress.services.completion import complete_content, undo_completion
from progress.tests.people import ada, at

pytestmark = pytest.mark.django_db

SECOND = f"---\nslug: sand-only\ntitle: Sand only\nid: {OTHER}\n---\n# Lens:\nsource:: [[../Lenses/Sand]]\n"
TWO = {"modules/sand.md": SECOND, COURSE_FILE: VALID[COURSE_FILE] + "# Module: [[../modules/sand]]\n"}
BRICK = f"---\nid: {OTHER_2}\ntitle: Brick\n---\n#### Text\ncontent:: Brick.\n"
MORE = {"Lenses/Brick.md": BRICK, MODULE_FILE: VALID[MODULE_FILE] + "\n# Lens: Brick\nsource:: [[../Lenses/Brick]]\n"}


def stamped() -> set[str]:
    rows = ContentProgress.objects.filter(completed_at__isnull=False)
    return {str(key) for key in rows.values_list("content_id", flat=True)}


def first_module() -> None:
    complete_content(ada(), UUID(CLAY), ContentType.LENS, at(1))
    complete_content(ada(), UUID(TEST), ContentType.TEST, at(2))


def test_a_module_that_asks_for_more_since_it_was_completed_does_not_hold_up_its_course() -> None:
    published(changed(TWO))
    first_module()
    published(changed({**TWO, **MORE}))
    complete_content(ada(), UUID(SAND), ContentType.LENS, at(5))
    assert stamped() == {CLAY, TEST, OUTCOME, MODULE, SAND, OTHER, COURSE}


def test_undoing_lifts_the_module_and_then_the_course_that_stood_on_it() -> None:
    published(changed(TWO))
    first_module()
    complete_content(ada(), UUID(SAND), ContentType.LENS, at(5))
    undo_completion(ada(), UUID(SAND), at(6))
    assert stamped() == {CLAY, TEST, OUTCOME, MODULE}


def test_a_module_that_has_retired_is_not_completed_by_decree() -> None:
    published(changed(TWO))
    published(VALID)
    with pytest.raises(NotByDecree):
        complete_content(ada(), UUID(OTHER), ContentType.MODULE, at(5))


def test_an_outcome_that_asks_for_nothing_is_not_completed_by_decree() -> None:
    link = "[[../Learning Outcomes/Know your soil]]"
    published(changed({MODULE_FILE: VALID[MODULE_FILE].replace(link, f"{link}\noptional:: true")}))
    with pytest.raises(NotByDecree):
        complete_content(ada(), UUID(OUTCOME), ContentType.LO, at(5))
