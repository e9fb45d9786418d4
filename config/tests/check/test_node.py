"""What checks the scripts is installed once for each lock file."""

import json
from pathlib import Path

import pytest

from config.check import node
from config.check.outcomes import CannotRun
from config.fixtures import PROJECT


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose npm writes down that it ran."""
    (tmp_path / "package-lock.json").write_text("{}")
    npm_that(monkeypatch, tmp_path, 'mkdir -p node_modules; echo "$2" >> ran')
    return tmp_path


def npm_that(monkeypatch: pytest.MonkeyPatch, project: Path, commands: str) -> None:
    script = project / "node"
    script.write_text(f"#!/bin/sh\n{commands}\n")
    script.chmod(0o755)
    monkeypatch.setattr(node, "NODE", script)


def test_packages_are_installed_once_for_each_lock(project: Path) -> None:
    for lock in ("{}", "{}", '{"lockfileVersion": 3}', '{"lockfileVersion": 3}'):
        (project / "package-lock.json").write_text(lock)
        node.install(project)
    assert (project / "ran").read_text() == "ci\nci\n"


def test_a_failing_npm_is_loud_and_tried_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    npm_that(monkeypatch, project, "mkdir -p node_modules; echo no >> ran; exit 1")
    for _ in range(2):
        with pytest.raises(CannotRun, match="The scripts were NOT checked"):
            node.install(project)
    assert (project / "ran").read_text() == "no\nno\n"


def test_a_lock_that_failed_is_not_taken_for_installed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    node.install(project)
    (project / "package-lock.json").write_text('{"lockfileVersion": 3}')
    npm_that(monkeypatch, project, "exit 1")
    with pytest.raises(CannotRun):
        node.install(project)
    assert not (project / "node_modules" / ".installed").exists()


def test_the_lock_pins_every_package_by_its_hash_and_names_no_address() -> None:
    packages = json.loads((PROJECT / "package-lock.json").read_text())["packages"]
    found = {name: package for name, package in packages.items() if name}
    assert len(found) > 2
    assert [name for name, package in found.items() if not package.get("integrity", "").startswith("sha512-")] == []
    assert [name for name, package in found.items() if "resolved" in package] == []
