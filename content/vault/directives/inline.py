"""Directives inside a paragraph: `:note[text]`, and `::note[text]` on a line of its own."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from content.vault.directives.brackets import pair_brackets, without_code
from content.vault.directives.lines import NAME, lines_outside_code, marker_at

INLINE = re.compile(rf"(?<![:\\])(:{{1,2}})({NAME})(?=\[)")
_ATTRIBUTES = re.compile(r"\{[^{}\n]{0,200}\}")
_NEWLINE = re.compile("\n")
_NOTHING = re.compile(r"\s*+\]")
_INDENT = re.compile(" {0,3}")
_LINE_END = re.compile(r"[ \t]*+(?:\n|\Z)")


@dataclass(frozen=True, slots=True)
class InlineMatch:
    """A directive in a paragraph; `tail` is its attributes, braces and all, and `glued` one that follows a letter."""

    line: int
    name: str
    colons: int
    closed: bool
    empty: bool
    tail: str
    own_line: bool
    glued: bool


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield runs of lines between blank lines, code fences and block markers, each with its first line's number."""
    start, run = 0, list[str]()
    for number, line in lines_outside_code(text):
        inside = bool(line.strip()) and not (":::" in line and marker_at(number, line))
        if run and (not inside or number != start + len(run)):
            yield start, "\n".join(run)
            run = []
        if inside:
            start = start if run else number
            run.append(line)
    if run:
        yield start, "\n".join(run)


def inline_matches(start: int, paragraph: str) -> Iterator[InlineMatch]:
    """Yield everything in a paragraph that is written like a directive, whatever its name."""
    if ":" not in paragraph:
        return
    bare = without_code(paragraph)
    pairs = pair_brackets(bare)
    line_starts = [0, *(newline.end() for newline in _NEWLINE.finditer(bare))]
    for match in INLINE.finditer(bare):
        line = bisect_right(line_starts, match.start()) - 1
        close = pairs.get(match.end())
        end = match.end() if close is None else attributes_end(bare, close + 1)
        yield InlineMatch(
            line=start + line,
            name=match[2],
            colons=len(match[1]),
            closed=close is not None,
            empty=bool(_NOTHING.match(bare, match.end() + 1)),
            tail="" if close is None else bare[close + 1 : end],
            own_line=bool(_INDENT.fullmatch(bare, line_starts[line], match.start()) and _LINE_END.match(bare, end)),
            glued=bare[match.start() - 1 : match.start()].isalnum(),
        )


def embed_lines(start: int, paragraph: str) -> Iterator[int]:
    """Yield the line of every `![[` in a paragraph."""
    for number, line in enumerate(without_code(paragraph).split("\n"), start):
        for _ in range(line.count("![[")):
            yield number


def attributes_end(text: str, position: int) -> int:
    """Return where the `{attributes}` at `position` end, or `position` itself where there are none."""
    match = _ATTRIBUTES.match(text, position)
    return match.end() if match else position
