import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from content.queries.outline import published_outline
from content.tests.plots import plots
from content.tests.publishing import published
from content.tests.vault.build import COURSE, COURSE_FILE, MODULE, VALID, changed, edit

pytestmark = pytest.mark.django_db

GARDEN = {
    "id": COURSE,
    "slug": "garden",
    "title": "A garden of your own",
    "description": "",
    "modules": 1,
    "minutes": 2,
}
SOIL = {
    "id": MODULE,
    "slug": "soil",
    "title": "Soil",
    "optional": False,
    "parentSlug": None,
    "parentTitle": None,
    "minutes": 2,
}
WHOLE_GARDEN = GARDEN | {
    "difficulty": None,
    "categories": [],
    "requires": [],
    "sequential": False,
    "units": [{"meetingNumber": 1, "meetingName": "First walk", "modules": [SOIL]}],
}


def test_every_course_that_is_published(client: Client) -> None:
    published(VALID)
    assert client.get("/api/courses").json() == {"courses": [GARDEN]}


def test_a_site_without_a_revision_has_none(client: Client) -> None:
    assert client.get("/api/courses").json() == {"courses": []}


def test_a_course_with_its_units(client: Client) -> None:
    published(VALID)
    assert client.get("/api/courses/garden").json() == WHOLE_GARDEN


def test_one_slash_more_is_tolerated(client: Client) -> None:
    published(VALID)
    assert client.get("/api/courses/").json() == {"courses": [GARDEN]}
    assert client.get("/api/courses/garden/").json() == WHOLE_GARDEN


def test_what_follows_the_last_meeting_is_a_unit_without_one(client: Client) -> None:
    published(changed(edit(COURSE_FILE, "\n# Meeting: First walk\n", "")))
    assert client.get("/api/courses/garden").json()["units"] == [
        {"meetingNumber": None, "meetingName": None, "modules": [SOIL]}
    ]


def test_what_an_author_says_of_a_course(client: Client) -> None:
    said = "title: A garden of your own\ndescription: Dig.\ndifficulty: 2\ncategories: [plants]\nsequential: true"
    published(changed(edit(COURSE_FILE, "title: A garden of your own", said)))
    assert client.get("/api/courses/garden").json() == WHOLE_GARDEN | {
        "description": "Dig.",
        "difficulty": 2,
        "categories": ["plants"],
        "sequential": True,
    }


def test_an_alias_answers_with_the_slug_of_the_course(client: Client) -> None:
    published(VALID)
    assert client.get("/api/courses/first-garden").json() == WHOLE_GARDEN


def test_an_old_slug_answers_with_the_present_one(client: Client) -> None:
    published(VALID)
    published(changed(edit(COURSE_FILE, "slug: garden", "slug: plot")))
    assert client.get("/api/courses/garden").json()["slug"] == "plot"


@pytest.mark.parametrize("slug", ["meadow", "progress", "garden/x", "garden/", "%00", "garden%00", "a" * 10_000])
def test_no_course_has_another_address(client: Client, slug: str) -> None:
    published(VALID)
    response = client.get(f"/api/courses/{slug}/")
    assert (response.status_code, list(response.json())) == (404, ["detail"])


def test_a_course_that_left_the_vault_is_not_there(client: Client) -> None:
    published(VALID)
    published(changed({COURSE_FILE: None}))
    assert client.get("/api/courses/garden").json() == {"detail": "No course has this address."}
    assert client.get("/api/courses/first-garden").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("address", "queries"), [("", 1), ("/garden", 1), ("/first-garden", 2), ("/meadow", 2)])
def test_constant_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, address: str, queries: int, count: int
) -> None:
    published(plots(count))
    assert len(published_outline().courses) == count
    with django_assert_num_queries(queries):
        client.get(f"/api/courses{address}")
