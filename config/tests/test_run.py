"""What run.py decides by itself. The installing is tested by using it: `.ci/run` on a fresh machine."""

import ast
import hashlib
import json
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import run


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two requirements files and an empty environment in place of ours."""
    for name in (run.RUNTIME, run.DEVELOPMENT):
        (tmp_path / name).write_text(f"{name}\n")
    (tmp_path / ".venv").mkdir()
    monkeypatch.setattr(run, "PROJECT", tmp_path)
    monkeypatch.setattr(run, "STAMP", tmp_path / ".venv" / "installed.json")
    return tmp_path


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as server:
        server.bind((run.HOST, 0))
        server.listen()
        yield server.getsockname()[1]


def python_that(monkeypatch: pytest.MonkeyPatch, commands: str) -> None:
    """Let a shell with these commands stand in for .venv's Python."""
    script = run.PROJECT / "python"
    script.write_text(f"#!/bin/sh\n{commands}\n")
    script.chmod(0o755)
    monkeypatch.setattr(run, "PYTHON", script)


def test_parses_on_the_python_it_has_to_refuse() -> None:
    source = Path(run.__file__).read_text()
    ast.parse(source, feature_version=(3, 8))
    with pytest.raises(SyntaxError):
        ast.parse("match x:\n    case 1: pass", feature_version=(3, 8))


@pytest.mark.parametrize("version", [(2, 7), (3, 8), (3, 10)])
def test_an_old_python_is_refused_in_a_sentence(version: tuple[int, int]) -> None:
    with pytest.raises(run.Problem, match=rf"needs Python 3\.11 or newer and this is {version[0]}\.{version[1]} "):
        run.refuse_old_python(version)


@pytest.mark.parametrize("version", [(3, 11), (3, 13), (4, 0)])
def test_a_newer_python_is_welcome(version: tuple[int, int]) -> None:
    run.refuse_old_python(version)


@pytest.mark.parametrize(
    ("arguments", "environment", "port"),
    [([], {}, 8000), ([], {"PORT": ""}, 8000), ([], {"PORT": "9000"}, 9000), (["1"], {"PORT": "9000"}, 1)],
)
def test_the_argument_chooses_the_port_then_the_environment(
    arguments: list[str], environment: dict[str, str], port: int
) -> None:
    assert run.chosen_port(arguments, environment) == port


@pytest.mark.parametrize("arguments", [["http"], ["0"], ["65536"], ["-1"], ["8000", "8001"], ["²"]])
def test_what_is_no_port_is_refused(arguments: list[str]) -> None:
    with pytest.raises(run.Problem, match=r"^A port is one whole number from 1 to 65535, not "):
        run.chosen_port(arguments, {})


def test_a_taken_port_is_refused_with_a_way_out(taken_port: int) -> None:
    with pytest.raises(run.Problem, match=rf"^Port {taken_port} .* make run PORT={taken_port + 1}$"):
        run.refuse_taken_port(taken_port)


def test_a_port_is_free_again_when_its_server_has_gone() -> None:
    with socket.socket() as server:
        server.bind((run.HOST, 0))
        port = server.getsockname()[1]
    run.refuse_taken_port(port)


def test_development_packages_cover_the_runtime_ones(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    python_that(monkeypatch, "exit 0")
    assert run.install(run.DEVELOPMENT) == "installed"
    python_that(monkeypatch, "exit 1")
    assert [run.install(run.DEVELOPMENT), run.install(run.RUNTIME)] == ["unchanged", "unchanged"]
    stamp = json.loads((folder / ".venv" / "installed.json").read_text())
    assert stamp[run.RUNTIME] == hashlib.sha256(b"requirements.txt\n").hexdigest()


def test_packages_are_installed_anew_when_the_file_changes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    python_that(monkeypatch, "exit 0")
    run.install(run.DEVELOPMENT)
    (folder / run.RUNTIME).write_text("other\n")
    assert run.install(run.RUNTIME) == "installed"
    assert run.install(run.DEVELOPMENT) == "installed"


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("damage", ["", "{", "no json"])
def test_a_damaged_stamp_means_nothing_is_installed(damage: str) -> None:
    run.STAMP.write_text(damage)
    assert run.installed() == {}


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("Retrying after connection broken by ProxyError", "The package index cannot be reached"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "The packages in requirements.txt could not be installed."),
    ],
)
def test_a_failing_pip_is_explained_and_leaves_no_stamp(
    monkeypatch: pytest.MonkeyPatch, said: str, sentence: str
) -> None:
    python_that(monkeypatch, f"echo '{said}'; exit 1")
    with pytest.raises(run.Problem) as problem:
        run.install(run.RUNTIME)
    assert str(problem.value).startswith(sentence)
    assert problem.value.output == f"{said}\n"
    assert run.installed() == {}


def test_debug_is_on_unless_somebody_says_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DEBUG", raising=False)
    assert run.own_machine()["DEBUG"] == "true"
    monkeypatch.setenv("DEBUG", "false")
    assert run.own_machine()["DEBUG"] == "false"


def test_a_problem_is_one_sentence_and_exit_status_1(taken_port: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main([str(taken_port)]) == 1
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.usefixtures("folder")
def test_the_demo_says_how_it_went_and_what_to_look_at(monkeypatch: pytest.MonkeyPatch) -> None:
    python_that(monkeypatch, "echo 'a warning' >&2; echo published; echo $2; echo $3")
    welcome: list[str] = []
    assert run.demo(8000, welcome) == "published"
    assert welcome == ["demo", "http://127.0.0.1:8000"]


@pytest.mark.usefixtures("folder")
def test_what_a_failing_command_said_is_kept_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    python_that(monkeypatch, "echo 'on the way'; echo 'too bad' >&2; exit 1")
    with pytest.raises(run.Problem, match="could not be published") as problem:
        run.demo(8000, [])
    assert problem.value.output == "on the way\ntoo bad\n"


def test_an_unknown_command_shows_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["serve"]) == 2
    assert run.main(["--help"]) == 0
    assert capsys.readouterr().out.count("python3 run.py manage ...") == 2


def test_ctrl_c_stops_without_a_traceback(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt(_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setitem(run.COMMANDS, "setup", interrupt)
    assert run.main(["setup"]) == 130
    assert capsys.readouterr().err == "\nStopped.\n"


def test_a_step_is_one_line_even_when_it_fails(capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> str:
        raise run.Problem("no")

    run.step("Database", lambda: "up to date", sys.stdout)
    with pytest.raises(run.Problem):
        run.step("Packages", fail, sys.stdout)
    assert capsys.readouterr().out == "Database: up to date (0.0 s)\nPackages: failed\n"
