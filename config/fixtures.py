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
