from collections.abc import Callable
from typing import Any, NoReturn

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from content.tests.publishing import published
from content.tests.vault.build import VALID


def test_the_process_is_up_and_the_database_is_not_asked(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert response["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_a_new_site_is_ready(client: Client) -> None:
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (200, {"status": "ready", "revision": None})
    assert response["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_it_says_which_revision_is_published(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    published(VALID)
    with django_assert_num_queries(3):
        assert client.get("/readyz").json() == {"status": "ready", "revision": 1}


@pytest.mark.django_db
def test_it_is_not_ready_without_a_migration(client: Client) -> None:
    MigrationRecorder(connection).migration_qs.filter(app="content").order_by("-pk")[:1].get().delete()
    response = client.get("/readyz")
    assert (response.status_code, response["Cache-Control"]) == (503, "no-store")
    assert response.json() == {"status": "not ready", "why": "migrations are missing"}


@pytest.mark.django_db
def test_it_is_not_ready_without_a_database(client: Client) -> None:
    def broken(_execute: Callable[..., Any], *_: object) -> NoReturn:
        raise OperationalError("server at 10.0.0.7 is gone")

    with connection.execute_wrapper(broken):
        response = client.get("/readyz")
        assert client.get("/healthz").status_code == 200
    assert response.status_code == 503
    assert response.json() == {"status": "not ready", "why": "the database does not answer"}


def test_a_probe_need_not_know_the_name_of_the_site_nor_speak_https(client: Client, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["cairn.example"]
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/healthz", headers={"Host": "10.0.0.8:8000"}).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_a_probe_only_asks(client: Client, method: str, address: str) -> None:
    response = client.generic(method, address)
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")


def test_head_is_answered(client: Client) -> None:
    assert client.head("/healthz").status_code == 200
