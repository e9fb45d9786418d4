"""What is checked, in this order."""

import os
import secrets
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

from config.check import node
from config.check.chromium import chromium
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


@contextmanager
def linting_migrations() -> Iterator[Environment]:
    """PostgreSQL, where the SQL of a migration says what it does, with the linter among the installed apps."""
    with on_postgresql() as environment:
        yield {**environment, "DJANGO_SETTINGS_MODULE": "config.tests.settings"}


@contextmanager
def with_node() -> Iterator[Environment]:
    """Node, TypeScript and Biome."""
    node.install()
    yield node.with_node_first()


@contextmanager
def with_browser() -> Iterator[Environment]:
    """The browser that pages are tested in."""
    yield {**OWN_MACHINE, "CHROMIUM": chromium()}


@dataclass(frozen=True)
class Step:
    """One check: a name for `--only`, a program's arguments, and what has to surround it while it runs."""

    name: str
    arguments: tuple[str, ...]
    surroundings: Callable[[], AbstractContextManager[Environment]] = own_machine
    counts_tests: bool = False
    program: str = sys.executable

    @property
    def command(self) -> list[str]:
        """What is run."""
        return [self.program, *self.arguments]


LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
APPS = ("content", "progress", "chat")
LINT_MIGRATIONS = ("manage.py", "lintmigrations", "--no-cache", "--ignore-initial-migrations", "--include-apps", *APPS)
# What mypy remembers of models goes stale without its noticing: managers that "could not be resolved".
MYPY = ("-m", "mypy", "--no-incremental")
PYTEST = ("-m", "pytest", "-q", "-n", "2", "-p", "config.check.counting")
TYPESCRIPT = ("node_modules/typescript/bin/tsc", "--project", "tsconfig.json")
SCRIPT_TESTS = ("--test", "--test-reporter=dot", "progress/tests/scripts/*.test.js")
BIOME = ("node_modules/@biomejs/biome/bin/biome", "ci", "--error-on-warnings", "--colors=off")

# The fast ones first.
STEPS = (
    Step("ruff", ("-m", "ruff", "check", ".")),
    Step("format", ("-m", "ruff", "format", "--check", ".")),
    Step("layers", ("-c", LINT_IMPORTS, "--no-logo")),
    Step("migrations", ("manage.py", "makemigrations", "--check", "--dry-run")),
    Step("settings", ("manage.py", "check", "--fail-level", "WARNING")),
    Step("deployment", ("manage.py", "check", "--deploy", "--fail-level", "WARNING"), production),
    Step("api-schema", ("manage.py", "spectacular", "--validate", "--fail-on-warn", "--file", os.devnull)),
    Step("templates", ("-m", "djlint", "templates", "--lint", "--check")),
    Step("scripts", BIOME, with_node, program="node"),
    Step("script-types", TYPESCRIPT, with_node, program="node"),
    Step("script-tests", SCRIPT_TESTS, with_node, program="node"),
    Step("migration-lint", LINT_MIGRATIONS, linting_migrations),
    Step("types", MYPY),
    Step("tests-sqlite", PYTEST, counts_tests=True),
    Step("tests-postgresql", PYTEST, on_postgresql, counts_tests=True),
    Step("browser", (*PYTEST, "-m", "browser"), with_browser, counts_tests=True),
)
