"""What pages may load: only what is ours, and nothing written into the page."""

import re
from http import HTTPStatus
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import find
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings

from config.policy import directives
from content.tests.publishing import published
from progress.tests.garden import CLAY, GARDEN

pytestmark = pytest.mark.django_db

INLINE = re.compile(rb"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE)
POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' https:",
    "media-src https:",
    "frame-src https://www.youtube-nocookie.com https://player.vimeo.com",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
}
SHARED = ["mark.svg", "css/cairn.css", "js/timezone.js", "js/theme.js"]
LEARNING = ["js/progress/tracker.js", "js/complete.js", "js/waiting.js"]
OF_LENSES = [
    "mark.svg",
    "css/cairn.css",
    "js/timezone.js",
    *LEARNING,
    "js/trail.js",
    "js/drawer.js",
    "js/video.js",
    "js/scrollers.js",
]
PAGES = {
    "/": SHARED,
    "/courses/garden/": SHARED,
    "/courses/garden/tools/": SHARED,
    f"/courses/garden/soil/?lens={CLAY}": OF_LENSES,
    "/lenses/clay/": [*SHARED, *LEARNING, "js/video.js", "js/scrollers.js"],
    "/nothing/": SHARED,
}


@pytest.mark.parametrize("address", [*PAGES, "/admin/login/"])
def test_every_page_says_what_it_may_load(client: Client, address: str) -> None:
    headers = client.get(address).headers
    assert set(headers["Content-Security-Policy"].split("; ")) == POLICY
    assert (headers["X-Frame-Options"], headers["X-Content-Type-Options"]) == ("DENY", "nosniff")


def test_under_https_nothing_is_asked_for_by_http() -> None:
    assert [directives(https=https)["upgrade-insecure-requests"] for https in (True, False)] == [True, False]


def test_forms_lead_away_only_to_where_people_sign_in() -> None:
    policy = directives(https=True, social_hosts=["https://github.com"])
    assert policy["form-action"] == ["'self'", "https://github.com"]


@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_written_into_a_page(client: Client, address: str) -> None:
    published(GARDEN)
    assert INLINE.findall(client.get(address).content) == []


@pytest.mark.parametrize(
    "inline", [b"<style>", b"<script>", b'<p style="">', b'<a onclick="">', b"<a href=javascript:>"]
)
def test_the_test_sees_what_it_forbids(inline: bytes) -> None:
    assert len(INLINE.findall(inline)) == 1


@pytest.mark.parametrize(("address", "files"), PAGES.items())
def test_every_file_that_a_page_names_is_there(client: Client, address: str, files: list[str]) -> None:
    published(GARDEN)
    named = re.findall(r'"/static/([^"]+)"', client.get(address).content.decode())
    assert named == files
    assert [name for name in named if find(name) is None] == []


def test_production_finds_every_file_under_a_hashed_name(client: Client, settings: Settings, tmp_path: Path) -> None:
    published(GARDEN)
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": settings.STATICFILES_BACKENDS[False]}}
    call_command("collectstatic", "--no-input", verbosity=0)
    for address, files in PAGES.items():
        named = re.findall(r'"/static/([^"]+)"', client.get(address).content.decode())
        assert [re.sub(r"\.[0-9a-f]{12}\.", ".", name) for name in named] == files
        assert [name for name in named if not (tmp_path / name).is_file()] == []
    tracker = next((tmp_path / "js/progress").glob("tracker.????????????.js")).read_text()
    imported = re.findall(r'from "\./([^"]+)"', tracker)
    assert imported != []
    assert [name for name in imported if not re.search(r"\.[0-9a-f]{12}\.js$", name)] == []
    assert [name for name in ("mark.svg", "css/cairn.css") if not (tmp_path / name).is_file()] == []  # for 500.html


def test_the_administration_asks_who_you_are(client: Client) -> None:
    response = client.get("/admin/", follow=True)
    assert response.redirect_chain == [("/admin/login/?next=/admin/", HTTPStatus.FOUND)]
    assert response.status_code == HTTPStatus.OK
