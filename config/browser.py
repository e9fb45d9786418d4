"""A real browser for tests marked `browser`: the fixture `page`."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from config.check.chromium import chromium, flags
from config.check.outcomes import CannotRun

# What a browser says about an answer of 400 and more. A test that expects one asserts on the answer.
ANSWER_NOT_OK = "Failed to load resource: the server responded with a status of"


class Complaint(Exception):
    """What the browser said about a page: a script that failed, something that the site's policy forbids."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium, without a window. Skips the test where there is none."""
    try:
        path = chromium()
    except CannotRun as problem:
        pytest.skip(" ".join(problem.sentences))
    # Playwright keeps an event loop in the tests' thread, and there Django would refuse to use the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as drivers, drivers.chromium.launch(executable_path=path, args=flags()) as browser:
        yield browser


@pytest.fixture(scope="session")
def live_server(django_db_setup: None, live_server: LiveServer) -> LiveServer:
    """The site, served by threads of its own.

    The test's database is there first: beside a database in memory the server would share the test's connection,
    which SQLite answers with a crash.
    """
    return live_server


@contextmanager
def tab(browser: Browser, base_url: str) -> Iterator[Page]:
    """A tab of a new profile. In the end raise Complaint for errors of scripts and in the console."""
    complaints: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(ANSWER_NOT_OK):
            complaints.append(message.text)

    with browser.new_context(base_url=base_url) as context:
        page = context.new_page()
        page.on("console", hear)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        yield page
    if complaints:
        raise Complaint(*complaints)


@pytest.fixture
def page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A tab for one test; `page.goto("/")` opens the site."""
    with tab(browser, live_server.url) as page:
        yield page
