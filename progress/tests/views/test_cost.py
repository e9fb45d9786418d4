"""What pages cost: so many queries, however much there is, and not one that writes."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from content.tests.plots import plots
from content.tests.publishing import published
from progress.tests.doors import browser
from progress.tests.garden import GARDEN
from progress.tests.reading import page_of
from progress.tests.views.marking import CLAY, SAND, SOIL, TEST, done, signed_in

pytestmark = pytest.mark.django_db

COURSE, PARENT, CLAY_ALONE = "/courses/garden/", "/courses/garden/tools/", "/lenses/clay/"
CLAY_IN_SOIL = f"{SOIL}?lens={CLAY}"
WRITES = ("INSERT", "UPDATE", "DELETE", "SAVEPOINT", "BEGIN")


def ada() -> Client:
    return done(signed_in("ada"), CLAY)


def nameless() -> Client:
    return done(browser(), CLAY)


def cost(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        page_of(client, address)
    assert [query["sql"] for query in asked if query["sql"].upper().startswith(WRITES)] == []
    return len(asked)


@pytest.mark.parametrize("courses", [1, 3])
@pytest.mark.parametrize(
    ("reader", "expected"),
    [
        # Which revision is published; of a lens its segments and what they link to, on its own page also its row.
        (Client, {"/": 1, COURSE: 1, CLAY_IN_SOIL: 3, CLAY_ALONE: 4, "/dashboard/": 1}),
        # And what the browser has done; on the dashboard also what it did last, and its week.
        (nameless, {"/": 2, COURSE: 2, CLAY_IN_SOIL: 4, CLAY_ALONE: 5, "/dashboard/": 4}),
        # And the session and the user; on a lens also whose unsent beats are the account's now.
        (ada, {"/": 4, COURSE: 4, CLAY_IN_SOIL: 7, CLAY_ALONE: 8, "/dashboard/": 6}),
    ],
)
def test_as_many_queries_for_one_course_as_for_three(
    reader: Callable[[], Client], expected: dict[str, int], courses: int
) -> None:
    published(plots(courses))
    page_of(Client(), "/")  # the outline is new to this process
    client = reader()
    # A browser without a cookie gets one on its first lens: each page has a browser of its own.
    assert {address: cost(Client() if reader is Client else client, address) for address in expected} == expected


@pytest.mark.parametrize("contents", [[CLAY], [CLAY, TEST, SAND]])
def test_as_many_queries_however_much_somebody_did(contents: list[str]) -> None:
    published(GARDEN)
    client = done(browser(), *contents)
    page_of(client, CLAY_IN_SOIL)
    expected = {"/": 2, COURSE: 2, CLAY_IN_SOIL: 4, CLAY_ALONE: 5, "/dashboard/": 4, PARENT: 2}
    assert {address: cost(client, address) for address in expected} == expected
