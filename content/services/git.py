"""The little that Cairn asks of Git."""

import subprocess
from pathlib import Path


def commit_of(folder: Path) -> str:
    """The commit that a work tree stands at; "" for a folder without Git, or a machine without it."""
    try:
        found = subprocess.run(
            ["git", "-C", str(folder), "rev-parse", "HEAD"],  # noqa: S607 - the git that the operator's PATH names
            capture_output=True,
            text=True,
            check=False,
            timeout=10,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return found.stdout.strip() if found.returncode == 0 else ""
