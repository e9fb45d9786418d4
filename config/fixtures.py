"""What every test may use."""

from pathlib import Path

import hypothesis
import pytest
from django.db import connection

# How fast a single example ran says nothing on a busy machine.
hypothesis.settings.register_profile("cairn", deadline=None)
hypothesis.settings.load_profile("cairn")

PROJECT = Path(__file__).resolve().parent.parent


def shared_folder() -> Path:
    """The folder `shared` beside the project: a vault and what becomes of it. Skips the test where it is absent."""
    folder = PROJECT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs the folder `shared` beside the project", allow_module_level=True)
    return folder


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the tests that only mean something on PostgreSQL when they run on another database."""
    if connection.vendor != "postgresql":
        for item in items:
            if item.get_closest_marker("postgresql"):
                item.add_marker(pytest.mark.skip(reason="says something about PostgreSQL only"))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,  # a name for each worker, on PostgreSQL
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """SQLite's test database is a file, as in real life: threads cannot write side by side to one in memory."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
