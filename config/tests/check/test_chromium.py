"""Which browser the tests drive, and what is said where there is none."""

import os
from pathlib import Path

import pytest

from config.check.chromium import chromium, flags
from config.check.outcomes import CannotRun


def program(folder: Path, name: str) -> str:
    path = folder / name
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return str(path)


def test_the_named_browser_goes_before_the_installed_one(tmp_path: Path) -> None:
    installed, named = program(tmp_path, "chromium"), program(tmp_path, "mine")
    assert chromium({"PATH": str(tmp_path)}) == installed
    assert chromium({"PATH": str(tmp_path), "CHROMIUM": named}) == named


def test_google_chrome_will_do(tmp_path: Path) -> None:
    installed = program(tmp_path, "google-chrome")
    assert chromium({"PATH": str(tmp_path), "CHROMIUM": ""}) == installed


@pytest.mark.parametrize("named", ["", "/no/such/browser"])
def test_no_browser_is_a_way_out_in_a_sentence(tmp_path: Path, named: str) -> None:
    with pytest.raises(CannotRun, match=f"there is no {named or 'Chromium'} on this machine") as problem:
        chromium({"PATH": str(tmp_path), "CHROMIUM": named})
    assert "apt install chromium" in problem.value.sentences[1]


def test_only_root_goes_without_a_sandbox(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert flags() == []
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert flags() == ["--no-sandbox"]
