"""The browser that the tests drive: the machine's own, never one that Playwright downloads."""

import os
import shutil
from collections.abc import Mapping

from config.check.outcomes import CannotRun

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


def chromium(environment: Mapping[str, str] = os.environ) -> str:
    """The path of Chromium or Chrome: `CHROMIUM` if it is set, else what is installed. Raises CannotRun."""
    wanted = environment.get("CHROMIUM")
    found = (shutil.which(name, path=environment.get("PATH")) for name in ([wanted] if wanted else NAMES))
    if path := next(filter(None, found), None):
        return path
    raise CannotRun(
        f"Pages were NOT tested in a browser: there is no {wanted or 'Chromium'} on this machine.",
        "Install Chromium or Chrome (Debian: apt install chromium), or name it in CHROMIUM.",
    )


def flags() -> list[str]:
    """What it has to be started with: for root it keeps no sandbox."""
    return ["--no-sandbox"] if os.geteuid() == 0 else []
