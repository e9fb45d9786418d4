"""Reading in a real browser: theme, drawer, video, notes; and without any script."""

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from progress.tests.browser.pages import article, keep, others, publish_demo, video

pytestmark = pytest.mark.browser

WIDE = ViewportSize(width=1440, height=900)
NARROW = ViewportSize(width=390, height=844)


def test_the_theme_changes_at_once_and_stays(page: Page) -> None:
    publish_demo()
    page.goto("/")
    root = page.locator("html")
    with page.expect_response("**/theme/"):
        page.get_by_label("Dark").check()
    expect(root).to_have_attribute("data-theme", "dark")
    page.reload()
    expect(root).to_have_attribute("data-theme", "dark")
    expect(page.get_by_label("Dark")).to_be_checked()
    with page.expect_response("**/theme/"):
        page.get_by_label("System").check()
    expect(root).not_to_have_attribute("data-theme", "dark")
    page.reload()
    expect(root).not_to_have_attribute("data-theme", "dark")


def test_a_wide_drawer_makes_room_and_is_remembered(page: Page) -> None:
    publish_demo()
    page.set_viewport_size(WIDE)
    page.goto(article())
    drawer, toggle = page.locator("#drawer"), page.get_by_role("button", name="Lenses of this module")
    expect(drawer).to_be_visible()
    expect(toggle).to_have_attribute("aria-expanded", "true")
    toggle.click()
    expect(drawer).to_be_hidden()
    page.reload()
    expect(drawer).to_be_hidden()
    expect(toggle).to_have_attribute("aria-expanded", "false")
    toggle.click()
    expect(drawer).to_be_visible()
    page.reload()
    expect(drawer).to_be_visible()


def test_a_drawer_over_the_page_keeps_the_focus_and_gives_it_back(page: Page) -> None:
    publish_demo()
    page.set_viewport_size(NARROW)
    page.goto(article())
    drawer, toggle = page.locator("#drawer"), page.get_by_role("button", name="Lenses of this module")
    expect(drawer).to_be_hidden()
    for close in ("Escape", "button", "veil"):
        toggle.click()
        expect(drawer).to_be_focused()
        assert page.locator("#main").evaluate("main => main.inert")
        keep(page, "drawer-over")
        if close == "Escape":
            page.keyboard.press("Escape")
        elif close == "button":
            drawer.get_by_role("button", name="Close").click()
        else:
            page.mouse.click(NARROW["width"] - 5, 400)
        expect(drawer).to_be_hidden()
        expect(toggle).to_be_focused()
        assert not page.locator("#main").evaluate("main => main.inert")


def test_a_video_is_loaded_when_it_is_pressed(page: Page, live_server: LiveServer) -> None:
    publish_demo()
    asked = others(page, live_server)
    page.goto(video())
    page.wait_for_load_state("networkidle")
    assert asked == []
    with page.expect_response("https://www.youtube-nocookie.com/**"):
        page.locator("a.video-frame").first.click()
    player = page.locator("iframe.video-frame")
    expect(player).to_be_focused()
    expect(player).to_have_attribute("title", "Big Buck Bunny")
    assert [address.partition("?")[0].rpartition("/")[0] for address in asked] == [
        "https://www.youtube-nocookie.com/embed"
    ]


def test_a_note_opens_where_it_is_referred_to(page: Page) -> None:
    publish_demo()
    page.set_viewport_size(WIDE)
    page.goto(article())
    reference, note = page.locator(".fnref").first, page.locator(".footnote").first
    expect(note).to_be_hidden()
    reference.click()
    expect(note).to_be_visible()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()


def test_the_keyboard_finds_its_way(page: Page) -> None:
    publish_demo()
    page.set_viewport_size(WIDE)
    page.goto(article())
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    stone = page.locator(".trail-step").last
    stone.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    label = stone.locator(".trail-label")
    expect(label).to_have_css("clip-path", "none")
    page.keyboard.press("Escape")
    expect(label).not_to_have_css("clip-path", "none")


def test_everything_can_be_read_without_scripts(browser: Browser, live_server: LiveServer) -> None:
    publish_demo()
    with browser.new_context(base_url=live_server.url, java_script_enabled=False, viewport=NARROW) as context:
        page = context.new_page()
        page.goto(article())
        expect(page.locator("#drawer")).to_be_visible()
        expect(page.get_by_role("button", name="Lenses of this module")).to_be_hidden()
        page.locator("summary").first.click()
        expect(page.locator("details > .prose").first).to_be_visible()
        page.locator(".fnref").first.click()
        expect(page.locator(".footnote").first).to_be_visible()
        keep(page, "without-scripts")
        page.goto("/")
        page.get_by_label("Dark").check(force=True)
        page.get_by_role("button", name="Set").click()
        expect(page.locator("html")).to_have_attribute("data-theme", "dark")
