"""Production's log lines."""

import json
import logging

import pytest

from config.logs import JsonFormatter


def record(message: str, *arguments: object) -> logging.LogRecord:
    made = logging.LogRecord("cairn.publish", logging.WARNING, "x.py", 1, message, arguments, None)
    made.created = 1_700_000_000.25
    return made


def test_a_line_says_when_how_bad_where_and_what() -> None:
    line = JsonFormatter().format(record("a “quoted”\nline of %s", "Ada"))
    assert "\n" not in line
    assert json.loads(line) == {
        "at": "2023-11-14T22:13:20.250+00:00",
        "level": "WARNING",
        "logger": "cairn.publish",
        "message": "a “quoted”\nline of Ada",
    }


def test_a_traceback_stays_on_the_line() -> None:
    failed = record("broken")
    with pytest.raises(ZeroDivisionError) as caught:
        _ = 1 / 0
    failed.exc_info = caught._excinfo
    line = JsonFormatter().format(failed)
    assert "\n" not in line
    assert json.loads(line)["traceback"].endswith("ZeroDivisionError: division by zero")
