"""A pytest plugin that writes down how many tests passed, failed and were skipped, for the sum of the whole check."""

import json
import os
from pathlib import Path

import pytest

COUNTS_FILE = "CAIRN_TEST_COUNTS"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Write the counts to the file that the environment names. An error in a fixture counts as a failure."""
    found = {name: len(terminalreporter.getreports(name)) for name in ("passed", "failed", "error", "skipped")}
    counts = {"passed": found["passed"], "failed": found["failed"] + found["error"], "skipped": found["skipped"]}
    Path(os.environ[COUNTS_FILE]).write_text(json.dumps(counts))
