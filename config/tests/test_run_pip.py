"""Where Python comes without pip, run.py takes the pinned one from a package index and no other."""

import hashlib
import os
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import run


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has in the base class
        """Say nothing."""


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package index on this machine; the folder of its pip page."""
    (tmp_path / "pip").mkdir()
    with ThreadingHTTPServer((run.HOST, 0), partial(Quiet, directory=str(tmp_path))) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,)).start()
        monkeypatch.setenv("PIP_INDEX_URL", f"http://{run.HOST}:{server.server_port}/")
        monkeypatch.setenv("no_proxy", run.HOST)
        yield tmp_path / "pip"
        server.shutdown()


def test_only_the_wheel_with_the_pinned_hash_is_installed(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (index / run.PIP_WHEEL).write_bytes(b"a wheel")
    (index / f"{run.PIP_WHEEL}.metadata").write_bytes(b"not it")
    installed: list[bytes] = []
    monkeypatch.setattr(run, "call", lambda command, _sentence: installed.append(command[-1].read_bytes()))
    with pytest.raises(run.Problem, match="not the one Cairn was tested with; nothing was installed"):
        run.install_pip()
    assert installed == []
    monkeypatch.setattr(run, "PIP_SHA256", hashlib.sha256(b"a wheel").hexdigest())
    run.install_pip()
    assert installed == [b"a wheel"]


@pytest.mark.usefixtures("index")
def test_an_index_without_the_wheel_is_named() -> None:
    with pytest.raises(run.Problem, match=rf"^The package index has no {run.PIP_WHEEL} at http://127\.0\.0\.1:"):
        run.install_pip()


@pytest.mark.usefixtures("index")
def test_an_index_that_does_not_answer_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", os.environ["PIP_INDEX_URL"] + "absent")
    with pytest.raises(run.Problem, match=r"none could be fetched from .*/absent/pip/ \(HTTP Error 404.*python3-venv"):
        run.install_pip()
