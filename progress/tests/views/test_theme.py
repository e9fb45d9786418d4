"""The theme is kept in a cookie and written by the server."""

from http import HTTPStatus

import pytest
from django.test import Client

from progress.tests.reading import leads_to, page_of, said

pytestmark = pytest.mark.django_db

CHECKED = r'value="(\w+)" checked'


def html_tag(client: Client) -> list[str]:
    return said(page_of(client, "/"), r'<html[^>]* data-theme="([^"]*)"')


def test_without_a_choice_the_system_decides(client: Client) -> None:
    assert html_tag(client) == []
    assert said(page_of(client, "/"), CHECKED) == ["system"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_choice_is_in_the_next_page(client: Client, theme: str) -> None:
    response = client.post("/theme/", {"theme": theme, "next": "/?a=b"})
    assert leads_to(response) == (HTTPStatus.FOUND, "/?a=b")
    cookie = response.cookies["theme"]
    assert (cookie.value, cookie["samesite"], cookie["httponly"], cookie["max-age"]) == (theme, "Lax", True, 31536000)
    assert html_tag(client) == [theme]
    assert said(page_of(client, "/"), CHECKED) == [theme]


def test_the_system_takes_the_choice_back(client: Client) -> None:
    client.post("/theme/", {"theme": "dark"})
    client.post("/theme/", {"theme": "system"})
    assert html_tag(client) == []


@pytest.mark.parametrize(
    "page", ["", "https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil.example"]
)
def test_it_leads_to_no_other_site(client: Client, page: str) -> None:
    assert leads_to(client.post("/theme/", {"theme": "dark", "next": page})) == (HTTPStatus.FOUND, "/")


@pytest.mark.parametrize("theme", ["", "pink", '"><script>'])
def test_anything_else_is_refused(client: Client, theme: str) -> None:
    response = client.post("/theme/", {"theme": theme})
    assert response.status_code == HTTPStatus.BAD_REQUEST
    assert "theme" not in response.cookies


def test_a_cookie_of_somebody_elses_making_is_no_choice(client: Client) -> None:
    client.cookies["theme"] = 'x"><script>'
    assert html_tag(client) == []


def test_it_is_changed_by_a_form_alone(client: Client) -> None:
    assert client.get("/theme/").status_code == HTTPStatus.METHOD_NOT_ALLOWED


def test_caches_know_that_pages_differ(client: Client) -> None:
    assert "Cookie" in client.get("/").headers["Vary"]
