"""The counts of a test run are the truth about it."""

import json
import os
import subprocess
import sys
from pathlib import Path

from config.check.counting import COUNTS_FILE
from config.fixtures import PROJECT

TESTS = """
import pytest

@pytest.fixture
def broken():
    raise ValueError

def test_passes(): pass
def test_passes_too(): pass
def test_fails(): assert False
def test_breaks_before_it_begins(broken): pass
@pytest.mark.skip
def test_waits(): pass
"""


def test_an_error_in_a_fixture_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    (tmp_path / "test_it.py").write_text(TESTS)
    arguments = ["-p", "config.check.counting", "-p", "no:django", "-c", str(tmp_path / "pytest.ini"), str(tmp_path)]
    environment = {**os.environ, COUNTS_FILE: str(tmp_path / "counts.json")}
    subprocess.run(
        [sys.executable, "-m", "pytest", *arguments], cwd=PROJECT, env=environment, capture_output=True, check=False
    )
    assert json.loads((tmp_path / "counts.json").read_text()) == {"passed": 2, "failed": 2, "skipped": 1}
