"""`.ci/run` installs what a machine lacks, and only as root on Debian."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from config.fixtures import PROJECT

SAYS = {"make": 'echo "make $* CI=$CI"', "apt-get": 'echo "apt-get $*" >&2', "chromium": ":"}


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """The only folder on the search path of a machine that has everything, where we are root."""
    for name, commands in {**SAYS, "id": "echo 0"}.items():
        program(tmp_path, name, commands)
    for name in ("bash", "dirname"):
        (tmp_path / name).symlink_to(shutil.which(name) or name)
    (tmp_path / "python3").symlink_to(sys.executable)
    return tmp_path


def program(machine: Path, name: str, commands: str) -> None:
    (machine / name).write_text(f"#!/bin/sh\n{commands}\n")
    (machine / name).chmod(0o755)


def ci_run(machine: Path, **environment: str) -> tuple[str, list[str]]:
    """What make was told, and what was installed."""
    surroundings = {"PATH": str(machine), "HOME": os.environ.get("HOME", "/"), **environment}
    done = subprocess.run([PROJECT / ".ci" / "run"], env=surroundings, capture_output=True, text=True, check=True)
    return done.stdout, [line for line in done.stderr.splitlines() if "install" in line]


def test_on_a_machine_with_everything_it_is_make_test(machine: Path) -> None:
    assert ci_run(machine) == ("make test PYTHON=python3 CI=1\n", [])


def test_root_gets_a_browser(machine: Path) -> None:
    (machine / "chromium").unlink()
    _, installed = ci_run(machine)
    assert installed == ["apt-get install -qq -y --no-install-recommends chromium fonts-dejavu-core"]


def test_a_browser_that_is_there_will_do(machine: Path) -> None:
    (machine / "chromium").unlink()
    assert ci_run(machine, CHROMIUM="/opt/browser")[1] == []
    program(machine, "google-chrome", ":")
    assert ci_run(machine)[1] == []


@pytest.mark.parametrize("lacking", ["root", "apt-get"])
def test_elsewhere_nothing_is_installed(machine: Path, lacking: str) -> None:
    (machine / "chromium").unlink()
    if lacking == "root":
        program(machine, "id", "echo 1000")
    else:
        (machine / "apt-get").unlink()
    assert ci_run(machine) == ("make test PYTHON=python3 CI=1\n", [])
