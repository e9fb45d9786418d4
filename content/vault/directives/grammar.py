"""The directives that there are, and every one of them in a text."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from content.vault.directives.inline import InlineMatch, inline_matches, paragraphs
from content.vault.directives.lines import Marker, Markers, is_opening, read_markers


class Form(Enum):
    """How a directive is written: over several lines, on one of its own, or inside a sentence."""

    BLOCK = "block"
    LEAF = "leaf"
    INLINE = "inline"


FORMS = {
    "note": frozenset(Form),
    "collapse": frozenset({Form.BLOCK, Form.INLINE}),
    "footnote": frozenset({Form.LEAF, Form.INLINE}),
}


@dataclass(frozen=True, slots=True)
class Directive:
    """Something written like a directive at `line` (from 0), whatever its name. `tail` follows its name or bracket."""

    name: str
    form: Form
    line: int
    tail: str = ""
    closed: bool = True
    empty: bool = False
    well_placed: bool = True


def all_directives(text: str, markers: Markers) -> Iterator[Directive]:
    """Yield whatever is written like a directive, known or not: first the blocks, then the others."""
    lines = text.split("\n")
    for marker in markers.opening:
        yield _block(marker, markers, lines)
    for start, paragraph in paragraphs(text):
        for match in inline_matches(start, paragraph):
            if match.name in FORMS or _looks_meant(match):
                yield _inline(match)


def find_directives(text: str) -> Iterator[Directive]:
    """Yield the directives of a text by line: those with a known name, in any form, closed or not."""
    found = all_directives(text, read_markers(text))
    yield from sorted((directive for directive in found if directive.name in FORMS), key=lambda found: found.line)


def _block(marker: Marker, markers: Markers, lines: list[str]) -> Directive:
    end = markers.ends[marker.line]
    return Directive(
        name=marker.name,
        form=Form.BLOCK,
        line=marker.line,
        tail=marker.tail,
        closed=end is not None,
        empty=end is not None and not _has_text(lines, marker.line + 1, end),
        well_placed=is_opening(marker),
    )


def _has_text(lines: list[str], start: int, end: int) -> bool:
    """Tell whether a line from `start` up to `end` holds anything; stops at the first that does."""
    return any(lines[number].strip() for number in range(start, end))


def _inline(match: InlineMatch) -> Directive:
    return Directive(
        name=match.name,
        form=Form.INLINE if match.colons == 1 else Form.LEAF,
        line=match.line,
        tail=match.tail,
        closed=match.closed,
        empty=match.empty,
        well_placed=match.colons == 1 or match.own_line,
    )


def _looks_meant(match: InlineMatch) -> bool:
    """Tell a directive with a wrong name from `10:30[1]`, `std:vector[0]` and other colons of plain text."""
    return len(match.name) > 1 and not match.glued
