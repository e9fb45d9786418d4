"""A module from its first lens to its last, in a real browser: by keyboard, on a phone, and without any script."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from content.tests.publishing import published
from progress.models import ContentProgress
from progress.tests.browser.pages import keep
from progress.tests.browser.test_accessible import faults
from progress.tests.garden import CLAY, GARDEN, SAND, TEST

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

COURSE, SOIL = "/courses/garden/", "/courses/garden/soil/"
WIDE, NARROW = ViewportSize(width=1440, height=900), ViewportSize(width=360, height=780)
GO_ON, STAY, UNDO = "Mark complete and go on", "Mark complete, stay here", "Undo"
NO_ANSWER = re.compile("no connection")


@pytest.fixture(autouse=True)
def _garden() -> None:
    published(GARDEN)


@pytest.fixture
def plain(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A tab in which no script runs."""
    with browser.new_context(base_url=live_server.url, java_script_enabled=False, viewport=NARROW) as context:
        yield context.new_page()


@pytest.fixture
def deaf(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A tab whose console nobody reads: the browser complains there of a lost connection."""
    with browser.new_context(base_url=live_server.url) as context:
        yield context.new_page()


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name)


def completed() -> list[str]:
    rows = ContentProgress.objects.filter(completed_at__isnull=False, content_type__in=["lens", "test"])
    return sorted(str(content) for content in rows.values_list("content_id", flat=True))


def press_tab_to(page: Page, wanted: Locator) -> None:
    """Go to an element as somebody without a mouse does."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if wanted.evaluate("it => it === document.activeElement"):
            return
    raise AssertionError("Tab does not lead there.")


def test_a_whole_module_with_the_keyboard_alone(page: Page) -> None:
    page.set_viewport_size(WIDE)
    page.goto(COURSE)
    press_tab_to(page, page.get_by_role("link", name="Start"))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{SOIL}?lens={CLAY}")
    press_tab_to(page, button(page, GO_ON))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{SOIL}?lens={TEST}")
    press_tab_to(page, button(page, GO_ON))
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Soil is complete")
    expect(dialog.get_by_role("heading", name="Soil is complete")).to_be_focused()
    assert page.locator("dialog").evaluate("it => it.matches(':modal')")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.locator("#finish")).to_be_focused()
    press_tab_to(page, page.get_by_role("link", name="Next module: By hand"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/courses/garden/tools/hand/")
    assert completed() == sorted([CLAY, TEST])


def test_staying_changes_the_page_in_place_and_undo_changes_it_back(page: Page) -> None:
    page.goto(SOIL)
    page.evaluate("window.sameDocument = true")
    stone, count = page.locator("[aria-current=step] .stone").first, page.locator(".trail-count strong")
    button(page, STAY).click()
    expect(button(page, UNDO)).to_be_visible()
    expect(stone).to_have_attribute("data-state", "completed")
    expect(count).to_have_text("1 of 2")
    expect(page.get_by_text("Your path is kept in this browser.")).to_be_visible()
    button(page, UNDO).click()
    expect(button(page, GO_ON)).to_be_visible()
    expect(stone).not_to_have_attribute("data-state", "completed")
    expect(count).to_have_text("0 of 2")
    assert page.evaluate("window.sameDocument")
    assert completed() == []


def test_the_stone_fills_before_the_server_answers(page: Page) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/complete/", hold)
    page.goto(SOIL)
    button(page, GO_ON).click()
    stone = page.locator("[aria-current=step] .stone").first
    expect(stone).to_have_attribute("data-state", "completed")
    expect(button(page, GO_ON)).to_have_attribute("aria-busy", "true")
    button(page, GO_ON).click(force=True)
    assert len(held) == 1
    held[0].continue_()
    page.wait_for_url(f"**{SOIL}?lens={TEST}")


def test_what_the_server_refuses_is_put_back_and_said(page: Page) -> None:
    sentence = "This opens after Tools."
    page.route("**/complete/", lambda route: route.fulfill(status=409, json={"detail": sentence}))
    page.goto(SOIL)
    button(page, GO_ON).click()
    expect(page.locator(".notice--danger")).to_contain_text(sentence)
    expect(page.locator("[aria-current=step] .stone").first).not_to_have_attribute("data-state", "completed")
    expect(button(page, GO_ON)).not_to_have_attribute("aria-busy", "true")
    assert list(faults(page)) == []


def test_without_a_connection_it_says_so_and_tries_again(deaf: Page) -> None:
    page = deaf
    page.goto(SOIL)
    page.context.set_offline(True)
    button(page, STAY).click()
    expect(page.locator(".notice--care")).to_contain_text(NO_ANSWER)
    expect(page.locator("[aria-current=step] .stone").first).not_to_have_attribute("data-state", "completed")
    page.context.set_offline(False)
    expect(button(page, UNDO)).to_be_visible()
    expect(page.locator(".notice--care")).to_be_hidden()
    assert completed() == [CLAY]


def test_time_that_waits_is_told_quietly(page: Page) -> None:
    page.goto(SOIL)
    said = page.locator("[data-waiting]")
    expect(said).to_be_hidden()
    tell = "([name, detail]) => document.dispatchEvent(new CustomEvent(name, {detail}))"
    page.evaluate(tell, ["cairn:queued", {"waiting": 2, "waiting_s": 130}])
    expect(said).to_have_text("2 min of your time here is waiting to be sent.")
    page.evaluate(tell, ["cairn:sent", {"waiting": 0, "waiting_s": 0}])
    expect(said).to_be_hidden()


def test_the_back_button_shows_what_was_done_since(page: Page) -> None:
    page.goto(SOIL)
    button(page, GO_ON).click()
    page.wait_for_url(f"**{SOIL}?lens={TEST}")
    page.go_back()
    page.goto(f"{SOIL}?lens={CLAY}")
    button(page, UNDO).wait_for()
    page.goto(f"{SOIL}?lens={SAND}")
    page.go_back()
    expect(button(page, UNDO)).to_be_visible()
    assert completed() == [CLAY]


def test_not_now_takes_the_offer_away(page: Page) -> None:
    page.goto(SOIL)
    button(page, STAY).click()
    offer = page.get_by_text("Your path is kept in this browser.")
    expect(offer).to_be_visible()
    button(page, "Not now").click()
    expect(offer).to_be_hidden()
    page.reload()
    expect(button(page, UNDO)).to_be_visible()
    expect(offer).to_be_hidden()


def test_a_whole_module_without_scripts_on_a_phone(plain: Page) -> None:
    plain.goto(COURSE)
    plain.get_by_role("link", name="Start").click()
    button(plain, STAY).click()
    expect(plain).to_have_url(re.compile(rf"{SOIL}\?lens={CLAY}#finish$"))
    button(plain, UNDO).click()
    button(plain, GO_ON).click()
    expect(plain).to_have_url(re.compile(f"lens={TEST}$"))
    button(plain, GO_ON).click()
    dialog = plain.get_by_role("dialog", name="Soil is complete")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("heading", name="Soil is complete")).to_be_focused()
    keep(plain, "completion-without-scripts")
    button(plain, "Stay on this page").click()
    expect(dialog).to_be_hidden()
    plain.get_by_role("link", name="Next module: By hand").click()
    expect(plain).to_have_url(re.compile("/courses/garden/tools/hand/$"))
    button(plain, GO_ON).click()
    plain.get_by_role("link", name="Go on to Machines").click()
    plain.goto("/dashboard/")
    expect(plain.get_by_text("Continue where you were")).to_be_visible()
    assert len(completed()) == 3


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_state_can_be_read_by_everybody(page: Page, width: int, scheme: str) -> None:
    page.set_viewport_size(ViewportSize(width=width, height=900))
    page.emulate_media(color_scheme="light" if scheme == "light" else "dark", reduced_motion="reduce")
    found: list[str] = []

    def look(name: str) -> None:
        keep(page, f"{name}-{width}-{scheme}")
        found.extend(f"{name}: {fault}" for fault in faults(page))

    page.goto("/dashboard/")
    look("dashboard-empty")
    page.goto(SOIL)
    button(page, STAY).click()
    button(page, UNDO).wait_for()
    look("completed")
    page.get_by_role("link", name="Next: Test").click()
    for name, address in {"course": COURSE, "home": "/", "dashboard": "/dashboard/"}.items():
        page.goto(address)
        look(f"{name}-begun")
    page.goto(f"{SOIL}?lens={TEST}")
    button(page, GO_ON).click()
    page.get_by_role("dialog").wait_for()
    look("completion")
    published(GARDEN | {"modules/soil.md": GARDEN["modules/soil.md"] + "\n# Lens:\nsource:: [[../Lenses/Spade]]\n"})
    for name, address in {"course": COURSE, "module": SOIL, "parent": f"{COURSE}tools/", "home": "/"}.items():
        page.goto(address)
        look(f"{name}-new")
    page.goto("/lenses/alone/")
    look("alone")
    assert found == []
