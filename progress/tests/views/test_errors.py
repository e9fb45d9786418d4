"""What somebody sees when there is nothing to see."""

from http import HTTPStatus

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client, RequestFactory
from django.views import defaults
from pytest_django import DjangoAssertNumQueries

from progress.tests.reading import said


@pytest.mark.django_db
def test_not_found_asks_the_database_nothing(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        response = client.get("/nothing/here/")
    assert response.status_code == HTTPStatus.NOT_FOUND
    assert said(response.content.decode(), "<h1[^>]*>(.*?)</h1>") == ["There is no page here"]


def test_forbidden(rf: RequestFactory) -> None:
    response = defaults.permission_denied(rf.get("/"), PermissionDenied())
    assert response.status_code == HTTPStatus.FORBIDDEN
    assert said(response.content.decode(), "<h1[^>]*>(.*?)</h1>") == ["This page belongs to somebody else"]


def test_a_form_without_its_token() -> None:
    response = Client(enforce_csrf_checks=True).post("/theme/", {"theme": "dark"})
    assert response.status_code == HTTPStatus.FORBIDDEN
    assert said(response.content.decode(), "<h1[^>]*>(.*?)</h1>") == ["That did not reach us safely"]
    assert "theme" not in response.cookies


def test_a_fault_of_ours_needs_nothing_of_ours(rf: RequestFactory) -> None:
    response = defaults.server_error(rf.get("/"))
    assert response.status_code == HTTPStatus.INTERNAL_SERVER_ERROR
    html = response.content.decode()
    assert said(html, "<h1[^>]*>(.*?)</h1>") == ["Something of ours fell over"]
    assert said(html, r'"(/static/[^"]+)"') == ["/static/mark.svg", "/static/css/cairn.css"]


@pytest.mark.django_db
def test_a_fault_is_shown_as_such(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("progress.views.home.published_outline", lambda: 1 / 0)
    client.raise_request_exception = False
    assert client.get("/").status_code == HTTPStatus.INTERNAL_SERVER_ERROR
