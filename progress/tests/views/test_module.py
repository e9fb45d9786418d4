"""The page of a module."""

from http import HTTPStatus

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from content.tests.publishing import published
from content.tests.vault.build import MODULE_FILE, VALID
from progress.tests.garden import CLAY, COMPOST, GARDEN, MOWER, RAKE, SAND, SPADE, TALK, TEST
from progress.tests.reading import leads_to, links, main, page_of, said, trail, words

pytestmark = pytest.mark.django_db

SOIL = "/courses/garden/soil/"
HAND = "/courses/garden/tools/hand/"
MACHINES = "/courses/garden/tools/machines/"


@pytest.fixture
def garden(client: Client) -> Client:
    """A browser without a name, and a garden to read."""
    published(GARDEN)
    return client


def head(html: str) -> list[str]:
    return said(html, r'<header class="lens-head">(.*?)</header>')


def ways(html: str) -> list[str]:
    return said(html, r'<p class="finish-(?:next|beside)">(.*?)</p>')


def test_it_opens_at_its_first_lens(garden: Client) -> None:
    html = page_of(garden, SOIL)
    assert head(html) == ["Lens 1 of 2 Article 1 min Clay Clay holds water."]
    assert trail(html) == ["Clay you are here", "Test not started", "Sand not started, optional"]
    assert said(html, "<title>(.*?)</title>") == ["Clay · Soil · Cairn"]
    assert '<meta name="description" content="Clay holds water.">' in html


@pytest.mark.parametrize(
    ("identity", "expected"),
    [(CLAY, "Lens 1 of 2 Article 1 min Clay Clay holds water."), (SAND, "Optional Video 1 min Sand")],
)
def test_the_address_chooses_the_lens(garden: Client, identity: str, expected: str) -> None:
    assert head(page_of(garden, f"{SOIL}?lens={identity}")) == [expected]
    assert head(page_of(garden, f"{SOIL}?lens={identity.upper()}")) == [expected]


@pytest.mark.parametrize("wanted", ["", "x", "99999999-0000-4000-8000-000000000000", f"{CLAY}x"])
def test_a_lens_that_nobody_knows_is_not_found(garden: Client, wanted: str) -> None:
    assert garden.get(f"{SOIL}?lens={wanted}").status_code == HTTPStatus.NOT_FOUND


def test_a_lens_that_stands_in_another_module_of_the_course_is_found_there(garden: Client) -> None:
    assert leads_to(garden.get(f"{SOIL}?lens={RAKE}")) == (HTTPStatus.FOUND, f"{HAND}?lens={RAKE}")


def test_a_lens_that_is_not_of_this_course_is_not_found(garden: Client) -> None:
    assert garden.get(f"/courses/orchard/tools/hand/?lens={SAND}").status_code == HTTPStatus.NOT_FOUND
    assert garden.get(f"/modules/soil/?lens={RAKE}").status_code == HTTPStatus.NOT_FOUND


def test_a_module_of_another_course_is_found_there(garden: Client) -> None:
    assert leads_to(garden.get(f"/courses/orchard/soil/?lens={CLAY}")) == (HTTPStatus.FOUND, f"{SOIL}?lens={CLAY}")


def test_a_module_of_no_course_is_found_by_itself(client: Client) -> None:
    alone = VALID[MODULE_FILE].replace("slug: soil", "slug: alone").replace("id: 2", "id: c")
    published({**VALID, "modules/alone.md": alone})
    assert leads_to(client.get("/courses/garden/alone/")) == (HTTPStatus.FOUND, "/modules/alone/")
    assert ways(page_of(client, f"/modules/alone/?lens={SAND}")) == ["Next: Clay , 1 min"]


def test_a_hidden_lens_is_on_the_trail_only_while_it_is_read(garden: Client) -> None:
    assert trail(page_of(garden, HAND)) == ["Spade you are here", "Rake not started, optional"]
    html = page_of(garden, f"{HAND}?lens={COMPOST}")
    assert trail(html) == ["Spade not started", "Compost you are here", "Rake not started, optional"]
    assert head(html) == ["Beside the path 1 min Compost"]
    assert html.count("data-hide") == 2  # on the trail and in the drawer


def test_the_drawer_groups_by_outcome(garden: Client) -> None:
    html = page_of(garden, SOIL)
    assert said(html, r'<section class="drawer-group">(.*?)</section>') == [
        "Outcome: Tell clay from sand. Clay , you are here 1 min · Article Test , not started 1 min",
        "Sand , not started 1 min · Video · optional",
    ]


def test_the_way_on(garden: Client) -> None:
    found = {
        address: ways(page_of(garden, address)) for address in [SOIL, f"{SOIL}?lens={TEST}", f"{SOIL}?lens={SAND}"]
    }
    assert found == {
        SOIL: ["Next: Test , 1 min"],
        f"{SOIL}?lens={TEST}": ["Next: Clay , 1 min", "Beside the path: Sand , 1 min"],
        f"{SOIL}?lens={SAND}": ["Next: Clay , 1 min"],
    }


def test_the_last_module_leads_back_to_the_course(garden: Client) -> None:
    html = main(page_of(garden, "/courses/garden/beds/"))
    assert ways(html) == ["Back to the course: A garden of your own"]
    assert links(html)["A garden of your own"] == "/courses/garden/"


def test_outside_a_course_submodules_follow_one_another(garden: Client) -> None:
    spade = main(page_of(garden, "/modules/tools/hand/"))
    assert (ways(spade), links(spade)["Machines"]) == (
        ["Next module: Machines , 1 min", "Beside the path: Rake , 1 min"],
        MACHINES,
    )
    assert ways(page_of(garden, f"/modules/tools/machines/?lens={TALK}")) == ["Next: Mower , 1 min"]


def test_where_nothing_is_required_everything_is_the_path(garden: Client) -> None:
    html = page_of(garden, "/courses/garden/beds/")
    assert head(html) == ["Lens 1 of 1 Article 1 min Clay Clay holds water."]
    assert "data-optional" not in html


@pytest.mark.parametrize("address", ["/courses/garden/tools/", "/modules/tools/"])
def test_a_parent_lists_its_submodules(garden: Client, address: str) -> None:
    html = page_of(garden, address)
    assert said(html, r'<ol class="path">(.*?)</ol>') == ["By hand 1 lens 1 min Machines 2 lenses 1 min"]
    assert links(html)["By hand"] == HAND
    assert 'rel="canonical" href="http://testserver/courses/garden/tools/"' in html


def test_links_and_cards_stay_in_the_course(garden: Client) -> None:
    found = links(main(page_of(garden, HAND)))
    assert [found[label] for label in ("Clay", "Alone", "Raised beds", "Compost")] == [
        f"{SOIL}?lens={CLAY}",
        "/lenses/alone/",
        "/courses/garden/beds/",
        f"{HAND}?lens={COMPOST}",
    ]
    orchard = links(main(page_of(garden, "/courses/orchard/tools/hand/")))
    assert orchard["Compost"] == f"/courses/orchard/tools/hand/?lens={COMPOST}"
    assert orchard["Clay"] == f"{SOIL}?lens={CLAY}"


def test_a_module_by_itself_says_where_it_is_at_home(garden: Client) -> None:
    assert f'rel="canonical" href="http://testserver{SOIL}?lens={CLAY}"' in page_of(garden, "/modules/soil/")


def test_what_is_meant_for_tutors_and_graders_stays_here(garden: Client) -> None:
    pages = [page_of(garden, f"{SOIL}?lens={identity}") for identity in (CLAY, TEST, SAND)]
    secrets = ["Clay does.", "Ask what they felt.", "You grow carrots"]
    assert [secret for secret in secrets for html in pages if secret in html] == []


def test_a_test_can_be_read(garden: Client) -> None:
    html = main(page_of(garden, f"{SOIL}?lens={TEST}"))
    assert "Question 1 in your own words Which soil holds water?" in words(html)
    assert "Answering them on this page is not possible yet." in words(html)
    assert "data-verdict" not in html


def test_a_part_to_play_can_be_read(garden: Client) -> None:
    html = words(main(page_of(garden, f"{SOIL}?lens={SAND}")))
    assert "A part to play You meet a gardener. You can read what it is about." in html


def test_a_lens_that_is_only_a_talk_says_so(garden: Client) -> None:
    assert "There is nothing to read in it." in words(main(page_of(garden, f"{MACHINES}?lens={TALK}")))


def test_the_drawer_stays_as_it_was_left(garden: Client) -> None:
    assert 'data-drawer="open"' in page_of(garden, SOIL)
    garden.cookies["drawer"] = "closed"
    assert 'data-drawer="closed"' in page_of(garden, SOIL)


def test_a_trail_of_many_stones_scrolls(client: Client) -> None:
    listed = "".join(f"\n# Lens:\nsource:: [[../Lenses/{n}]]\n" for n in range(19))
    lenses = {
        f"Lenses/{n}.md": f"---\nid: f{n:07}-0000-4000-8000-000000000000\ntitle: L{n}\n---\n#### Text\ncontent:: x\n"
        for n in range(19)
    }
    published({**VALID, **lenses, MODULE_FILE: VALID[MODULE_FILE] + listed})
    assert "data-long" in page_of(client, SOIL)
    assert "data-long" not in page_of(client, "/modules/soil/").replace("data-long", "", 1)


@pytest.mark.parametrize("count", [1, 3])
def test_as_many_queries_for_one_lens_and_card_as_for_three(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    cards = "\n".join(f"::card[[../Lenses/{n}]]" for n in range(count))
    lenses = {
        f"Lenses/{n}.md": f"---\nid: f{n:07}-0000-4000-8000-000000000000\ntitle: L{n}\n---\n"
        "#### Article\nsource:: [[../articles/clay]]\n#### Text\ncontent::\n" + cards
        for n in range(count)
    }
    listed = "".join(f"\n# Lens:\nsource:: [[../Lenses/{n}]]\n" for n in range(count))
    module = VALID[MODULE_FILE].partition("# Learning")[0] + listed
    published({**VALID, **lenses, MODULE_FILE: module})
    with django_assert_num_queries(5):  # an outline that is new to this process takes two more
        client.get(SOIL)
    with django_assert_num_queries(4):  # the browser has a cookie now
        html = page_of(client, SOIL)
    assert html.count("Ines Field") == count + 1
    assert len(trail(html)) == count


def test_one_query_less_where_nothing_is_linked(
    garden: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    garden.get("/")
    with django_assert_num_queries(2):
        page_of(garden, f"{MACHINES}?lens={MOWER}")
    with django_assert_num_queries(2):
        page_of(garden, "/courses/garden/tools/")


def test_one_lens_at_two_places_of_a_module_is_one_step(client: Client) -> None:
    again = "\n# Lens:\nsource:: [[../Lenses/Clay]]\n"
    published({**VALID, MODULE_FILE: VALID[MODULE_FILE] + again})
    assert trail(page_of(client, SOIL)) == ["Clay you are here", "Test not started", "Sand not started, optional"]


def test_the_first_lens_of_the_whole_garden_is_a_spade(garden: Client) -> None:
    assert links(page_of(garden, "/courses/orchard/"))["Start"] == f"/courses/orchard/tools/hand/?lens={SPADE}"
