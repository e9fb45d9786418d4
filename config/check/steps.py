"""What is checked, in this order."""

import os
import secrets
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

from config.check.postgresql import postgresql

Environment = Mapping[str, str]

# A database in memory: a check neither reads nor leaves anything on disk.
OWN_MACHINE = {"DEBUG": "true", "DATABASE_URL": "sqlite://:memory:"}
PRODUCTION = {
    **OWN_MACHINE,
    "DEBUG": "false",
    "SECRET_KEY": secrets.token_urlsafe(64),
    "ALLOWED_HOSTS": "cairn.example",
}


@contextmanager
def own_machine() -> Iterator[Environment]:
    """Settings as `make run` has them."""
    yield OWN_MACHINE


@contextmanager
def production() -> Iterator[Environment]:
    """Settings as a public site has them."""
    yield PRODUCTION


@contextmanager
def on_postgresql() -> Iterator[Environment]:
    """The database in TEST_DATABASE_URL, else a PostgreSQL of our own that stops afterwards."""
    if url := os.environ.get("TEST_DATABASE_URL"):
        yield {**OWN_MACHINE, "DATABASE_URL": url}
    else:
        with postgresql() as url:
            yield {**OWN_MACHINE, "DATABASE_URL": url}


@dataclass(frozen=True)
class Step:
    """One check: a name for `--only`, arguments for Python, and what has to surround it while it runs."""

    name: str
    arguments: tuple[str, ...]
    surroundings: Callable[[], AbstractContextManager[Environment]] = own_machine
    counts_tests: bool = False

    @property
    def command(self) -> list[str]:
        """What is run."""
        return [sys.executable, *self.arguments]


LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
PYTEST = ("-m", "pytest", "-q", "-n", "2", "-p", "config.check.counting")

STEPS = (
    Step("ruff", ("-m", "ruff", "check", ".")),
    Step("format", ("-m", "ruff", "format", "--check", ".")),
    Step("types", ("-m", "mypy")),
    Step("layers", ("-c", LINT_IMPORTS, "--no-logo")),
    Step("migrations", ("manage.py", "makemigrations", "--check", "--dry-run")),
    Step("settings", ("manage.py", "check", "--fail-level", "WARNING")),
    Step("deployment", ("manage.py", "check", "--deploy", "--fail-level", "WARNING"), production),
    Step("templates", ("-m", "djlint", "templates", "--lint", "--check", "--quiet")),
    Step("tests-sqlite", PYTEST, counts_tests=True),
    Step("tests-postgresql", PYTEST, on_postgresql, counts_tests=True),
)
