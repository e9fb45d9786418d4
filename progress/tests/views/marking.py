"""Browsers that mark lenses as complete through the forms of the pages."""

import re
from html import unescape

from django.http.response import HttpResponseBase
from django.test import Client

from content.tests.vault.build import CLAY, COURSE, MODULE, SAND, TEST
from progress.models import ContentProgress
from progress.tests.doors import person
from progress.tests.reading import page_of

SOIL = "/courses/garden/soil/"
KINDS = {TEST: "test"}


def signed_in(name: str, *, csrf: bool = False) -> Client:
    client = Client(enforce_csrf_checks=csrf)
    client.force_login(person(name))
    return client


def fields(content: str, *, module: str = MODULE, course: str = COURSE, **more: str) -> dict[str, str]:
    return {"content": content, "kind": KINDS.get(content, "lens"), "module": module, "course": course, **more}


def mark(client: Client, content: str, **more: str) -> HttpResponseBase:
    return client.post("/complete/", fields(content, **more))


def take_back(client: Client, content: str, **more: str) -> HttpResponseBase:
    return client.post("/complete/undo/", fields(content, **more))


def text(response: HttpResponseBase) -> str:
    return b"".join(response).decode()


def done(client: Client, *contents: str) -> Client:
    for content in contents:
        mark(client, content)
    return client


def form_of(client: Client, address: str) -> tuple[str, dict[str, str]]:
    """The first form of the page's foot: where it goes, and what it sends."""
    [html] = re.findall(r'<footer class="finish".*?</footer>', page_of(client, address), re.DOTALL)
    action = re.search(r'action="([^"]*)"', html)
    assert action
    sent = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', html)
    return action[1], {name: unescape(value) for name, value in sent}


def completed() -> list[tuple[str, str]]:
    """Who has completed what, of lenses and tests."""
    rows = ContentProgress.objects.filter(completed_at__isnull=False, content_type__in=["lens", "test"])
    return sorted((str(row.learner), str(row.content_id)) for row in rows.select_related("learner__user"))


__all__ = [
    "CLAY",
    "MODULE",
    "SAND",
    "SOIL",
    "TEST",
    "completed",
    "done",
    "fields",
    "form_of",
    "mark",
    "take_back",
    "text",
]
