"""The page of the API in a browser; a word in its console, as of a policy that is broken, fails the test."""

import pytest
from drf_spectacular.generators import SchemaGenerator
from playwright.sync_api import Page

from content.tests.publishing import published
from content.tests.vault.build import VALID

pytestmark = pytest.mark.browser


def test_the_page_is_drawn_and_tries_out_what_it_describes(page: Page) -> None:
    published(VALID)
    page.goto("/api/docs")
    page.wait_for_selector(".opblock")
    described = SchemaGenerator().get_schema(public=True)["paths"]  # type: ignore[no-untyped-call]
    operations = sorted(path for path, methods in described.items() for _ in methods)
    assert sorted(page.locator(".opblock-summary-path").all_inner_texts()) == operations
    page.locator('.opblock-summary-path[data-path="/api/courses"]').click()
    page.get_by_role("button", name="Try it out").click()
    with page.expect_response("**/api/courses") as asked:
        page.get_by_role("button", name="Execute").click()
    assert asked.value.json()["courses"][0]["slug"] == "garden"
    shown = page.locator(".live-responses-table .highlight-code").first
    shown.wait_for()
    assert "A garden of your own" in shown.inner_text()
