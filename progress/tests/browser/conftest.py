"""What these tests need beside the fixture `browser`."""

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from config.check.chromium import chromium, flags
from progress.tests.browser.desk import Desk, fresh

ARGUMENTS = ("--headless=new", "--disable-gpu", "--disable-background-networking", "--no-first-run")


@pytest.fixture
def desk() -> Desk:
    """The server's side of a test, as if nothing had happened."""
    return fresh()


@pytest.fixture
def window(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """The only tab of a Chromium whose other tabs are hidden, as in life: Playwright makes its own always visible."""
    command = [chromium(), *ARGUMENTS, *flags(), "--remote-debugging-port=0", f"--user-data-dir={tmp_path}"]
    process = subprocess.Popen([*command, "about:blank"], stderr=subprocess.DEVNULL)
    try:
        opened = browser.browser_type.connect_over_cdp(f"http://127.0.0.1:{port(tmp_path)}", no_defaults=True)
        yield opened.contexts[0].pages[0]
        opened.close()
    finally:
        process.terminate()
        process.wait()


def port(profile: Path, within_s: float = 30) -> int:
    """Where that Chromium listens, as soon as it has written it down."""
    until = time.monotonic() + within_s
    note = profile / "DevToolsActivePort"
    while not (note.exists() and note.read_text().count("\n")):
        if time.monotonic() > until:
            pytest.fail("Chromium did not start.")
        time.sleep(0.05)
    return int(note.read_text().split()[0])
