"""What learners' reads and writes cost, against an empty Django view and a bare statement in the same database.

.venv/bin/python benchmarks/progress.py [--rounds N]     (SQLite; DATABASE_URL names another database to measure in)
Measured in a test database, which is made and dropped: SQLite's is in memory, so that no disk is waited for.
"""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from uuid import UUID, uuid4

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))
FOLDER = TemporaryDirectory(prefix="cairn-progress-")
os.environ.setdefault("DATABASE_URL", f"sqlite:///{FOLDER.name}/db.sqlite3")
os.environ.update(DJANGO_SETTINGS_MODULE="config.settings", DEBUG="false", SECRET_KEY="measured", LOG_LEVEL="ERROR")
os.environ.update(HTTPS="false", ALLOWED_HOSTS="cairn.example")

import django

django.setup()

from django.contrib.auth.models import User
from django.core.handlers.base import BaseHandler
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext, get_runner
from django.urls import path
from django.utils import timezone

from benchmarks.measuring import table
from content.queries.outline import published_outline
from content.services.importing import import_vault, understand
from content.vault.folder import Source
from progress.beats import Beat
from progress.enums import ContentType
from progress.identity import Identity
from progress.models import Learner
from progress.queries.standing import required_leaves, standing_of
from progress.services.claim import claim
from progress.services.completion import complete_content, undo_completion
from progress.services.study_time import record_beats

LENSES = 700
A_MODULE = 50
Work = Callable[[], object]
urlpatterns = [path("empty/", lambda request: HttpResponse())]


def lens(number: int) -> UUID:
    """The id of a lens."""
    return UUID(int=0x10000000_0000_4000_8000_000000000000 + number)


def vault() -> dict[str, str]:
    """A course of 700 lenses in modules of 50."""
    files, modules = dict[str, str](), range(LENSES // A_MODULE)
    for number in range(LENSES):
        files[f"Lenses/{number}.md"] = (
            f"---\nid: {lens(number)}\ntitle: Lens {number}\n---\n#### Text\ncontent:: Words.\n"
        )
    for module in modules:
        listed = (f"# Lens: L\nsource:: [[../Lenses/{module * A_MODULE + place}]]\n" for place in range(A_MODULE))
        files[f"modules/{module}.md"] = f"---\nslug: m{module}\ntitle: M\nid: {uuid4()}\n---\n" + "".join(listed)
    course = "".join(f"# Module: [[../modules/{module}]]\n" for module in modules)
    return files | {"courses/c.md": f"---\nslug: course\ntitle: C\nid: {uuid4()}\n---\n{course}"}


class Person:
    """A learner whose clock goes a minute further with each beat."""

    def __init__(self, *, user: bool = True) -> None:
        self.identity = Identity(user=User.objects.create(username=str(uuid4()))) if user else Identity(token=uuid4())
        self.now: datetime = timezone.now() - timedelta(days=1)

    def beat(self, number: int) -> None:
        """A minute in a lens."""
        began, self.now = self.now, self.now + timedelta(minutes=1)
        record_beats(self.identity, [Beat(content_id=lens(number), started_at=began, ended_at=self.now)], self.now)

    def complete(self, number: int) -> None:
        """Finish a lens."""
        complete_content(self.identity, lens(number), ContentType.LENS, self.now)


def measures() -> Iterator[tuple[str, Work, Work]]:
    """What is measured: a name, what is done before each call without being counted, and the call."""
    handler, request = BaseHandler(), RequestFactory(HTTP_HOST="cairn.example")
    handler.load_middleware()
    yield "an empty view", nothing, lambda: handler.get_response(as_here(request.get("/empty/")))
    yield "SELECT 1", nothing, lambda: execute("SELECT 1")
    ada = Person()
    ada.beat(0)
    key = Learner.objects.get(user=ada.identity.user).pk
    update = "UPDATE progress_learner SET timezone = 'UTC' WHERE id = %s"
    yield "UPDATE of one row", nothing, lambda: execute(update, key)
    yield "the usual beat", nothing, lambda: ada.beat(0)
    places = iter(range(LENSES))
    yield "a beat of a new lens", nothing, lambda: ada.beat(next(places))
    closing = Person()
    for number in range(A_MODULE):
        closing.complete(number)
    last = A_MODULE - 1
    yield f"complete, closing a module of {A_MODULE}", lambda: reopen(closing, last), lambda: closing.complete(last)
    yield f"claim of {A_MODULE} lenses", *claims()
    for number in range(LENSES):
        closing.complete(number)
    learner = Learner.objects.get(user=closing.identity.user)
    yield f"standing in a course of {LENSES}", nothing, lambda: read_standing(learner)


def nothing() -> None:
    """No preparation."""


def as_here(request: HttpRequest) -> HttpRequest:
    """The request, with the addresses of this file."""
    request.urlconf = __name__
    return request


def execute(statement: str, *values: int) -> None:
    """One statement, without the ORM."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def reopen(person: Person, number: int) -> None:
    """Undo a completion, and with it the module's."""
    person.now += timedelta(seconds=1)
    undo_completion(person.identity, lens(number), person.now)


def claims() -> tuple[Work, Work]:
    """A browser that did fifty lenses, anew for each call, and its claim."""
    waiting = list[tuple[User, UUID, datetime]]()

    def prepare() -> None:
        browser, account = Person(user=False), Person()
        for number in range(A_MODULE):
            browser.beat(number)
            browser.complete(number)
        user, token = account.identity.user, browser.identity.token
        if user and token:
            waiting.append((user, token, browser.now))

    return prepare, lambda: claim(*waiting.pop())


def read_standing(learner: Learner) -> object:
    """Status, fraction and minutes left of the course, as its page shows them."""
    outline = published_outline()
    course, standing = outline.courses["course"], standing_of(learner, outline)
    required = required_leaves(outline, course.id)
    return (
        standing.status(course.id, required),
        standing.fraction(required),
        standing.minutes_left(course.required_places),
    )


def measure(prepare: Work, work: Work, rounds: int) -> tuple[float, int]:
    """Milliseconds by the clock of the best call, for a database works in other processes; and its statements."""
    best = float("inf")
    for _ in range(rounds):
        prepare()
        begun = perf_counter()
        work()
        best = min(best, (perf_counter() - begun) * 1000)
    prepare()
    with CaptureQueriesContext(connection) as queries:
        work()
    return best, len([query for query in queries if query["sql"].split()[0] not in ("BEGIN", "COMMIT", "SAVEPOINT")])


@contextmanager
def database() -> Iterator[None]:
    """A database of its own, gone afterwards."""
    runner = get_runner(django.conf.settings)(verbosity=0, interactive=False)
    made = runner.setup_databases()
    try:
        yield
    finally:
        runner.teardown_databases(made)


def report(rounds: int) -> str:
    """Every measure beside the three that the others are compared with."""
    import_vault(understand(Source(vault())), origin="benchmark", to_publish=True)
    published_outline()
    took = {name: measure(prepare, work, rounds) for name, prepare, work in measures()}
    bases = [took[name][0] for name in ("an empty view", "SELECT 1", "UPDATE of one row")]
    return table(
        ("", "ms", "x empty view", "x SELECT 1", "x UPDATE", "statements"),
        (
            (name, f"{ms:.2f}", *(f"{ms / base:.1f}" for base in bases), str(statements))
            for name, (ms, statements) in took.items()
        ),
    )


def main() -> None:
    """Measure and print."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=50)
    rounds = parser.parse_args().rounds
    with database():
        print(f"{connection.vendor}, Python {sys.version.split()[0]}, by the clock, best of {rounds}\n")
        print(report(rounds))


if __name__ == "__main__":
    main()
