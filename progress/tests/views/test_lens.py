"""The page of a lens by itself."""

from http import HTTPStatus

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from content.tests.plots import plots
from content.tests.publishing import published
from progress.tests.garden import CLAY, COMPOST, GARDEN
from progress.tests.reading import links, main, page_of, said

pytestmark = pytest.mark.django_db


def test_it_is_read_outside_any_module(client: Client) -> None:
    published(GARDEN)
    html = page_of(client, "/lenses/clay/")
    assert said(html, r'<header class="lens-head">(.*?)</header>') == ["Lens 1 min Article Clay Clay holds water."]
    assert "Feel it first." in main(html)


def test_it_leads_to_the_module_that_it_belongs_to(client: Client) -> None:
    published(GARDEN)
    html = page_of(client, "/lenses/clay/")
    assert links(main(html))["Soil"] == f"/courses/garden/soil/?lens={CLAY}"
    assert f'rel="canonical" href="http://testserver/courses/garden/soil/?lens={CLAY}"' in html


def test_a_hidden_one_and_one_in_no_module_are_at_home_here(client: Client) -> None:
    published(GARDEN)
    hidden, alone = page_of(client, "/lenses/compost/"), page_of(client, "/lenses/alone/")
    assert 'rel="canonical" href="http://testserver/lenses/compost/"' in hidden
    assert links(main(hidden)) == {"By hand": f"/courses/garden/tools/hand/?lens={COMPOST}"}
    assert 'rel="canonical" href="http://testserver/lenses/alone/"' in alone
    assert links(main(alone)) == {"See all courses": "/"}


def test_what_nobody_knows_is_not_found(client: Client) -> None:
    assert client.get("/lenses/nowhere/").status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("count", [1, 3])
def test_as_many_queries_however_much_there_is(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    published(plots(count))
    with django_assert_num_queries(6):  # an outline that is new to this process takes two more
        client.get("/lenses/clay/")
    with django_assert_num_queries(5):  # the browser has a cookie now
        page_of(client, "/lenses/clay/")
