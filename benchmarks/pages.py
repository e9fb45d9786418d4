"""What a page costs, against an empty Django view behind the same middleware, with everything warm that can be.

.venv/bin/python benchmarks/pages.py [VAULT] [--rounds N]
"""

import os
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory
from warnings import catch_warnings

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))
FOLDER = TemporaryDirectory(prefix="cairn-pages-")
# As on a server, but for the redirect to https.
os.environ.update(
    DJANGO_SETTINGS_MODULE="config.settings",
    DATABASE_URL=f"sqlite:///{FOLDER.name}/db.sqlite3",
    DEBUG="false",
    HTTPS="false",
    SECRET_KEY="measured",
    ALLOWED_HOSTS="cairn.example",
    LOG_LEVEL="ERROR",
)

import django

django.setup()

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.management import call_command
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks.measuring import best_ms, surroundings, table
from content.queries.outline import CourseOutline, ModuleOutline, Outline, published_outline
from content.services.importing import import_vault, understand
from content.vault.folder import read_folder

TIMES = 20
EMPTY = "an empty view"


def publish(vault: Path) -> Outline:
    """Publish a vault into the temporary database."""
    call_command("migrate", verbosity=0)
    import_vault(understand(read_folder(vault)), origin=str(vault), to_publish=True)
    return published_outline()


def pages(outline: Outline) -> Iterator[tuple[str, str]]:
    """Names and addresses of what is measured: the largest course, and in it the module with the most lenses."""
    yield EMPTY, reverse("empty")
    yield "home", reverse("home")
    course = max(outline.courses.values(), key=lambda course: len(course.listed), default=None)
    if course:
        yield f"course, {len(course.listed)} modules", reverse("course", args=[course.slug])
    module = longest(course, outline)
    yield f"module, {len(module.places)} lenses", reverse("module", args=[module.slug])
    yield f"/api/modules, {len(outline.modules)} modules", reverse("api-modules")
    yield "/api/modules/<slug>", reverse("api-module", args=[module.slug])
    yield "/readyz", "/readyz"


def longest(course: CourseOutline | None, outline: Outline) -> ModuleOutline:
    """The module with the most lenses, of the course if there is one."""
    modules = [listed.module for listed in course.listed] if course else list(outline.modules.values())
    return max(modules, key=lambda module: len(module.places))


def measure(path: str, handler: BaseHandler, rounds: int) -> tuple[float, int, int]:
    """Milliseconds of a request, its queries, and the bytes of its answer. Raises LookupError for any but 200."""

    def get() -> bytes:
        response = handler.get_response(RequestFactory(HTTP_HOST="cairn.example").get(path))
        if response.status_code != 200:
            raise LookupError(path, response.status_code)
        return response.content if hasattr(response, "content") else b""

    get()
    with CaptureQueriesContext(connection) as queries:
        size = len(get())
    return best_ms(get, rounds, times=TIMES), len(queries), size


def report(outline: Outline, rounds: int) -> str:
    """Every page beside the empty view."""
    settings.ROOT_URLCONF = "benchmarks.empty"
    # Looking up a hashed name is one look into a dictionary; collecting the files takes longer than all this.
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    handler = BaseHandler()
    with catch_warnings(action="ignore", category=UserWarning):  # there are no collected files
        handler.load_middleware()
    took = {name: measure(path, handler, rounds) for name, path in pages(outline)}
    base = took[EMPTY][0]
    return table(
        ("page", "ms", f"x {EMPTY}", "queries", "kB"),
        (
            (name, f"{ms:.2f}", f"{ms / base:.1f}", str(queries), f"{size / 1000:.1f}")
            for name, (ms, queries, size) in took.items()
        ),
    )


def start_s(code: str, rounds: int) -> float:
    """CPU seconds of a new Python that runs this, its modules compiled already; the best of some rounds."""
    best = float("inf")
    for _ in range(rounds):
        before = getrusage(RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-W", "ignore", "-c", code], cwd=PROJECT, check=True)
        after = getrusage(RUSAGE_CHILDREN)
        best = min(best, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    return best


def starting(rounds: int) -> str:
    """How long a worker takes until it can answer, and what of that Django takes."""
    rows = {
        "Python": "pass",
        "Django and its apps": (
            "from django.conf import settings; settings.configure(INSTALLED_APPS=['django.contrib.' + name for name in "
            "'admin auth contenttypes sessions messages staticfiles'.split()]); import django; django.setup()"
        ),
        "Cairn": "from config.wsgi import application",
        "Cairn and every address": "from config.wsgi import application; import config.urls",
    }
    took = {name: start_s(code, rounds) for name, code in rows.items()}
    base = took["Django and its apps"]
    return table(
        ("starting", "ms", "x Django"), ((name, f"{s * 1000:.0f}", f"{s / base:.1f}") for name, s in took.items())
    )


def main(arguments: list[str]) -> None:
    """Measure and print."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("vault", nargs="?", type=Path, default=PROJECT / "content" / "demo")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args(arguments)
    outline = publish(options.vault)
    print(f"{options.vault.name}\n{surroundings(options.rounds)}\n")
    print(report(outline, options.rounds), end="\n\n", flush=True)
    print(starting(options.rounds))


if __name__ == "__main__":
    main(sys.argv[1:])
