"""Publishing makes the tables hold one revision; what leaves is retired, what returns is the same row."""

from uuid import UUID

import pytest
from django.db import models

from content.enums import Addressed
from content.models import (
    Course,
    CourseItem,
    LearningOutcome,
    Lens,
    Module,
    Publication,
    Question,
    Revision,
    Section,
    Segment,
    SlugAlias,
    Test,
)
from content.signals import revision_published
from content.tests.publishing import published
from content.tests.vault.build import (
    CLAY,
    COURSE,
    COURSE_FILE,
    MODULE,
    MODULE_FILE,
    OTHER,
    OUTCOME,
    QUESTION,
    SAND,
    SAND_FILE,
    TEST,
    VALID,
    changed,
    edit,
)

pytestmark = pytest.mark.django_db


def live(model: type[models.Model]) -> set[str]:
    return {str(pk) for pk in model._default_manager.filter(retired_at__isnull=True).values_list("pk", flat=True)}


def places() -> list[tuple[str, int, str, bool, bool]]:
    return [
        (str(section.module_id), section.position, section.title, section.optional, section.test_id is not None)
        for section in Section.objects.all()
    ]


def test_everything_of_the_vault_is_there() -> None:
    published(VALID)
    assert live(Course) == {COURSE}
    assert live(Module) == {MODULE}
    assert live(LearningOutcome) == {OUTCOME}
    assert live(Lens) == {CLAY, SAND}
    assert live(Test) == {TEST}
    assert live(Question) == {QUESTION}
    assert places() == [
        (MODULE, 0, "Clay", False, False),
        (MODULE, 1, "Test", False, True),
        (MODULE, 2, "Sand", True, False),
    ]
    assert [(item.position, item.module_id, item.meeting) for item in CourseItem.objects.all()] == [
        (0, UUID(MODULE), ""),
        (1, None, "First walk"),
    ]
    clay = Lens.objects.get(pk=CLAY)
    assert (clay.title, clay.slug, clay.kind, clay.minutes, clay.tldr) == (
        "Clay",
        "clay",
        "article",
        1,
        "Clay holds water.",
    )
    assert [segment.kind for segment in clay.segments.order_by("position")] == ["text", "article", "chat"]


def test_what_leaves_is_retired_and_what_returns_is_the_same_row() -> None:
    published(VALID)
    without = changed(
        {SAND_FILE: None, **edit(MODULE_FILE, "# Lens: Sand\nsource:: [[../Lenses/Sand]]\noptional:: true\n", "")}
    )
    published(without)
    sand = Lens.objects.get(pk=SAND)
    assert sand.retired_at is not None
    assert [place[2] for place in places()] == ["Clay", "Test"]
    assert {segment.retired_at is None for segment in Segment.objects.filter(lens=sand)} == {False}
    published(VALID)
    assert Lens.objects.get(pk=SAND).retired_at is None
    assert {segment.retired_at is None for segment in Segment.objects.filter(lens=sand)} == {True}


def test_a_new_slug_leaves_the_old_one_as_an_alias() -> None:
    published(VALID)
    published(changed(edit(MODULE_FILE, "slug: soil", "slug: earth")))
    assert Module.objects.get(pk=MODULE).slug == "earth"
    assert {(alias.kind, alias.slug, str(alias.target_id)) for alias in SlugAlias.objects.all()} == {
        (Addressed.MODULE, "soil", MODULE),
        (Addressed.COURSE, "first-garden", COURSE),
    }


def test_two_modules_can_exchange_their_slugs() -> None:
    second = VALID[MODULE_FILE].replace("slug: soil", "slug: earth").replace(MODULE, OTHER)
    both = changed({"modules/earth.md": second})
    published(both)
    swapped = both | {
        MODULE_FILE: both[MODULE_FILE].replace("slug: soil", "slug: earth"),
        "modules/earth.md": second.replace("slug: earth", "slug: soil"),
    }
    published(swapped)
    assert dict(Module.objects.values_list("slug", "pk")) == {"earth": UUID(MODULE), "soil": UUID(OTHER)}


def test_of_two_files_with_one_id_the_first_is_shown_and_the_other_stands_nowhere() -> None:
    twin = VALID[SAND_FILE].replace(SAND, CLAY).replace("title: Sand", "title: Twin")
    published(changed({SAND_FILE: twin.replace("id:: 80000000", "id:: 90000000")}))
    assert Lens.objects.get(pk=CLAY).title == "Clay"
    assert [place[2] for place in places()] == ["Clay", "Test"]


def test_of_two_modules_with_one_slug_the_first_is_shown() -> None:
    published(changed({"modules/zoo.md": VALID[MODULE_FILE].replace(MODULE, OTHER)}))
    assert live(Module) == {MODULE}


def test_the_pointer_moves_and_says_so_after_the_commit(django_capture_on_commit_callbacks: object) -> None:
    heard: list[int] = []

    def hear(revision: Revision, **_: object) -> None:
        heard.append(revision.number)

    revision_published.connect(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
            done = published(VALID)
    finally:
        revision_published.disconnect(hear)
    assert heard == [1]
    assert Publication.objects.get().revision == done.revision
    assert done.revision.published_at is not None


def test_a_course_whose_modules_are_all_gone_keeps_its_meetings() -> None:
    published(changed(edit(COURSE_FILE, "# Module: [[../modules/soil]]\n\n", "")))
    assert [item.meeting for item in CourseItem.objects.all()] == ["First walk"]
