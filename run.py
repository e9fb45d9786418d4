#!/usr/bin/env python3
"""Everything you do with Cairn, on a machine that has Python 3.11 or newer and nothing else.

python3 run.py [run] [PORT]     prepare what is missing, then serve on 127.0.0.1 (port 8000, or PORT=9000 in front)
python3 run.py test [...]       the whole check; `--only ruff` runs one step, `-k words` only the tests that match
python3 run.py setup            prepare the environment for development, and stop there
python3 run.py manage ...       Django's command line, for example `manage createsuperuser`
"""

# Standard library only, and syntax of Python 3.8: an older Python has to get as far as the sentence that refuses it.
from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import re
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from pathlib import Path
from typing import Callable, Mapping, NoReturn, Sequence, TextIO

PROJECT = Path(__file__).resolve().parent
VENV = PROJECT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "installed.json"
RUNTIME, DEVELOPMENT = "requirements.txt", "requirements-dev.txt"

OLDEST = (3, 11)
HOST = "127.0.0.1"
PIP_WHEEL = "pip-26.3-py3-none-any.whl"
PIP_SHA256 = "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"
NETWORK_TIMEOUT_S = 30
INTERRUPTED = 130  # 128 + SIGINT, what a shell reports


class Problem(Exception):
    """What stops us, as a sentence for the person at the keyboard; `output` is what a program said before it failed."""

    def __init__(self, sentence: str, output: str = "") -> None:
        super().__init__(sentence)
        self.output = output


def refuse_old_python(version: tuple[int, int]) -> None:
    """Raise Problem if `version` (major, minor) is older than what Cairn is tested on."""
    if version < OLDEST:
        found, wanted = (".".join(str(part) for part in numbers) for numbers in (version, OLDEST))
        raise Problem(
            f"Cairn needs Python {wanted} or newer and this is {found} ({sys.executable}). "
            "If a newer one is installed, name it: make run PYTHON=python3.12"
        )


def step(what: str, work: Callable[[], str], out: TextIO) -> None:
    """Do `work`, which returns how it went, and print one line about it with the seconds it took."""
    print(f"{what}: ", end="", file=out, flush=True)
    begun = time.monotonic()
    try:
        how = work()
    except BaseException:
        print("failed", file=out, flush=True)
        raise
    print(f"{how} ({time.monotonic() - begun:.1f} s)", file=out, flush=True)


def call(command: Sequence[str | Path], sentence: str, environment: Mapping[str, str] | None = None) -> str:
    """Run a program silently and return what it printed. If it fails raise Problem with `sentence` and all it said."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=str(PROJECT),
        env=None if environment is None else dict(environment),
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise Problem(sentence, (done.stdout + done.stderr).decode(errors="replace"))
    return done.stdout.decode(errors="replace")


def environment_works() -> bool:
    """Whether .venv has a new enough Python and a pip: not after an interrupted start or an upgrade of the system."""
    probe = f"import pip, sys; sys.exit(sys.version_info < {OLDEST})"
    try:
        return subprocess.run([str(PYTHON), "-c", probe], stderr=subprocess.DEVNULL, check=False).returncode == 0
    except OSError:
        return False


def prepare_environment() -> str:
    """Make .venv, also with a Python whose `ensurepip` Debian and Ubuntu keep in a package of its own."""
    if environment_works():
        return "already there"
    has_pip = importlib.util.find_spec("ensurepip") is not None
    options = ["--clear"] if has_pip else ["--clear", "--without-pip"]
    call([sys.executable, "-m", "venv", *options, VENV], "The virtual environment could not be made in .venv.")
    if not has_pip:
        install_pip()
    return "made" if has_pip else "made, with a pip from the package index"


def install_pip() -> None:
    """Fetch the pinned pip, check its SHA-256, and let it install itself into .venv."""
    wheel = fetch_pip(os.environ.get("PIP_INDEX_URL") or "https://pypi.org/simple")
    if hashlib.sha256(wheel).hexdigest() != PIP_SHA256:
        raise Problem(f"The downloaded {PIP_WHEEL} is not the one Cairn was tested with; nothing was installed.")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, PIP_WHEEL)
        path.write_bytes(wheel)
        call([PYTHON, path / "pip", "install", "--no-index", path], "pip could not be installed into .venv.")


def fetch_pip(index: str) -> bytes:
    """Find the pinned wheel on the package index (PEP 503) and return its bytes, unchecked."""
    page = index.rstrip("/") + "/pip/"
    proxy = os.environ.get("PIP_PROXY")
    context = ssl.create_default_context(cafile=os.environ.get("PIP_CERT"))
    opener = urllib.request.build_opener(
        urllib.request.ProxyHandler({"http": proxy, "https": proxy} if proxy else None),
        urllib.request.HTTPSHandler(context=context),
    )
    try:
        listing = opener.open(page, timeout=NETWORK_TIMEOUT_S).read().decode()
        link = re.search(r'href="([^"#]*' + re.escape(PIP_WHEEL) + ")", listing)
        if link is None:
            raise Problem(f"The package index has no {PIP_WHEEL} at {page}.")
        return bytes(opener.open(urllib.parse.urljoin(page, link.group(1)), timeout=NETWORK_TIMEOUT_S).read())
    except (OSError, ValueError) as error:
        raise Problem(
            f"This Python comes without pip, and none could be fetched from {page} ({error}). "
            "Check the network, or install pip first (Debian, Ubuntu: apt install python3-venv)."
        ) from error


def fingerprint(requirements: str) -> str:
    """The SHA-256 of a requirements file: packages are installed anew when it changes."""
    return hashlib.sha256((PROJECT / requirements).read_bytes()).hexdigest()


def installed() -> dict[str, str]:
    """Which requirements files .venv holds, with the fingerprint each had when it was installed."""
    try:
        stamp: dict[str, str] = json.loads(STAMP.read_text())
    except (OSError, ValueError):
        return {}
    return stamp


def install(requirements: str) -> str:
    """Bring .venv to the pinned packages, each checked against its hash."""
    if installed().get(requirements) == fingerprint(requirements):
        return "unchanged"
    pip: list[str | Path] = [
        PYTHON,
        "-m",
        "pip",
        "install",
        "--no-input",
        "--disable-pip-version-check",
        "--require-hashes",
    ]
    try:
        call([*pip, "-r", requirements], f"The packages in {requirements} could not be installed.")
    except Problem as problem:
        raise Problem(why_pip_failed(problem), problem.output) from problem
    covered = [RUNTIME, DEVELOPMENT] if requirements == DEVELOPMENT else [requirements]
    STAMP.write_text(json.dumps({name: fingerprint(name) for name in covered}, indent=2))
    return "installed"


def why_pip_failed(problem: Problem) -> str:
    """Tell a missing network from everything else, which pip explains itself."""
    if "connection broken by" in problem.output:
        return "The package index cannot be reached: check the network or the proxy, then run the same command again."
    return f"{problem} What pip says is above."


def chosen_port(arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    """The port to serve on: the argument, else PORT, else 8000."""
    wish = (list(arguments) or [environment.get("PORT") or "8000"])[0]
    if len(arguments) > 1 or not re.fullmatch("[0-9]+", wish) or not 0 < int(wish) < 2**16:
        raise Problem(f"A port is one whole number from 1 to 65535, not {' '.join(arguments) or wish}.")
    return int(wish)


def refuse_taken_port(port: int) -> None:
    """Raise Problem if nothing can be served on `port` now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise Problem(
                f"Port {port} cannot be used ({error.strerror}); choose another: make run PORT={port + 1}"
            ) from error


def own_machine() -> dict[str, str]:
    """The environment of Django's commands here: DEBUG is on unless somebody said otherwise."""
    return {"DEBUG": "true", "DJANGO_RUNSERVER_HIDE_WARNING": "true", **os.environ}


def become(*arguments: str) -> NoReturn:
    """Go on as .venv's Python with these arguments, so that signals and exit status are its own."""
    sys.stdout.flush()
    os.chdir(str(PROJECT))
    os.execve(str(PYTHON), [str(PYTHON), *arguments], own_machine())


def prepare(requirements: str, out: TextIO = sys.stdout) -> None:
    """The two steps everything else stands on."""
    step("Virtual environment in .venv", prepare_environment, out)
    step(f"Packages of {requirements}", lambda: install(requirements), out)


def migrate() -> str:
    """Bring the database to the newest tables."""
    call([PYTHON, "manage.py", "migrate"], "The database could not be migrated.", own_machine())
    return "up to date"


def demo(port: int, welcome: list[str]) -> str:
    """Publish the demo course where nothing is yet. `welcome` becomes what there is to see and who can sign in."""
    command: list[str | Path] = [PYTHON, "manage.py", "demo", f"http://{HOST}:{port}"]
    how, *lines = call(command, "The demo course could not be published.", own_machine()).splitlines()
    welcome.extend(lines)
    return how


def run(arguments: Sequence[str]) -> None:
    """Prepare and serve, until Ctrl-C."""
    port = chosen_port(arguments, os.environ)
    refuse_taken_port(port)
    prepare(RUNTIME)
    step("Database", migrate, sys.stdout)
    welcome: list[str] = []
    step("Publishing the demo course", lambda: demo(port, welcome), sys.stdout)
    print("", *welcome, "", sep="\n")
    become("manage.py", "runserver", f"{HOST}:{port}")


def test(arguments: Sequence[str]) -> None:
    """Prepare and check everything."""
    prepare(DEVELOPMENT)
    become("-m", "config.check", *arguments)


def setup(arguments: Sequence[str]) -> None:
    """Prepare for development."""
    if arguments:
        raise Problem("setup takes no arguments.")
    prepare(DEVELOPMENT)
    step("Database", migrate, sys.stdout)


def manage(arguments: Sequence[str]) -> None:
    """Django's command line; our own lines go to standard error, so that its output can be piped."""
    prepare(RUNTIME, out=sys.stderr)
    become("manage.py", *arguments)


COMMANDS = {"run": run, "test": test, "setup": setup, "manage": manage}


def main(arguments: Sequence[str]) -> int:
    """Do one command and return the exit status; every problem we know is one sentence."""
    name, *rest = arguments or ["run"]
    if name.isdigit():
        name, rest = "run", [name, *rest]
    if name not in COMMANDS:
        print(__doc__)
        return 0 if name in ("help", "-h", "--help") else 2
    try:
        refuse_old_python(sys.version_info[:2])
        COMMANDS[name](rest)
    except Problem as problem:
        print(f"{problem.output}\n{problem}".lstrip(), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return INTERRUPTED
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
