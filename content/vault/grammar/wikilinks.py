"""Wikilinks: `[[path]]`, `![[path]]`, `[[path|alias]]`, and the files of a vault that they name."""

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from content.vault.catalogue import Code
from content.vault.grammar.text import distance, trim
from content.vault.issues import Finding

T = TypeVar("T")

_LINK = re.compile(r"!?\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]\Z")
_UP_AFTER_DOWN = re.compile(r"(?:^|/)(?!\.\.?(?:/|$))[^/]+/\.\.(?:/|$)")


@dataclass(frozen=True, slots=True)
class Wikilink:
    """A link as written: the path inside the brackets and the alias, both trimmed; `line` is its index."""

    path: str
    alias: str = ""
    line: int = 0

    @property
    def stem(self) -> str:
        """The last part of the path, without its ending."""
        return stem_of(self.path)


def read_wikilink(text: str, line: int, *, folder_needed: bool = False) -> Wikilink | Finding:
    """The link that a whole value is, or what is wrong with it."""
    found = _LINK.match(text)
    if not found:
        return _malformed(text, line)
    link = Wikilink(trim(found.group(1)), trim(found.group(2) or ""), line)
    if not link.path:
        return Finding(Code.LINK_MALFORMED, line, "the link is empty", "write [[../Folder/File]]")
    if fault := path_fault(link.path):
        return Finding(Code.LINK_OUTSIDE_VAULT, line, f"[[{link.path}]] {fault[0]}", fault[1])
    if folder_needed and "/" not in link.path:
        hint = f"name the folder too: [[../Folder/{link.path}]]"
        return Finding(Code.LINK_WITHOUT_FOLDER, line, f"[[{link.path}]] does not say in which folder", hint)
    return link


def path_fault(path: str) -> tuple[str, str] | None:
    """Why a path may not be followed, with a hint; None when it may."""
    if "..\\" in path:
        return "goes up with a backslash", "write ../"
    if path.startswith("../../"):
        return "goes up more than one folder", f"write [[../{path.replace('../', '')}]]"
    if _UP_AFTER_DOWN.search(path):
        return "goes down and up again", "name the folder from here: [[../Folder/File]]"
    return None


def _malformed(text: str, line: int) -> Finding:
    shown = text if len(text) <= 60 else f"{text[:60]}…"
    hint = "write [[../Folder/File]]"
    if "[[" in text and "]]" not in text:
        hint = "the closing ]] is missing"
    elif "]]" in text and "[[" not in text:
        hint = "the opening [[ is missing"
    return Finding(Code.LINK_MALFORMED, line, f"“{shown}” is not a link to a file", hint)


def stem_of(path: str) -> str:
    """A path's last part without `.md`."""
    return posixpath.basename(path).removesuffix(".md")


def locate(link_path: str, base: str, files: Mapping[str, T]) -> str | None:
    """The key of the file that a link from the file `base` names: exact, else with `.md`; None when there is none."""
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(base), link_path))
    return next((key for key in (joined, f"{joined}.md") if key in files), None)


def suggestions(link_path: str, base: str, candidates: Iterable[str]) -> str:
    """A hint naming up to three files with a like name, as links from `base`; "" when none is like it."""
    stem = stem_of(link_path)
    near = sorted((distance(stem, stem_of(path), 3), path) for path in candidates)
    found = [path for edits, path in near if edits <= 3][:3]
    if not found:
        return ""
    links = (f"[[{posixpath.relpath(path, posixpath.dirname(base) or '.').removesuffix('.md')}]]" for path in found)
    return f"did you mean {' or '.join(links)}?"
