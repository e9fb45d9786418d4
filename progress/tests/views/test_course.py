"""The overview of a course."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from content.tests.publishing import published
from content.tests.vault.build import CLAY, COURSE_FILE, VALID, changed, edit
from progress.tests.garden import GARDEN
from progress.tests.reading import links, page_of, said

pytestmark = pytest.mark.django_db

ENTRY = r'<li data-state="open"[^>]*>\s*<svg.*?</svg>\s*<div class="path-words">(.*?)</div>'


def test_units_modules_and_meetings(client: Client) -> None:
    published(GARDEN)
    html = page_of(client, "/courses/garden/")
    assert said(html, r'<div class="unit-head">(.*?)</div>') == ["Unit 1 2 min", "Afterwards 2 min"]
    assert said(html, r'<p class="meeting">(.*?)</p>') == ["Meeting: First walk"]
    assert said(html, ENTRY) == [
        "Soil 1 lens 1 test 2 min",
        "Tools 3 lenses 2 min By hand 1 min",
        "Machines 1 min",
        "Raised beds Optional Opens after Soil and “Tell clay from sand.” optional reading 1 lens",
    ]


def test_it_begins_with_its_first_lens(client: Client) -> None:
    published(GARDEN)
    html = page_of(client, "/courses/garden/")
    assert said(html, r'<section class="next"[^>]*>(.*?)</section>') == [
        "First on the path Clay Soil, lens 1 of 2 1 min Article Start"
    ]
    assert links(html)["Start"] == f"/courses/garden/soil/?lens={CLAY}"


def test_the_side_says_what_it_takes_and_what_it_leads_to(client: Client) -> None:
    published(GARDEN)
    [side] = said(page_of(client, "/courses/garden/"), r"<aside[^>]*>(.*?)</aside>")
    assert side == (
        "The course Lenses and tests 5 Time 4 min Meetings 1 Difficulty 2 of 5 "
        "What you will be able to do Tell clay from sand."
    )


def test_what_opens_after_what(client: Client) -> None:
    published(GARDEN)
    html = page_of(client, "/courses/orchard/")
    assert said(html, r'<p class="quiet">(.*?)</p>') == ["Opens after A garden of your own"]
    assert said(html, ENTRY) == ["Tools 3 lenses 2 min By hand 1 min", "Machines Opens after By hand 1 min"]


def test_a_course_of_one_unit_without_a_description(client: Client) -> None:
    published(changed(edit(COURSE_FILE, "\n# Meeting: First walk\n", "")))
    html = page_of(client, "/courses/garden/")
    assert said(html, r'<div class="unit-head">(.*?)</div>') == ["Modules 2 min"]
    assert said(html, r'<header class="page-head">(.*?)</header>') == ["A garden of your own"]


def test_many_outcomes_are_folded_up(client: Client) -> None:
    outcome = (
        "---\nid: f{n}000000-0000-4000-8000-000000000000\nlearning-outcome: Know {n}.\n---\n"
        "## Lens: Clay\nsource:: [[../Lenses/Clay]]\n"
    )
    listed = "".join(f"# Learning Outcome: x\nsource:: [[../Learning Outcomes/{n}]]\n" for n in range(7))
    published(
        {**VALID, "modules/soil.md": VALID["modules/soil.md"] + "\n" + listed}
        | {f"Learning Outcomes/{n}.md": outcome.format(n=n) for n in range(7)}
    )
    html = page_of(client, "/courses/garden/")
    assert said(html, r"<li>(Know \d\.)</li>") == [f"Know {n}." for n in range(7)]
    assert said(html, r"<summary>(.*?)</summary>") == ["3 more"]


def test_it_says_where_it_is_at_home(client: Client) -> None:
    published(GARDEN)
    assert 'rel="canonical" href="http://testserver/courses/garden/"' in page_of(client, "/courses/garden/?from=mail")


@pytest.mark.parametrize("modules", [1, 3])
def test_as_many_queries_for_one_module_as_for_three(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, modules: int
) -> None:
    others = {
        f"modules/more-{n}.md": f"---\nslug: more-{n}\ntitle: More\n---\n# Lens:\nsource:: [[../Lenses/Sand]]\n"
        for n in range(1, modules)
    }
    listed = "".join(f"\n# Module: [[../modules/more-{n}]]\n" for n in range(1, modules))
    published({**VALID, **others, COURSE_FILE: VALID[COURSE_FILE] + listed})
    with django_assert_num_queries(3):  # an outline that is new to this process takes two more
        client.get("/courses/garden/")
    with django_assert_num_queries(1):
        html = page_of(client, "/courses/garden/")
    assert len(said(html, ENTRY)) == modules
