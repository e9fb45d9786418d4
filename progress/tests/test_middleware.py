"""Who may keep an answer."""

import pytest
from django.test import Client

from content.tests.publishing import published
from content.tests.vault.build import VALID

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/", "/courses/garden/", "/courses/garden/soil/", "/lenses/clay/", "/dashboard/"])
def test_pages_that_know_who_asks_are_kept_by_nobody_in_between(client: Client, address: str) -> None:
    published(VALID)
    headers = client.get(address).headers
    assert (headers["Vary"], headers["Cache-Control"]) == ("Cookie", "private")


def test_what_is_the_same_for_everybody_may_be_kept(client: Client) -> None:
    published(VALID)
    headers = client.get("/api/courses").headers
    assert ("Cookie" in headers.get("Vary", ""), headers["Cache-Control"]) == (False, "public, no-cache")
