"""The start page of a site without a course."""

import re
from http import HTTPStatus
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import find
from django.core.management import call_command
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

INLINE = re.compile(rb"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE)


@pytest.mark.django_db
def test_says_what_there_is_and_asks_the_database_nothing(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        response = client.get("/")
    assert response.status_code == HTTPStatus.OK
    assert b"No course is published yet" in response.content


def test_is_clean_under_a_strict_policy(client: Client) -> None:
    assert INLINE.findall(client.get("/").content) == []


@pytest.mark.parametrize(
    "inline", [b"<style>", b"<script>", b'<p style="">', b'<a onclick="">', b"<a href=javascript:>"]
)
def test_the_policy_sees_what_it_forbids(inline: bytes) -> None:
    assert len(INLINE.findall(inline)) == 1


def test_every_file_it_names_is_there(client: Client) -> None:
    named = re.findall(r'"/static/([^"]+)"', client.get("/").content.decode())
    assert named == ["mark.svg", "css/cairn.css"]
    assert [name for name in named if find(name) is None] == []


def test_headers_forbid_frames_and_sniffing(client: Client) -> None:
    headers = client.get("/").headers
    assert (headers["X-Frame-Options"], headers["X-Content-Type-Options"]) == ("DENY", "nosniff")


@pytest.mark.django_db
def test_the_administration_asks_who_you_are(client: Client) -> None:
    response = client.get("/admin/", follow=True)
    assert response.redirect_chain == [("/admin/login/?next=/admin/", HTTPStatus.FOUND)]
    assert response.status_code == HTTPStatus.OK


def test_production_finds_every_static_file_under_a_hashed_name(
    client: Client, settings: Settings, tmp_path: Path
) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": settings.STATICFILES_BACKENDS[False]},
    }
    call_command("collectstatic", "--no-input", verbosity=0)
    named = re.findall(r'"/static/([^"]+)"', client.get("/").content.decode())
    assert [re.sub(r"\.[0-9a-f]{12}\.", ".", name) for name in named] == ["mark.svg", "css/cairn.css"]
    assert [name for name in named if not (tmp_path / name).is_file()] == []
