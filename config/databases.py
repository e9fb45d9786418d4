"""How Cairn speaks to each database: what a `DATABASE_URL` leaves unsaid."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured

SQLITE = "django.db.backends.sqlite3"
POSTGRESQL = "django.db.backends.postgresql"

SQLITE_PRAGMAS = """
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    PRAGMA foreign_keys = ON;
"""
BUSY_TIMEOUT_S = 20
CONNECTION_AGE_S = 60


def with_sqlite_options(database: dict[str, Any]) -> dict[str, Any]:
    """Let readers and one writer work side by side; a second writer waits up to 20 s instead of failing at once."""
    # IMMEDIATE, because a transaction that reads first and writes later cannot wait: it fails ("database is locked").
    options = {"transaction_mode": "IMMEDIATE", "timeout": BUSY_TIMEOUT_S, "init_command": SQLITE_PRAGMAS}
    return {**database, "OPTIONS": {**options, **database.get("OPTIONS", {})}}


def with_postgresql_options(database: dict[str, Any], *, pool_size: int) -> dict[str, Any]:
    """Keep connections, tested before use: a pool of at most `pool_size` a process, or with 0 one for each thread."""
    options = dict(database.get("OPTIONS", {}))
    if pool_size:
        options["pool"] = {"min_size": 1, "max_size": pool_size}
    age_s = 0 if pool_size else CONNECTION_AGE_S
    return {**database, "CONN_MAX_AGE": age_s, "CONN_HEALTH_CHECKS": True, "OPTIONS": options}


def with_options(database: dict[str, Any], *, pool_size: int) -> dict[str, Any]:
    """Complete what was read from a `DATABASE_URL`. Raises ImproperlyConfigured for an untested database."""
    if database.get("ENGINE") == SQLITE:
        return with_sqlite_options(database)
    if database.get("ENGINE") == POSTGRESQL:
        return with_postgresql_options(database, pool_size=pool_size)
    message = "DATABASE_URL has to begin with postgresql:// or sqlite:///, the two databases Cairn is tested on."
    raise ImproperlyConfigured(message)
