"""What is in force on a connection, asked of the database itself."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler

from config.databases import POSTGRESQL, SQLITE, with_options


@pytest.fixture
def file_connection(tmp_path: Path) -> Iterator[BaseDatabaseWrapper]:
    """A SQLite file with our options: the tests' own database may live in memory, where there is no WAL."""
    database = with_options({"ENGINE": SQLITE, "NAME": tmp_path / "a # b?.sqlite3"}, pool_size=0)
    handler = ConnectionHandler({"default": database})
    yield handler["default"]
    handler.close_all()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("pragma", "value"), [("journal_mode", "wal"), ("synchronous", 1), ("foreign_keys", 1), ("busy_timeout", 20_000)]
)
def test_sqlite_pragmas_are_in_force(file_connection: BaseDatabaseWrapper, pragma: str, value: object) -> None:
    with file_connection.cursor() as cursor:
        assert cursor.execute(f"PRAGMA {pragma}").fetchone() == (value,)


@pytest.mark.django_db
def test_a_sqlite_transaction_takes_the_write_lock_when_it_begins(file_connection: BaseDatabaseWrapper) -> None:
    file_connection.ensure_connection()
    file_connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    other = sqlite3.connect(file_connection.settings_dict["NAME"], timeout=0)
    with pytest.raises(sqlite3.OperationalError, match="database is locked"):
        other.execute("BEGIN IMMEDIATE")
    file_connection.rollback()
    other.execute("BEGIN IMMEDIATE")
    other.close()


def test_sqlite_options_of_the_url_win() -> None:
    database = with_options({"ENGINE": SQLITE, "NAME": "x", "OPTIONS": {"timeout": 1}}, pool_size=0)
    assert database["OPTIONS"]["timeout"] == 1


def test_postgresql_keeps_tested_connections_without_a_pool() -> None:
    database = with_options({"ENGINE": POSTGRESQL, "NAME": "x", "OPTIONS": {"sslmode": "require"}}, pool_size=0)
    assert database == {
        "ENGINE": POSTGRESQL,
        "NAME": "x",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"sslmode": "require"},
    }


def test_postgresql_with_a_pool_leaves_the_age_to_the_pool() -> None:
    database = with_options({"ENGINE": POSTGRESQL, "NAME": "x"}, pool_size=16)
    assert (database["CONN_MAX_AGE"], database["OPTIONS"]) == (0, {"pool": {"min_size": 1, "max_size": 16}})


@pytest.mark.parametrize("database", [{}, {"ENGINE": "django.db.backends.mysql"}])
def test_an_untested_database_is_refused(database: dict[str, str]) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"^DATABASE_URL has to begin with postgresql:// or sqlite:///"):
        with_options(database, pool_size=0)


@pytest.mark.postgresql
@pytest.mark.django_db
def test_the_tests_run_on_postgresql_without_a_pool() -> None:
    assert "pool" not in connection.settings_dict["OPTIONS"]
    with connection.cursor() as cursor:
        cursor.execute("SHOW timezone")
        assert cursor.fetchone() == ("UTC",)
        cursor.execute("SHOW transaction_isolation")
        assert cursor.fetchone() == ("read committed",)


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_a_pool_lends_a_connection_and_takes_it_back() -> None:
    ours = connections["default"].settings_dict
    database = with_options({**ours, "OPTIONS": dict(ours["OPTIONS"])}, pool_size=1)
    pooled = ConnectionHandler({"default": database})["default"]
    for _ in range(2):
        with pooled.cursor() as cursor:
            cursor.execute("SELECT 1")
            assert cursor.fetchone() == (1,)
        pooled.close()
    pooled.close_pool()  # type: ignore[attr-defined]
