"""`assign_ids` gives an id to whatever has none, and touches nothing else."""

import subprocess
from pathlib import Path
from shutil import which

from content.tests.management.commands.running import Ran, run, write_vault
from content.tests.vault.build import COURSE, COURSE_FILE, OUTCOME_FILE, QUESTION, ROLEPLAY, SAND_FILE, VALID, edit
from content.vault.folder import read_folder
from content.vault.identity import first_id

WITHOUT = {
    **edit(COURSE_FILE, f"id: {COURSE}\n", ""),
    **edit(OUTCOME_FILE, f"id:: {QUESTION}\n", ""),
    **edit(SAND_FILE, f"id:: {ROLEPLAY}\n", ""),
}
"""A course, a question and a roleplay without an id."""

COURSE_ID = first_id(None, "course", COURSE_FILE)


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def assign(root: Path, *options: str) -> Ran:
    return run("assign_ids", root, *options)


def test_a_vault_in_which_everything_has_its_id(tmp_path: Path) -> None:
    ran = assign(write_vault(tmp_path), "--write")
    assert (ran.out, ran.err) == ("", "Everything has its id.\n")
    assert files(tmp_path) == {path: text.encode() for path, text in VALID.items()}


def test_without_write_it_only_shows_what_git_could_apply(tmp_path: Path) -> None:
    root = write_vault(tmp_path, {**WITHOUT})
    before = files(root)
    ran = assign(root)
    assert ran.err == "3 ids to write into 3 files: run again with --write.\n"
    assert files(root) == before
    assign(root, "--write")
    written = files(root)
    write_vault(root, {**WITHOUT})
    subprocess.run([which("git") or "git", "apply", "-"], cwd=root, input=ran.out.encode(), check=True)
    assert files(root) == written


def test_written_once_it_has_nothing_more_to_do(tmp_path: Path) -> None:
    root = write_vault(tmp_path, {**WITHOUT})
    assert assign(root, "--write").err == "3 ids written into 3 files.\n"
    written = files(root)
    assert assign(root, "--write").err == "Everything has its id.\n"
    assert files(root) == written
    assert f"\nid: {COURSE_ID}\n" in written[COURSE_FILE].decode()


def test_line_ends_and_modes_stay(tmp_path: Path) -> None:
    windows = {path: text.replace("\n", "\r\n") for path, text in WITHOUT.items() if text}
    root = write_vault(tmp_path, {**windows})
    (root / COURSE_FILE).chmod(0o640)
    assert assign(root, "--write").err == "3 ids written into 3 files.\n"
    assert (root / COURSE_FILE).stat().st_mode & 0o777 == 0o640
    for path, text in windows.items():
        data = (root / path).read_bytes()
        assert data.count(b"\r\n") == data.count(b"\n") == text.count("\n") + 1


def test_a_byte_order_mark_stays(tmp_path: Path) -> None:
    root = write_vault(tmp_path, {COURSE_FILE: f"\ufeff{WITHOUT[COURSE_FILE]}"})
    assert assign(root, "--write").err == "1 id written into 1 file.\n"
    assert (root / COURSE_FILE).read_text().startswith(f"\ufeff---\nid: {COURSE_ID}\nslug: garden\n")


def test_a_linked_file_stays_a_link(tmp_path: Path) -> None:
    root = write_vault(tmp_path, {COURSE_FILE: None, "kept/garden.txt": WITHOUT[COURSE_FILE]})
    (root / "courses").mkdir()
    (root / COURSE_FILE).symlink_to("../kept/garden.txt")
    assign(root, "--write")
    assert (root / COURSE_FILE).is_symlink()
    assert COURSE_ID in (root / "kept/garden.txt").read_text()


def test_other_segments_get_ids_when_asked_for(tmp_path: Path) -> None:
    root = write_vault(tmp_path)
    assert assign(root, "--write", "--segments").err == "4 ids written into 2 files.\n"
    assert assign(root, "--segments").err == "Everything has its id.\n"
    assert read_folder(root).files[OUTCOME_FILE] == VALID[OUTCOME_FILE]


def test_files_that_cannot_be_read_are_left_alone(tmp_path: Path) -> None:
    root = write_vault(tmp_path, {**WITHOUT, "Lenses/latin.md": b"---\ntitle: \xe9\n---\n"})
    assert assign(root, "--write").err == "3 ids written into 3 files.\n"
    assert (root / "Lenses/latin.md").read_bytes() == b"---\ntitle: \xe9\n---\n"


def test_no_file_is_left_behind(tmp_path: Path) -> None:
    root = write_vault(tmp_path, {**WITHOUT})
    before = files(root).keys()
    assign(root, "--write")
    assert files(root).keys() == before
