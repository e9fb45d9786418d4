"""The outline says what is where and what requires what, and agrees with a walk over the vault by hand."""

from collections.abc import Mapping
from math import ceil
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.queries.outline import Outline, build_outline, published_outline
from content.services.importing import import_vault, understand
from content.tests.publishing import published
from content.tests.vault.build import CLAY, COURSE, MODULE, OUTCOME, SAND, SAND_FILE, TEST, VALID, changed, edit
from content.vault.folder import Source
from content.vault.model import CourseModule, Vault

pytestmark = pytest.mark.django_db


def test_a_course_with_its_units_and_places() -> None:
    published(VALID)
    outline = published_outline()
    course = outline.courses["garden"]
    assert [(unit.number, unit.meeting, len(unit.modules)) for unit in course.units] == [(1, "First walk", 1)]
    module = course.listed[0].module
    assert [(str(place.content_id), place.optional) for place in module.places] == [
        (CLAY, False),
        (TEST, False),
        (SAND, True),
    ]
    assert [str(place.content_id) for place in module.required] == [CLAY, TEST]
    assert course.minutes == module.minutes == 2
    assert outline.required_by_outcome == {UUID(OUTCOME): (UUID(CLAY), UUID(TEST))}
    assert str(course.id) == COURSE
    assert str(module.id) == MODULE


@pytest.mark.parametrize("courses", [1, 3])
def test_one_query_when_warm_and_two_more_after_a_publication(courses: int) -> None:
    more = {
        f"courses/{number}.md": f"---\nslug: more-{number}\ntitle: More\n---\n# Module: [[../modules/soil]]\n"
        for number in range(courses - 1)
    }
    published({**VALID, **more})
    with CaptureQueriesContext(connection) as cold:
        assert len(published_outline().courses) == courses
    with CaptureQueriesContext(connection) as warm:
        published_outline()
    assert (len(cold), len(warm)) == (3, 1)


def test_a_publication_is_seen_at_once() -> None:
    published(VALID)
    assert published_outline().places[UUID(SAND)][0][1].title == "Sand"
    published(changed(edit(SAND_FILE, "title: Sand", "title: Fine sand")))
    assert published_outline().places[UUID(SAND)][0][1].title == "Fine sand"


def test_nothing_published_is_an_empty_outline() -> None:
    assert published_outline() == Outline()


LENS_COUNT = 5
LENSES = [f"1{n}000000-0000-4000-8000-000000000000" for n in range(LENS_COUNT)]
ITEM = st.tuples(st.integers(0, LENS_COUNT - 1), st.booleans(), st.booleans())
GROUP = st.lists(ITEM, max_size=4)
MODULES = st.lists(st.tuples(st.booleans(), st.lists(GROUP, min_size=1, max_size=3)), min_size=1, max_size=4)


def lens_file(number: int) -> str:
    return (
        f"---\nid: {LENSES[number]}\ntitle: Lens {number}\n---\n#### Text\ncontent:: {'word ' * (number * 150 + 1)}\n"
    )


def module_file(number: int, *, is_parent: bool, groups: list[list[tuple[int, bool, bool]]]) -> str:
    lines = ["---", f"id: 2{number}000000-0000-4000-8000-000000000000", f"slug: m{number}", "title: M", "---"]
    for position, group in enumerate(groups):
        if is_parent:
            lines.append(f"# Submodule: Part {position}")
        for lens, optional, hidden in group:
            lines += ["## Lens:", f"source:: [[../Lenses/l{lens}]]"]
            lines += ["optional:: true"] * optional + ["hide:: true"] * hidden
    return "\n".join(lines) + "\n"


def files_of(modules: list[tuple[bool, list[list[tuple[int, bool, bool]]]]]) -> dict[str, str]:
    files = {f"Lenses/l{number}.md": lens_file(number) for number in range(LENS_COUNT)}
    listed = ["---", "slug: c", "title: C", "---"]
    for number, (is_parent, groups) in enumerate(modules):
        files[f"modules/m{number}.md"] = module_file(number, is_parent=is_parent, groups=groups)
        listed += [f"# Module: [[../modules/m{number}]]", *(["optional:: true"] * (number % 2))]
    return files | {"courses/c.md": "\n".join(listed) + "\n"}


def required_by_walking(vault: Vault) -> Mapping[str, list[str]]:
    """What each module requires, in the order of its sections, straight from the vault's own dataclasses."""
    found: dict[str, list[str]] = {}
    for module in vault.modules:
        if not module.standalone and not module.children:
            leaves = [section.content.id for section in module.sections if not section.optional]
            found[module.id] = [leaf for place, leaf in enumerate(leaves) if leaf not in leaves[:place]]
    return found


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(MODULES)
def test_requirements_and_minutes_agree_with_a_walk_over_the_vault(
    modules: list[tuple[bool, list[list[tuple[int, bool, bool]]]]],
) -> None:
    found = understand(Source(files_of(modules)))
    done = import_vault(found, origin="hypothesis", to_publish=True)
    outline = build_outline(done.revision.number)
    by_walking = {module: leaves for module, leaves in required_by_walking(found.vault).items() if leaves}
    by_outline = {str(module.id): [str(p.content_id) for p in module.required] for module in outline.modules.values()}
    assert {module: leaves for module, leaves in by_outline.items() if leaves} == by_walking
    if "c" not in outline.courses:
        assert not any(isinstance(item, CourseModule) for course in found.vault.courses for item in course.items)
        return
    wanted = {
        leaf
        for item in found.vault.courses[0].items
        if isinstance(item, CourseModule) and not item.optional
        for leaf in by_walking.get(item.id, [])
    }
    assert {str(place.content_id) for place in outline.courses["c"].required_places} == wanted
    assert outline.courses["c"].minutes == sum(ceil((LENSES.index(leaf) * 150 + 1) / 200) for leaf in wanted)
