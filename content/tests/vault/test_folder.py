"""A folder may hold anything; a vault is read from it all the same, and every file left out is named."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.tests.vault.build import VALID
from content.vault.catalogue import Code
from content.vault.folder import MAX_FILE_BYTES, Unreadable, decode, read_folder

STRAY = "Lenses/x.md"


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(100_000_000)


def link_out(path: Path) -> None:
    outside = path.parents[2] / "secret.md"
    outside.write_text("secret")
    path.symlink_to(outside)


def link_to_folder(path: Path) -> None:
    (path.parent / "more").mkdir()
    path.symlink_to(path.parent / "more")


UNREADABLE: dict[Code, tuple[tuple[Callable[[Path], object], int], ...]] = {
    Code.FILE_UNREADABLE: (
        (lambda path: path.symlink_to("nothing.md"), 0),
        (lambda path: path.symlink_to("x.md"), 0),
        (os.mkfifo, 0),
        (link_to_folder, 0),
    ),
    Code.FILE_NOT_UTF8: (
        (lambda path: path.write_bytes(b"\xff\xfe"), 1),
        (lambda path: path.write_bytes(b"---\n\xc3\n"), 2),
        (lambda path: path.write_bytes(b"a\xed\xa0\x80"), 1),
    ),
    Code.FILE_TOO_LARGE: ((huge, 0),),
    Code.FILE_HAS_NUL: ((lambda path: path.write_bytes(b"---\n\n\0"), 3),),
    Code.FILE_OUTSIDE_VAULT: ((link_out, 0),),
    Code.VAULT_EMPTY: (),
}
"""Ways to put a file there that can't be read, by what is said of it and at which line."""

WAYS = [(code, way, line) for code, ways in UNREADABLE.items() for way, line in ways]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "vault")


def write(root: Path) -> Path:
    for name, text in VALID.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


def said(root: Path) -> list[tuple[str, str, int]]:
    return [(issue.code, issue.path, issue.line) for issue in read_folder(root).issues]


def test_a_folder_is_its_texts_by_path(root: Path) -> None:
    (root / "Lenses/notes.txt").write_text("not read")
    (root / "README.md").write_bytes(b"Read\r\nme")
    assert read_folder(root).files == {**VALID, "README.md": "Read\r\nme"}
    assert said(root) == []


@pytest.mark.parametrize(("code", "way", "line"), WAYS)
def test_a_file_that_cannot_be_read_is_named_and_the_rest_is_read(
    root: Path, code: Code, way: Callable[[Path], object], line: int
) -> None:
    way(root / STRAY)
    assert said(root) == [(code.code, STRAY, line)]
    assert read_folder(root).files == VALID
    assert read_folder(root).unreadable == {STRAY}


@pytest.mark.parametrize("folder", [".git", ".obsidian", ".trash"])
def test_hidden_folders_are_no_part_of_the_vault(root: Path, folder: str) -> None:
    (root / folder / "deep").mkdir(parents=True)
    (root / folder / "deep/x.md").write_bytes(b"\xff")
    assert said(root) == []


def test_a_folder_named_like_a_file_is_a_folder(root: Path) -> None:
    (root / "Lenses/Old.md").mkdir()
    (root / "Lenses/Old.md/Peat.md").write_text("peat")
    assert read_folder(root).files == {**VALID, "Lenses/Old.md/Peat.md": "peat"}


def test_a_link_inside_the_vault_is_the_file(root: Path) -> None:
    (root / "Lenses/Loam.md").symlink_to(root / "Lenses/Clay.md")
    assert read_folder(root).files["Lenses/Loam.md"] == VALID["Lenses/Clay.md"]


def test_a_circle_of_folders_ends(root: Path) -> None:
    (root / "Lenses/again").symlink_to(root)
    assert said(root) == [("file-unreadable", "Lenses/again", 0)]


def test_the_vault_itself_may_be_a_link(root: Path) -> None:
    link = root.parent / "link"
    link.symlink_to(root)
    assert read_folder(link).files == VALID


def test_a_name_that_is_not_utf8(root: Path) -> None:
    (Path(os.fsdecode(os.fsencode(root) + b"/Lenses/\xff.md"))).write_text("x")
    assert said(root) == [("file-not-utf8", "Lenses/\udcff.md", 0)]


def test_a_name_with_a_newline_is_a_name(root: Path) -> None:
    (root / "Lenses/a\nb.md").write_text("x")
    assert read_folder(root).files["Lenses/a\nb.md"] == "x"


def test_a_file_of_the_greatest_size_is_read(root: Path) -> None:
    (root / STRAY).write_bytes(b"a" * MAX_FILE_BYTES)
    assert said(root) == []


def test_an_empty_folder_is_no_vault(tmp_path: Path) -> None:
    assert said(tmp_path) == [(Code.VAULT_EMPTY.code, ".", 0)]


def test_what_is_no_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for path in (tmp_path / "file", tmp_path / "nowhere"):
        with pytest.raises(NotADirectoryError):
            read_folder(path)


@given(st.binary())
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    if _is_text(data):
        assert decode(data).encode() == data
        return
    with pytest.raises(Unreadable) as caught:
        decode(data)
    assert caught.value.code in {Code.FILE_NOT_UTF8, Code.FILE_HAS_NUL}
    assert 1 <= caught.value.line <= data.count(b"\n") + 1


def _is_text(data: bytes) -> bool:
    return data.decode("utf-8", "ignore").encode() == data and b"\0" not in data
