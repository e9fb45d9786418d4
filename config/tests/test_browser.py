"""The browser of the tests hears what goes wrong in a page."""

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from config.browser import Complaint, tab

pytestmark = pytest.mark.browser


def test_a_page_is_opened_by_its_path(page: Page) -> None:
    page.goto("/")
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("script", ["console.error('lost')", "setTimeout(() => { throw new Error('lost') })"])
def test_a_script_that_fails_fails_the_test(browser: Browser, live_server: LiveServer, script: str) -> None:
    opened = tab(browser, live_server.url)
    page = opened.__enter__()
    page.goto("/")
    with page.expect_event("pageerror" if "throw" in script else "console"):
        page.evaluate(script)
    with pytest.raises(Complaint, match="lost"):
        opened.__exit__(None, None, None)


def test_an_answer_of_404_is_the_tests_own_business(page: Page) -> None:
    answer = page.goto("/no-such-page")
    assert answer is not None
    assert answer.status == 404


def test_the_site_has_connections_of_its_own(live_server: LiveServer) -> None:
    assert live_server.thread.connections_override == {}
