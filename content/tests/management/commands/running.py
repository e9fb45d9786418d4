"""Runs the vault's commands, on a vault in a folder."""

import io
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from django.core.management import call_command

from config.fixtures import PROJECT
from content.tests.vault.build import VALID


@dataclass(frozen=True)
class Ran:
    """What a command wrote and how it ended."""

    out: str
    err: str
    code: int = 0


def run(*args: str | Path) -> Ran:
    """Run a command in this process. CommandError is raised as ever."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    try:
        call_command(*map(str, args), stdout=out, stderr=err, no_color=True)
    except SystemExit as end:
        code = int(end.code or 0)
    return Ran(out.getvalue(), err.getvalue(), code)


def run_apart(*args: str | Path, encoding: str = "utf-8") -> Ran:
    """Run a command in a process of its own, with a real terminal's encoding and exit code."""
    done = subprocess.run(
        [sys.executable, "manage.py", *map(str, args)],
        cwd=PROJECT,
        capture_output=True,
        check=False,
        env={"PATH": "", "PYTHONIOENCODING": encoding, "DEBUG": "true"},
    )
    return Ran(done.stdout.decode(encoding), done.stderr.decode(encoding), done.returncode)


def write_vault(root: Path, change: dict[str, str | bytes | None] | None = None) -> Path:
    """The valid vault in a folder, with some files changed or (None) left out."""
    for name, text in {**VALID, **(change or {})}.items():
        if text is not None:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return root
