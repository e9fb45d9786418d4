"""Directives that take lines of their own: which line opens a block and which closes it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

NAME = r"[A-Za-z][A-Za-z0-9_-]{0,39}(?![A-Za-z0-9_-])"
_NAME = re.compile(NAME)
_FENCE = re.compile(r"[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)?(`{3,}+|~{3,}+)(.*)")
_MARKER_COLONS = 3
_MAX_INDENT = 3


@dataclass(frozen=True, slots=True)
class Marker:
    """A line that begins with three colons or more. A closing marker has no `name`; `tail` is what follows."""

    line: int
    name: str
    tail: str


@dataclass(frozen=True, slots=True)
class Markers:
    """The block markers of a text: `ends` maps an opening line to the line that closes it, or to None."""

    opening: tuple[Marker, ...]
    closing: tuple[Marker, ...]
    ends: dict[int, int | None]

    @property
    def stray(self) -> frozenset[int]:
        """The lines of closing markers that close nothing."""
        return frozenset(marker.line for marker in self.closing) - frozenset(self.ends.values())


def lines_outside_code(text: str) -> Iterator[tuple[int, str]]:
    """Yield every line that is no part of a fenced code block, with its number from 0."""
    fence = ""
    for number, line in enumerate(text.split("\n")):
        match = _FENCE.match(line)
        if fence:
            if match and match[1].startswith(fence) and not match[2].strip():
                fence = ""
        elif match and not (match[1][0] == "`" and "`" in match[2]):
            fence = match[1]
        else:
            yield number, line


def marker_at(number: int, line: str) -> Marker | None:
    """Read a line as a block marker; None if it is none."""
    rest = line.lstrip(" ")
    colons = len(rest) - len(rest.lstrip(":"))
    if colons < _MARKER_COLONS or len(line) - len(rest) > _MAX_INDENT:
        return None
    rest = rest[colons:].strip()
    if not rest or rest.startswith("{"):
        return Marker(number, "", rest)
    name = _NAME.match(rest)
    return Marker(number, name[0], rest[name.end() :].strip()) if name else None


def is_opening(marker: Marker) -> bool:
    """Tell whether the marker opens a block: nothing but attributes may follow its name."""
    return bool(marker.name) and (not marker.tail or (marker.tail[0] == "{" and marker.tail[-1] == "}"))


def read_markers(text: str) -> Markers:
    """Match opening and closing markers, the innermost first. Markers inside lists and quotes do not count."""
    opening, closing, stack = list[Marker](), list[Marker](), list[int]()
    ends: dict[int, int | None] = {}
    for number, line in lines_outside_code(text):
        marker = marker_at(number, line) if ":::" in line else None
        if marker is None:
            continue
        if marker.name:
            opening.append(marker)
            ends[number] = None
            if not marker.tail.endswith(":::"):
                stack.append(number)
        else:
            closing.append(marker)
            if stack:
                ends[stack.pop()] = number
    return Markers(tuple(opening), tuple(closing), ends)
