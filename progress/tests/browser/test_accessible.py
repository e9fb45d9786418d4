"""Every kind of page at three widths, light and dark: no rule of accessibility is broken, nothing scrolls sideways."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.template.loader import render_to_string
from playwright.sync_api import Page, ViewportSize

from content.tests.publishing import published
from progress.tests.browser.pages import keep, pages, publish_demo
from progress.tests.browser.wide import COURSE, WIDE

pytestmark = pytest.mark.browser

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
WIDER = "document.documentElement.scrollWidth > innerWidth"


def faults(page: Page) -> Iterator[str]:
    if page.evaluate(WIDER):
        yield "scrolls sideways"
    for rule in Axe().run(page, options=RULES).response["violations"]:
        yield from (f"{rule['id']}: {node['html']}" for node in rule["nodes"])


def look(page: Page, address: str, name: str, width: int) -> list[str]:
    """What is wrong with a page in light and dark."""
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="light" if scheme == "light" else "dark")
        page.goto(address)
        keep(page, f"{name}-{width}-{scheme}")
        found += [f"{name} {scheme}: {fault}" for fault in faults(page)]
    return found


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_every_page_can_be_read_by_everybody(page: Page, width: int) -> None:
    page.set_viewport_size(ViewportSize(width=width, height=900))
    broken = render_to_string("500.html")
    page.route("**/broken/", lambda route: route.fulfill(body=broken, content_type="text/html"))
    found = [*look(page, "/", "empty", width), *look(page, "/broken/", "500", width)]
    publish_demo()
    for name, address in pages():
        found += look(page, address, name, width)
    assert found == []


def test_what_is_too_wide_or_too_long_stays_in_its_place(page: Page) -> None:
    published(WIDE)
    found = []
    for width in (360, 1440):
        page.set_viewport_size(ViewportSize(width=width, height=900))
        for name, address in {"wide-home": "/", "wide-course": COURSE, "wide-lens": f"{COURSE}long/"}.items():
            found += look(page, address, name, width)
    assert found == []
    page.goto(f"{COURSE}long/")
    assert page.locator("[data-long] [aria-current]").evaluate("it => it.getBoundingClientRect().left") >= 0
