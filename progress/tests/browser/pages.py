"""The pages of the demo course, one of each kind, for a browser to look at."""

from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Page, Route
from pytest_django.live_server_helper import LiveServer

from config.fixtures import PROJECT
from content.queries.outline import Place, published_outline
from content.services.importing import import_vault, understand
from content.vault.folder import read_folder

SCREENSHOTS = PROJECT / "test-results" / "pages"


def publish_demo() -> None:
    """Show the demo course."""
    import_vault(understand(read_folder(PROJECT / "content" / "demo")), origin="demo", to_publish=True)


def step(wanted: Callable[[Place], bool]) -> str:
    """The address of the first lens or test of the demo course that is wanted."""
    [course] = published_outline().courses.values()
    for listed in course.listed:
        for place in listed.module.places:
            if wanted(place):
                return f"/courses/{course.slug}/{listed.module.slug}/?lens={place.content_id}"
    raise LookupError


def article() -> str:
    return step(lambda place: place.kind == "article")


def video() -> str:
    return step(lambda place: place.kind == "video")


def pages() -> Iterator[tuple[str, str]]:
    """Every kind of page by name."""
    outline = published_outline()
    [course] = outline.courses.values()
    parent = next(module for module in outline.modules.values() if not module.places)
    lens = next(place for module in outline.modules.values() for place in module.places if place.slug)
    yield "home", "/"
    yield "course", f"/courses/{course.slug}/"
    yield "parent", f"/courses/{course.slug}/{parent.slug}/"
    yield "article", article()
    yield "video", video()
    yield "test", step(lambda place: place.is_test)
    yield "hidden", step(lambda place: place.hidden)
    yield "lens", f"/lenses/{lens.slug}/"
    yield "404", "/nothing/"


def keep(page: Page, name: str) -> None:
    """Leave a picture of the page for somebody to look at."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=Path(SCREENSHOTS, f"{name}.png"), full_page=True)


def others(page: Page, live_server: LiveServer) -> list[str]:
    """Collects what the page asks other hosts for, and answers in their place."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body="", content_type="text/html")

    page.route(lambda url: not url.startswith(live_server.url), answer)
    return asked
