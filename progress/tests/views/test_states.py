"""What pages show of what somebody has done: stones, status, what is left and what is next."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils.timezone import now

from content.tests.publishing import published
from content.tests.vault.build import MODULE_FILE
from progress.models import ContentProgress
from progress.tests.doors import nameless_of, study
from progress.tests.garden import BEDS, GARDEN, HAND, MOWER, RAKE, SPADE, TALK
from progress.tests.reading import links, page_of, said, trail
from progress.tests.views.marking import CLAY, SAND, SOIL, TEST, done, signed_in

pytestmark = pytest.mark.django_db

COURSE = "/courses/garden/"
ONE_MORE = "# Lens:\nsource:: [[../Lenses/Spade]]\n\n# Learning Outcome"
LATER = GARDEN | {MODULE_FILE: GARDEN[MODULE_FILE].replace("# Learning Outcome", ONE_MORE, 1)}


@pytest.fixture(autouse=True)
def _garden() -> None:
    published(GARDEN)


def entries(html: str) -> list[str]:
    return said(html, r'<div class="path-words">\s*<h3>(.*?)</ul>')


def children(html: str) -> list[str]:
    return said(html, r'<div class="path-words">\s*<h4>(.*?)</ul>')


def fills(html: str) -> list[str]:
    """How full the stones of some modules are drawn: an eighth is 1, a solid one 8."""
    found = re.findall(r'<svg class="stone"([^>]*)>(.*?)</svg>', html)
    return ["8" if "completed" in state else (re.findall(r"#fill-(\d)", inside) or ["0"])[0] for state, inside in found]


def path(html: str) -> str:
    return "".join(re.findall(r'<ol class="path">.*?</ol>\s*(?:</div>\s*</li>\s*</ol>)?', html, re.DOTALL))


def next_of(html: str) -> list[str]:
    return said(html, r'<section class="next"[^>]*>(.*?)</section>')


def test_a_course_that_was_begun(client: Client) -> None:
    done(client, CLAY)
    html = page_of(client, COURSE)
    assert entries(html) == [
        "Soil In progress 1 of 2 1 min left",
        "Tools Not started 3 lenses 2 min",
        "Raised beds Optional Opens after Soil and “Tell clay from sand.” Begun optional reading 1 lens",
    ]
    assert said(html, r'<div class="unit-head">(.*?)</div>') == ["Unit 1 1 of 2 · 1 min left", "Afterwards 2 min"]
    assert next_of(html) == ["Next on your path Test Soil 1 min Continue"]
    assert said(html, r"<aside[^>]*>(.*?)</section>") == [
        "So far Lenses and tests 1 of 5 Still to go 3 min Begun today Meetings 1 Difficulty 2 of 5"
    ]
    assert fills(path(html))[:2] == ["4", "0"]


def test_a_module_that_is_complete(client: Client) -> None:
    done(client, CLAY, TEST)
    html = page_of(client, COURSE)
    assert entries(html)[0] == "Soil Completed today 2 of 2"
    assert said(html, r'<div class="unit-head">(.*?)</div>')[0] == "Unit 1 completed"
    assert next_of(html) == ["Next on your path Spade By hand, lens 1 of 1 1 min Start"]
    assert fills(path(html))[0] == "8"


def test_a_parent_counts_its_submodules(client: Client) -> None:
    done(client, SPADE)
    html = page_of(client, COURSE)
    assert entries(html)[1] == "Tools In progress 1 of 3 1 min left"
    assert children(html) == ["By hand Completed, 1 of 1", "Machines 1 min"]
    done(client, MOWER, TALK)
    html = page_of(client, "/courses/garden/tools/")
    assert said(html, r"<h1>(.*?</ul>)") == ["Tools Completed today 3 of 3"]
    assert next_of(html) == ["You have finished all of it Spade By hand, lens 1 of 1 1 min Review"]


def test_studying_without_completing_is_a_beginning(client: Client) -> None:
    client.get(SOIL)
    study(nameless_of(client), content=SPADE, seconds=120)
    ContentProgress.objects.update(completed_at=None, time_to_complete_s=None)
    html = page_of(client, "/courses/orchard/")
    assert entries(html) == ["Tools Begun 3 lenses 2 min"]
    assert children(html)[0] == "By hand Begun 1 min"
    assert next_of(html) == ["Next on your path Spade By hand, lens 1 of 1 1 min Continue"]
    assert "Time spent 2 min" in said(html, r"<aside[^>]*>(.*?)</section>")[0]
    html = page_of(client, f"/courses/garden/tools/hand/?lens={RAKE}")
    assert trail(html)[0] == "Spade begun"
    assert '<use class="stone-fill" href="#stone-a" clip-path="url(#fill-4)"/>' in html


def test_what_came_after_completion_is_new(client: Client) -> None:
    done(client, CLAY, TEST)
    published(LATER)
    html = page_of(client, COURSE)
    assert entries(html)[0] == "Soil 1 new since you finished Completed today 2 of 3 1 min new"
    assert links(html)["1 new since you finished"] == f"{SOIL}?lens={SPADE}"
    assert html.count("stone-new") == 1
    page = page_of(client, f"{SOIL}?lens={CLAY}")
    assert trail(page)[0] == "Spade new since you finished"
    assert said(page, r'<p class="trail-count"[^>]*>(.*?)</p>') == ["2 of 3 · 1 min new"]
    assert links(page)["Next: Spade"] == f"{SOIL}?lens={SPADE}"


def test_everything_is_complete_and_something_is_new(client: Client) -> None:
    done(client, CLAY, TEST, SPADE, MOWER, TALK)
    html = page_of(client, COURSE)
    assert next_of(html) == ["You have finished this course Clay Soil, lens 1 of 2 1 min Article Review"]
    assert "Completed today Begun today" in said(html, r"<aside[^>]*>(.*?)</section>")[0]
    published(
        LATER
        | {"Lenses/New.md": GARDEN["Lenses/Rake.md"].replace("Rake", "New").replace("d1", "df")}
        | {MODULE_FILE: LATER[MODULE_FILE].replace("Lenses/Spade", "Lenses/New")}
    )
    assert next_of(page_of(client, COURSE)) == ["New since you finished New Soil, lens 1 of 3 1 min Continue"]


def test_a_module_opens_where_somebody_left_off(client: Client) -> None:
    assert trail(page_of(client, SOIL))[0] == "Clay you are here"
    done(client, CLAY)
    assert trail(page_of(client, SOIL))[1] == "Test you are here"
    done(client, TEST)
    assert trail(page_of(client, SOIL))[0] == "Clay you are here, completed"
    done(client, SAND)
    assert trail(page_of(client, SOIL))[2] == "Sand completed, optional"


def test_optional_reading_opens_where_somebody_left_off(client: Client) -> None:
    more = "\n# Lens:\nsource:: [[../Lenses/Rake]]\noptional:: true\n"
    published(GARDEN | {"modules/beds.md": GARDEN["modules/beds.md"] + more})
    beds = f"{COURSE}beds/"
    done(client, CLAY)
    assert trail(page_of(client, beds)) == ["Clay completed, optional", "Rake you are here"]
    assert said(page_of(client, beds), r'<p class="trail-count"[^>]*>(.*?)</p>') == [""]
    assert ContentProgress.objects.filter(content_id=BEDS).count() == 0


def test_the_line_is_dark_as_far_as_the_path_is_behind_one(client: Client) -> None:
    def walked() -> list[bool]:
        stones = re.search(r'<ol class="trail-stones".*?</ol>', page_of(client, f"{SOIL}?lens={SAND}"), re.DOTALL)
        assert stones
        return ["data-walked" in li for li in re.findall(r"<li[^>]*>", stones[0])]

    assert walked() == [False, False, False]
    done(client, TEST)
    assert walked() == [False, False, False]
    done(client, CLAY)
    assert walked() == [False, True, True]


def test_a_home_page_with_stones(client: Client) -> None:
    done(client, CLAY, TEST, SPADE)
    html = page_of(client, "/")
    assert said(html, r'role="img" aria-label="(\d.*?)"') == [
        "1 of 3 modules complete, one in progress, 1 of them optional",
        "0 of 1 module complete, one in progress",
    ]
    rows = said(html, r'<div class="courses-words">(.*?)</div>')
    assert rows[0].endswith("3 of 5 complete 1 min left 1 meeting")


def test_dates_are_those_of_the_learners_own_zone() -> None:
    ada = signed_in("ada")
    done(ada, CLAY, TEST)
    User.objects.get().learners.update(timezone="Pacific/Kiritimati")
    then = (now() - timedelta(days=40)).replace(hour=12)
    ContentProgress.objects.update(started_at=then, completed_at=then)
    there = then + timedelta(hours=14)
    year = "" if there.year == (now() + timedelta(hours=14)).year else f" {there.year}"
    assert entries(page_of(ada, COURSE))[0] == f"Soil Completed on {there.day} {there:%B}{year} 2 of 2"


def test_who_has_not_begun_sees_no_progress(client: Client) -> None:
    html = page_of(client, COURSE)
    assert "Not started" not in html
    assert next_of(html) == ["First on the path Clay Soil, lens 1 of 2 1 min Article Start"]
    assert HAND not in html
