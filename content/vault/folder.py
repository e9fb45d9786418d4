"""A vault in a folder: its files as text, and a clear word about every one that can't be read."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from content.vault.catalogue import Code
from content.vault.issues import Issue, Report
from content.vault.kinds import MARKDOWN, TIMESTAMPS

MAX_FILE_BYTES = 10_000_000
"""No text that a person wrote is as long; a larger file is something else that strayed into the vault."""


@dataclass(frozen=True, slots=True)
class Source:
    """The texts of a vault by path (with `/`), and what could not be read."""

    files: Mapping[str, str]
    issues: tuple[Issue, ...] = ()

    @property
    def unreadable(self) -> frozenset[str]:
        """The files that are there and could not be read."""
        return frozenset(issue.path for issue in self.issues)


class Unreadable(Exception):
    """A file that can't be taken into the vault, and why."""

    def __init__(self, code: Code, message: str, hint: str = "", line: int = 0) -> None:
        super().__init__(message)
        self.code, self.message, self.hint, self.line = code, message, hint, line


def read_folder(root: Path) -> Source:
    """Every file of the vault below `root`. Hidden folders (`.git`, `.obsidian`, `.trash`) are no part of it.

    Raises NotADirectoryError when `root` is no folder, PermissionError when it may not be looked into.
    """
    if not root.is_dir():
        raise NotADirectoryError(root)
    real_root = root.resolve()
    files: dict[str, str] = {}
    issues: list[Issue] = []
    for path, name in _walk(real_root, "", issues):
        try:
            files[name] = read_text(path, real_root)
        except Unreadable as fault:
            issues.append(_issue(name, fault))
    if not files and not issues:
        issues.append(
            _issue(".", Unreadable(Code.VAULT_EMPTY, "there is no course here", "is this the vault's top folder?"))
        )
    return Source(files, tuple(issues))


def _issue(path: str, fault: Unreadable) -> Issue:
    report = Report(path)
    report.at(fault.code, fault.line, fault.message, fault.hint)
    return report.issues()[0]


def _walk(folder: Path, prefix: str, issues: list[Issue]) -> Iterator[tuple[Path, str]]:
    """Every file that may belong to the vault, with its name there, folder by folder."""
    waiting = [(folder, prefix)]
    while waiting:
        folder, prefix = waiting.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            if not prefix:
                raise
            issues.append(
                _issue(prefix, Unreadable(Code.FILE_UNREADABLE, f"the folder can't be read: {error.strerror}"))
            )
            continue
        for entry in entries:
            name = f"{prefix}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                if not entry.name.startswith("."):
                    waiting.append((Path(entry.path), f"{name}/"))
            elif _leads_to_a_folder(entry):
                fault = Unreadable(Code.FILE_UNREADABLE, "a link to a folder is not followed", "put the files here")
                issues.append(_issue(name, fault))
            elif name.endswith((MARKDOWN, TIMESTAMPS)):
                yield Path(entry.path), name


def _leads_to_a_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def read_text(path: Path, root: Path) -> str:
    """The text of a file of the vault at `root`, its line ends as they are. Raises Unreadable, and says why."""
    try:
        _check_place(path, root)
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise Unreadable(Code.FILE_UNREADABLE, f"the file can't be read: {error.strerror}") from error
    if len(data) > MAX_FILE_BYTES:
        message = f"the file is larger than {MAX_FILE_BYTES // 1_000_000} MB"
        raise Unreadable(Code.FILE_TOO_LARGE, message, "a vault holds text; keep other files elsewhere")
    return decode(data)


def _check_place(path: Path, root: Path) -> None:
    try:
        real = path.resolve()
    except RuntimeError as error:
        raise Unreadable(Code.FILE_UNREADABLE, "a link that leads in a circle") from error
    if not real.is_relative_to(root):
        raise Unreadable(Code.FILE_OUTSIDE_VAULT, "a link that leads out of the vault", "put the file itself here")
    if not real.is_file():
        raise Unreadable(Code.FILE_UNREADABLE, "not a file, or a link to nothing")
    if not str(path).isprintable() and any("\ud800" <= char <= "\udfff" for char in str(path)):
        raise Unreadable(Code.FILE_NOT_UTF8, "the file's name is not UTF-8")


def decode(data: bytes) -> str:
    """A file's bytes as text. Raises Unreadable for other encodings and for NUL, which no database stores."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(Code.FILE_NOT_UTF8, "the file is not UTF-8", "save it as UTF-8", line) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise Unreadable(Code.FILE_HAS_NUL, "the file holds a NUL character", "is it a text file?", line)
    return text
