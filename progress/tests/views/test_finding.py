"""Addresses that were, addresses that are, and those that never were."""

from http import HTTPStatus

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from content.tests.publishing import published
from content.tests.vault.build import CLAY, COURSE, COURSE_FILE, MODULE, MODULE_FILE, VALID, changed, edit
from progress.tests.reading import leads_to

pytestmark = pytest.mark.django_db

MOVED, OK, GONE = HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.OK, HTTPStatus.NOT_FOUND


@pytest.fixture
def renamed(client: Client) -> Client:
    """A garden whose course, module and lens were renamed after they were first published."""
    published(VALID)
    texts = {path.replace("Clay", "Loam"): text.replace("/Clay", "/Loam") for path, text in VALID.items()}
    texts[COURSE_FILE] = texts[COURSE_FILE].replace("slug: garden", "slug: yard")
    texts[MODULE_FILE] = texts[MODULE_FILE].replace("slug: soil", "slug: earth")
    texts["Lenses/Loam.md"] = texts["Lenses/Loam.md"].replace("title: Clay", "title: Loam")
    published(texts)
    return client


@pytest.mark.parametrize(
    ("old", "present"),
    [
        ("/courses/garden/", "/courses/yard/"),
        ("/courses/first-garden/", "/courses/yard/"),
        ("/courses/garden/?a=b&c=%20d", "/courses/yard/?a=b&c=%20d"),
        ("/courses/garden/soil/", "/courses/yard/earth/"),
        ("/courses/yard/soil/", "/courses/yard/earth/"),
        ("/courses/garden/earth/", "/courses/yard/earth/"),
        (f"/courses/garden/soil/?lens={CLAY}", f"/courses/yard/earth/?lens={CLAY}"),
        ("/modules/soil/", "/modules/earth/"),
        ("/lenses/clay/?from=mail", "/lenses/loam/?from=mail"),
    ],
)
def test_an_old_address_leads_to_the_present_one_in_one_step(renamed: Client, old: str, present: str) -> None:
    assert leads_to(renamed.get(old)) == (MOVED, present)
    assert renamed.get(present).status_code == OK


def test_a_browser_does_not_remember_it_for_ever(renamed: Client) -> None:
    assert renamed.get("/courses/garden/").headers["Cache-Control"] == "max-age=3600"


def test_a_live_slug_wins(renamed: Client) -> None:
    text = f"---\nslug: garden\ntitle: Another\nid: {COURSE.replace('1', 'e', 1)}\n---\n# Module: [[../modules/soil]]\n"
    published({**VALID, COURSE_FILE: VALID[COURSE_FILE].replace("slug: garden", "slug: yard"), "courses/New.md": text})
    assert b"<h1>Another</h1>" in renamed.get("/courses/garden/").content


def test_a_lens_that_lost_its_page_is_found_in_its_module(client: Client) -> None:
    published(VALID)
    inline = (
        f"\n# Lens: Sand\nid:: {VALID['Lenses/Sand.md'].partition('id: ')[2][:36]}\n## Text\ncontent:: Sand runs.\n"
    )
    module = VALID[MODULE_FILE].partition("# Lens")[0] + inline
    published(changed({MODULE_FILE: module, "Lenses/Sand.md": None}))
    status, address = leads_to(client.get("/lenses/sand/?from=mail"))
    assert (status, address.partition("?")[0]) == (MOVED, "/courses/garden/soil/")
    assert address.endswith("&from=mail")


def test_what_is_retired_is_not_found(client: Client) -> None:
    published(VALID)
    published(changed({"Lenses/Sand.md": None, MODULE_FILE: VALID[MODULE_FILE].partition("# Lens")[0]}))
    assert client.get("/lenses/sand/").status_code == GONE


@pytest.mark.parametrize("address", ["/courses/garden", "/courses/garden/soil", "/modules/soil", "/lenses/clay"])
def test_a_slash_may_be_missing(client: Client, address: str) -> None:
    published(VALID)
    assert leads_to(client.get(f"{address}?a=b")) == (MOVED, f"{address}/?a=b")
    assert client.get(f"{address}/").status_code == OK


@pytest.mark.parametrize(
    "address",
    [
        "/nowhere/",
        "/courses/",
        "/courses/nowhere/",
        "/courses/nowhere/soil/",
        "/courses/garden/nowhere/",
        "/modules/",
        "/modules/nowhere/",
        "/modules/soil/x/",
        f"/modules/{MODULE}/",
        "/lenses/",
        "/lenses/nowhere/",
        "/lenses/clay/x/",
        "/courses/g%00/",
        "/courses/garden/s%00/",
        "/modules/s%00/",
        "/lenses/c%00/",
        "/courses/%F0%9F%AA%A8/",
    ],
)
def test_everything_else_is_not_found(client: Client, address: str) -> None:
    published(VALID)
    assert client.get(address).status_code == GONE


@pytest.mark.parametrize(
    "address", ["/", "/courses/garden/", "/courses/garden/soil/", "/modules/soil/", "/lenses/clay/"]
)
def test_pages_are_only_read(client: Client, address: str) -> None:
    published(changed(edit(COURSE_FILE, "title: A garden of your own", "title: Garden")))
    assert client.post(address).status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert client.head(address).status_code == OK


def test_an_old_slug_takes_a_query_each(renamed: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    renamed.get("/")
    with django_assert_num_queries(3):
        renamed.get("/courses/garden/soil/")
