"""Accounts in a real browser: every page for everybody, and all of it without a script."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, ViewportSize
from pytest_django.live_server_helper import LiveServer

from content.tests.publishing import published
from content.tests.vault.build import VALID
from progress.models import Learner
from progress.requests import cookie_name
from progress.services.tokens import make_token
from progress.tests.browser.pages import keep
from progress.tests.browser.test_accessible import faults, look
from progress.tests.doors import PASSWORD, browser, nameless_of, person, signed, study, token_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DOORS = {
    "sign-in": "/accounts/login/",
    "sign-up": "/accounts/signup/",
    "reset": "/accounts/password/reset/",
    "reset-done": "/accounts/password/reset/done/",
    "link-used-up": "/accounts/password/reset/key/1-x/",
    "closed": "/accounts/inactive/",
}
INSIDE = {
    "asked": "/",
    "claim": "/claim/",
    "profile": "/profile/",
    "addresses": "/accounts/email/",
    "password": "/accounts/password/change/",
    "once-more": "/accounts/reauthenticate/",
    "sign-out": "/accounts/logout/",
}


def bring_work(page: Page, url: str, hours_ago: float) -> None:
    """Let the tab be a browser that studied so long ago."""
    nameless = browser()
    study(nameless_of(nameless), seconds=25 * 60, hours_ago=hours_ago)
    page.context.add_cookies([{"name": cookie_name(), "value": signed(token_in(nameless)), "url": url}])


def sign_in(page: Page) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("E-mail address or user name").fill("ada@cairn.example")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_selector(".menu")


@pytest.mark.parametrize("width", [390, 1440])
def test_every_account_page_can_be_used_by_everybody(page: Page, live_server: LiveServer, width: int) -> None:
    published(VALID)
    make_token(person("ada"), "My notebook")
    page.set_viewport_size(ViewportSize(width=width, height=900))
    bring_work(page, live_server.url, hours_ago=13)
    found = []
    for name, address in DOORS.items():
        found += look(page, address, name, width)
    sign_in(page)
    for name, address in INSIDE.items():
        found += look(page, address, name, width)
    assert found == []


@pytest.mark.parametrize("width", [390, 1440])
def test_what_is_told_can_be_read_by_everybody(page: Page, live_server: LiveServer, width: int) -> None:
    published(VALID)
    person("ada")
    page.set_viewport_size(ViewportSize(width=width, height=900))
    bring_work(page, live_server.url, hours_ago=1)
    sign_in(page)
    keep(page, f"told-{width}")
    assert list(faults(page)) == []
    page.goto("/profile/")
    assert page.get_by_text("1 lens and 25 minutes from this browser").count() == 0  # told on the page before
    page.get_by_text("from one browser").click()
    assert page.get_by_role("button", name="Take back what moved").is_visible()
    page.get_by_label("Name of the program").fill("My notebook")
    page.get_by_role("button", name="Make a key").click()
    page.wait_for_selector("[data-new-key]")
    keep(page, f"new-key-{width}")
    assert list(faults(page)) == []


def test_mistakes_are_said_and_the_summary_has_the_focus(page: Page) -> None:
    person("ada")
    page.goto("/accounts/signup/")
    page.get_by_label("E-mail address").fill("ada@cairn.example")
    page.get_by_label("Password").fill("short")
    page.get_by_role("button", name="Create the account").click()
    page.wait_for_selector(".error-summary")
    keep(page, "sign-up-errors")
    assert list(faults(page)) == []
    assert page.title().startswith("Error: ")
    assert page.evaluate("document.activeElement.className") == "error-summary"
    page.get_by_role("link", name="This password is too short").click()
    assert page.evaluate("document.activeElement.id") == "id_password1"


def test_without_a_script_the_whole_way_works(browser: Browser, live_server: LiveServer) -> None:
    published(VALID)
    with browser.new_context(base_url=live_server.url, java_script_enabled=False) as context:
        page = context.new_page()
        bring_work(page, live_server.url, hours_ago=1)
        page.goto("/accounts/signup/")
        page.get_by_label("Name").fill("Ada Okafor")
        page.get_by_label("E-mail address").fill("ada@cairn.example")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Create the account").click()
        assert page.get_by_text("are now in your account.").is_visible()
        page.get_by_role("button", name="Undo").click()
        assert page.get_by_text("It is in this browser again").is_visible()
        page.goto("/profile/")
        page.get_by_label("Name of the program").fill("My notebook")
        page.get_by_role("button", name="Make a key").click()
        assert page.locator("[data-new-key]").inner_text().startswith("cairn_")
        page.get_by_role("button", name="Revoke My notebook").click()
        assert page.get_by_text("no longer opens anything").is_visible()
        page.locator(".menu summary").click()
        page.get_by_role("button", name="Sign out").click()
        assert page.get_by_role("link", name="Sign in").is_visible()


def test_the_zone_of_the_browser_is_the_learners_first(browser: Browser, live_server: LiveServer) -> None:
    person("ada")
    with browser.new_context(base_url=live_server.url, timezone_id="America/Lima") as context:
        page = context.new_page()
        sign_in(page)
        page.goto("/profile/")
        assert page.get_by_label("Time zone").input_value() == "America/Lima"
        page.get_by_role("button", name="Save").click()
        page.wait_for_selector("text=Saved.")
    assert Learner.objects.get(user=User.objects.get()).timezone == "America/Lima"
