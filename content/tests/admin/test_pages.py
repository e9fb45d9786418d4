"""Every list and page: what it says, and as many queries for three as for one."""

import re

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from content.models import Course, LearningOutcome, Lens, Module, Revision, SlugAlias, Test
from content.tests.plots import plots
from content.tests.publishing import published
from content.tests.vault.build import (
    CLAY,
    CLAY_FILE,
    COURSE,
    COURSE_FILE,
    MODULE,
    MODULE_FILE,
    OUTCOME,
    OUTCOME_FILE,
    SAND,
    SAND_FILE,
    TEST,
    VALID,
    changed,
    edit,
)

pytestmark = pytest.mark.django_db

ROWS = re.compile(r'<th class="field-[a-z_]+"><a href="([^"?]+)')
TAGS = re.compile(r"<script.*?</script>|<[^>]+>", re.DOTALL)

WITH_A_SUBMODULE = {
    MODULE_FILE: VALID[MODULE_FILE].partition("# Learning")[0]
    + "# Submodule: Wet\n## Lens: Clay\nsource:: [[../Lenses/Clay]]\n"
}


def page_of(model: type[Model], key: object) -> str:
    return f"/admin/content/{model._meta.model_name}/{key}/change/"


def rows_of(client: Client, model: type[Model], query: str = "") -> list[str]:
    """The addresses that a list links its rows to."""
    return ROWS.findall(client.get(f"/admin/content/{model._meta.model_name}/{query}").content.decode())


def said_on(client: Client, address: str) -> str:
    """A page's words, one space between them."""
    return " ".join(TAGS.sub(" ", client.get(address).content.decode()).split())


def links_on(client: Client, address: str) -> list[str]:
    """Where the page leads, apart from what every page of the administration leads to."""
    html = client.get(address).content.decode().partition('id="content-main"')[2]
    return [link for link in re.findall(r'href="([^"]+)"', html) if "/history/" not in link]


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("model", "queries"),
    [(Course, 5), (Module, 5), (LearningOutcome, 5), (Lens, 6), (Test, 5), (Revision, 5), (SlugAlias, 5)],
)
def test_a_list_takes_constant_queries(
    admin_client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    model: type[Model],
    queries: int,
    count: int,
) -> None:
    if model is Revision:
        for number in range(1, count + 1):
            published(plots(number))
    published(plots(count))
    with django_assert_num_queries(queries):
        rows = rows_of(admin_client, model)
    assert len(rows) == model._default_manager.count()
    assert len(rows) == count * (2 if model is Lens else 1)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("model", "key", "queries"),
    [(Course, COURSE, 5), (Module, MODULE, 7), (LearningOutcome, OUTCOME, 4), (Lens, CLAY, 6), (Test, TEST, 5)],
)
def test_a_page_takes_constant_queries(
    admin_client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    model: type[Model],
    key: str,
    queries: int,
    count: int,
) -> None:
    """Three times the parts: modules of the course, sections and courses of the module, places and segments."""
    files = plots(count)
    for number in range(2, count + 1):
        files[COURSE_FILE] += f"\n# Module: [[../modules/soil {number}]]\n"
        files[f"courses/Garden {number}.md"] += "\n# Module: [[../modules/soil]]\n"
        files[MODULE_FILE] += f"\n# Lens: More\nsource:: [[../Lenses/Sand {number}]]\n"
        files[f"modules/soil {number}.md"] += (
            "\n# Learning Outcome: Know your soil\nsource:: [[../Learning Outcomes/Know your soil]]\n"
        )
        files[CLAY_FILE] += "\n#### Text\ncontent:: Read on.\n"
        files[OUTCOME_FILE] += f"\n#### Question\ncontent:: And number {number}?\n"
    published(files)
    ContentType.objects.get_for_model(model)  # what a process remembers from its first page on
    with django_assert_num_queries(queries):
        assert admin_client.get(page_of(model, key)).status_code == 200


def test_a_course_leads_to_its_modules_and_to_its_page(admin_client: Client) -> None:
    published(VALID)
    assert links_on(admin_client, page_of(Course, COURSE)) == [
        "/courses/garden/",
        page_of(Module, MODULE),
        "/admin/content/course/",
    ]
    said = said_on(admin_client, page_of(Course, COURSE))
    assert "Source: courses/Garden.md:1" in said
    assert "Old addresses: first-garden" in said
    assert "Meeting: First walk" in said


def test_a_module_leads_to_its_sections_in_order_and_to_its_courses(admin_client: Client) -> None:
    published(VALID)
    assert links_on(admin_client, page_of(Module, MODULE)) == [
        "/modules/soil/",
        page_of(Lens, CLAY),
        page_of(LearningOutcome, OUTCOME),
        page_of(Test, TEST),
        page_of(LearningOutcome, OUTCOME),
        page_of(Lens, SAND),
        page_of(Course, COURSE),
        "/admin/content/module/",
    ]


def test_a_parent_leads_to_its_submodules_and_they_to_it(admin_client: Client) -> None:
    published(changed(WITH_A_SUBMODULE))
    child = Module.objects.get(slug="soil/wet")
    assert page_of(Module, child.pk) in links_on(admin_client, page_of(Module, MODULE))
    assert page_of(Module, MODULE) in links_on(admin_client, page_of(Module, child.pk))


def test_an_outcome_leads_to_its_places(admin_client: Client) -> None:
    published(VALID)
    assert links_on(admin_client, page_of(LearningOutcome, OUTCOME)) == [
        page_of(Module, MODULE),
        page_of(Lens, CLAY),
        page_of(Module, MODULE),
        page_of(Test, TEST),
        "/admin/content/learningoutcome/",
    ]


def test_a_lens_leads_to_where_it_is_listed_and_shows_what_learners_read_first(admin_client: Client) -> None:
    published(VALID)
    assert links_on(admin_client, page_of(Lens, SAND)) == [
        "/lenses/sand/",
        page_of(Module, MODULE),
        "/admin/content/lens/",
    ]
    said = said_on(admin_client, page_of(Lens, SAND))
    assert "Soil 2 Sand - optional" in said
    assert "You meet a gardener." in said


def test_what_is_hidden_is_named_so(admin_client: Client) -> None:
    published(changed(edit(MODULE_FILE, "optional:: true", "optional:: true\nhide:: true")))
    assert "Soil 2 Sand - optional, hidden" in said_on(admin_client, page_of(Lens, SAND))


def test_an_alias_leads_to_what_it_leads_to(admin_client: Client) -> None:
    published(VALID)
    published(changed(edit(MODULE_FILE, "slug: soil", "slug: earth")))
    html = admin_client.get("/admin/content/slugalias/").content.decode()
    assert re.findall(r'<td class="field-target[^"]*"><a href="([^"]+)">([^<]+)', html) == [
        (page_of(Course, COURSE), "A garden of your own"),
        (page_of(Module, MODULE), "Soil"),
    ]


def test_live_and_retired(admin_client: Client) -> None:
    published(VALID)
    published(changed({SAND_FILE: None, CLAY_FILE: VALID[CLAY_FILE].replace(", or go to [[../Lenses/Sand]]", "")}))
    assert rows_of(admin_client, Lens) == [page_of(Lens, CLAY), page_of(Lens, SAND)]
    assert rows_of(admin_client, Lens, "?state=live") == [page_of(Lens, CLAY)]
    assert rows_of(admin_client, Lens, "?state=retired") == [page_of(Lens, SAND)]
    assert "/lenses/sand/" not in links_on(admin_client, page_of(Lens, SAND))


def test_tier_and_kind(admin_client: Client) -> None:
    published(changed(edit(SAND_FILE, "title: Sand", "title: Sand\ntags: [wip]")))
    assert rows_of(admin_client, Lens, "?tier__exact=wip") == [page_of(Lens, SAND)]
    assert rows_of(admin_client, Lens, "?kind=article") == [page_of(Lens, CLAY)]


@pytest.mark.parametrize(
    ("model", "sought", "found"),
    [
        (Lens, "sAnD", [SAND]),
        (Lens, "Lenses/Clay", [CLAY]),
        (Lens, CLAY, [CLAY]),
        (Lens, "%00", None),
        (Lens, "no such", []),
        (Module, "soil", [MODULE]),
        (Course, "garden", [COURSE]),
        (LearningOutcome, "tell clay", [OUTCOME]),
        (Test, "know your soil", [TEST]),
        (SlugAlias, "first", None),
    ],
)
def test_search(admin_client: Client, model: type[Model], sought: str, found: list[str] | None) -> None:
    published(VALID)
    rows = rows_of(admin_client, model, f"?q={sought}")
    if found is None:
        found = [str(key) for key in model._default_manager.values_list("pk", flat=True)]
    assert rows == [page_of(model, key) for key in found]


def test_parts_that_an_author_took_out_are_not_shown(admin_client: Client) -> None:
    published(changed(WITH_A_SUBMODULE))
    published(VALID)
    assert "Clay is heavy." in said_on(admin_client, page_of(Lens, CLAY))
    published(changed({CLAY_FILE: VALID[CLAY_FILE].partition("#### Article")[0]}))
    assert "Clay is heavy." not in said_on(admin_client, page_of(Lens, CLAY))
    assert "soil/wet" not in said_on(admin_client, page_of(Module, MODULE))
