"""What tests use behaves itself."""

from pathlib import Path

import pytest

from config import fixtures


def test_the_shared_folder_is_the_one_beside_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fixtures, "PROJECT", tmp_path / "cairn")
    (tmp_path / "shared").mkdir()
    assert fixtures.shared_folder() == tmp_path / "shared"


def test_without_a_shared_folder_the_test_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fixtures, "PROJECT", tmp_path / "cairn")
    with pytest.raises(pytest.skip.Exception, match="needs the folder `shared` beside the project"):
        fixtures.shared_folder()
