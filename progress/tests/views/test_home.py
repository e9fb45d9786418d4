"""The start page."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from content.tests.plots import plots
from content.tests.publishing import published
from progress.tests.garden import GARDEN
from progress.tests.reading import page_of, said

pytestmark = pytest.mark.django_db


def test_without_a_course_it_says_so(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        html = page_of(client, "/")
    assert said(html, "<h1[^>]*>(.*?)</h1>") == ["No course is published yet"]
    assert "import_vault" in html


def test_a_course_says_what_it_takes(client: Client) -> None:
    published(GARDEN)
    rows = said(page_of(client, "/"), r'<div class="courses-words">(.*?)</div>')
    assert rows == [
        "A garden of your own From the ground up. 3 modules 4 min 1 meeting",
        "An orchard 1 module 2 min",
    ]


def test_a_stone_is_a_module_and_small_if_it_is_optional(client: Client) -> None:
    published(GARDEN)
    html = page_of(client, "/")
    assert said(html, r'class="stones"\s+role="img"\s+aria-label="(.*?)"') == [
        "3 modules, 1 of them optional",
        "1 module",
    ]
    assert html.count("<span data-optional>") == 1


def test_what_an_author_wrote_is_text(client: Client) -> None:
    published({path: text.replace("From the ground up.", "<b>Up</b> & down.") for path, text in GARDEN.items()})
    assert "&lt;b&gt;Up&lt;/b&gt; &amp; down." in page_of(client, "/")


@pytest.mark.parametrize("courses", [1, 3])
def test_as_many_queries_for_one_course_as_for_three(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, courses: int
) -> None:
    published(plots(courses))
    with django_assert_num_queries(3):  # an outline that is new to this process takes two more
        client.get("/")
    with django_assert_num_queries(1):
        html = page_of(client, "/")
    assert html.count('<div class="courses-words">') == courses
