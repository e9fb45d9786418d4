"""`check_vault` says what is wrong, a line each, and fails when it matters."""

import json
import os
from pathlib import Path

import pytest
from django.core.management import CommandError

from content.tests.management.commands.running import run, run_apart, write_vault
from content.tests.vault.build import CLAY_FILE, COURSE_FILE, MODULE_FILE, edit
from content.vault.folder import read_folder

FINE = "1 course, 1 module, 2 lenses: 0 errors, 0 warnings.\n"
BROKEN = edit(CLAY_FILE, "[[../articles/clay]]", "[[../articles/clai]]")
LOOSE = edit(CLAY_FILE, "instructions:: Ask what they felt.", "instructions::")
SAID = (
    "Lenses/Clay.md:12: error target-missing there is no article [[../articles/clai]] "
    "(did you mean [[../articles/clay]]?)\n"
)


def test_nothing_is_wrong(tmp_path: Path) -> None:
    ran = run("check_vault", write_vault(tmp_path))
    assert (ran.out, ran.err, ran.code) == ("", FINE, 0)


def test_an_error_is_a_line_and_a_failure(tmp_path: Path) -> None:
    ran = run("check_vault", write_vault(tmp_path, {**BROKEN}))
    assert (ran.out, ran.err, ran.code) == (SAID, "1 course, 1 module, 2 lenses: 1 error, 0 warnings.\n", 1)


def test_a_warning_fails_only_when_strict(tmp_path: Path) -> None:
    root = write_vault(tmp_path, {**LOOSE})
    assert run("check_vault", root).code == 0
    assert run("check_vault", root, "--strict").code == 1
    assert run("check_vault", root).err == "1 course, 1 module, 2 lenses: 0 errors, 1 warning.\n"


def test_work_in_progress_may_be_wrong(tmp_path: Path) -> None:
    change = {
        path: text.replace("title:", "tags: [wip]\ntitle:", 1)
        for path, text in {
            **edit(COURSE_FILE, "first-garden", "First"),
            **edit(MODULE_FILE, "../Lenses/Sand", "x"),
        }.items()
        if text
    }
    ran = run("check_vault", write_vault(tmp_path, {**change}), "--strict")
    assert ran.code == 0
    assert ran.err == "1 course, 1 module, 2 lenses: 2 errors, 0 warnings.\n"


@pytest.mark.parametrize("options", [(), ("--compat",)])
def test_json_holds_it_all_and_nothing_else(tmp_path: Path, options: tuple[str, ...]) -> None:
    ran = run("check_vault", write_vault(tmp_path, {**BROKEN}), "--json", *options)
    result = json.loads(ran.out)
    assert ran.code == 1
    assert [course["slug"] for course in result["courses"]] == ["garden"]
    assert [module["slug"] for module in result["modules"]] == ["lens/clay", "lens/sand", "soil"]
    assert [(issue["code"], issue["line"], issue["tier"]) for issue in result["issues"]] == [
        ("target-missing", 12, "production")
    ]


def test_a_path_that_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="nowhere is not a folder"):
        run("check_vault", tmp_path / "nowhere")


def test_an_empty_folder_is_said_to_be_empty(tmp_path: Path) -> None:
    ran = run("check_vault", tmp_path)
    assert ran.out == ".:0: error vault-empty there is no course here (is this the vault's top folder?)\n"
    assert ran.code == 1


def disturbed(root: Path) -> Path:
    """A vault with every kind of file that can't be read, and files with names to trip over."""
    write_vault(root, {"Lenses/latin.md": b"\xe9", "Lenses/nul.md": b"\0", "Lenses/a\nb.md": "x", "Lenses/é.md": "x"})
    (root / "Lenses/loop.md").symlink_to("loop.md")
    (root / "Lenses/loop").symlink_to(root)
    (root / "Lenses/out.md").symlink_to("/dev/null")
    (root / "Lenses/dead.md").symlink_to("nothing")
    (root / "Lenses/folder.md").mkdir()
    os.mkfifo(root / "Lenses/pipe.md")
    Path(os.fsdecode(os.fsencode(root) + b"/Lenses/\xff.md")).write_text("x")
    with (root / "Lenses/huge.md").open("wb") as file:
        file.truncate(100_000_000)
    return root


NAMED = [
    "Lenses/a\\nb.md:1: error frontmatter-missing",
    "Lenses/dead.md:0: error file-unreadable",
    "Lenses/huge.md:0: error file-too-large",
    "Lenses/latin.md:1: error file-not-utf8",
    "Lenses/loop.md:0: error file-unreadable",
    "Lenses/loop:0: error file-unreadable",
    "Lenses/nul.md:1: error file-has-nul",
    "Lenses/out.md:0: error file-outside-vault",
    "Lenses/pipe.md:0: error file-unreadable",
    "Lenses/é.md:1: error frontmatter-missing",
    "Lenses/\\udcff.md:0: error file-not-utf8",
]


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_nothing_in_a_folder_stops_the_check(tmp_path: Path, encoding: str) -> None:
    ran = run_apart("check_vault", disturbed(tmp_path), encoding=encoding)
    shown = [" ".join(line.split(" ")[:3]) for line in ran.out.splitlines()]
    assert sorted(shown) == sorted(line if encoding == "utf-8" else line.replace("é", "\\xe9") for line in NAMED)
    assert ran.err == "1 course, 1 module, 2 lenses: 11 errors, 0 warnings.\n"
    assert ran.code == 1


@pytest.mark.parametrize("options", [(), ("--compat",)])
@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_nothing_in_a_folder_spoils_the_json(tmp_path: Path, encoding: str, options: tuple[str, ...]) -> None:
    ran = run_apart("check_vault", disturbed(tmp_path), "--json", *options, encoding=encoding)
    assert len(json.loads(ran.out)["issues"]) == len(NAMED)
    assert "Traceback" not in ran.err


def test_a_wrong_path_is_a_sentence_in_a_terminal(tmp_path: Path) -> None:
    ran = run_apart("check_vault", tmp_path / "nowhere")
    assert (ran.out, ran.err, ran.code) == ("", f"CommandError: {tmp_path}/nowhere is not a folder.\n", 1)


def test_the_vault_is_left_as_it_was(tmp_path: Path) -> None:
    root = write_vault(tmp_path)
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    run("check_vault", root, "--json")
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*")} == before
    assert read_folder(root).issues == ()
