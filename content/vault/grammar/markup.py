"""Review marks and comments, which authors write into a file and learners never see.

The order of the passes and their non-greedy reading are the format's (CONTENT_FORMAT, Pre-processing).
Each pass is one walk over the text: a mark that is never closed costs nothing and stays.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate

from content.vault.grammar.lines import Lines
from content.vault.grammar.text import SPACE

Span = tuple[int, int]
Pass = Callable[[str], Iterator[tuple[Span, Span]]]
"""Yields (what is replaced, what of it is kept), left to right."""


def without_markup(text: str) -> Lines:
    """The text as it is read: suggestions rejected, comments gone, no white space at the ends of lines."""
    numbers: list[int] | None = None
    for marks in _PASSES:
        cuts = list(marks(text))
        if cuts:
            text, numbers = _cut(text, numbers, cuts)
    lines = tuple(line.rstrip(SPACE) for line in text.split("\n"))
    return Lines(lines, tuple(numbers) if numbers else tuple(range(1, len(lines) + 1)))


def _cut(text: str, numbers: list[int] | None, cuts: list[tuple[Span, Span]]) -> tuple[str, list[int]]:
    """Keep what the cuts keep; a line that is glued together keeps the number of its first piece."""
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))][:-1]
    pieces: list[str] = []
    kept_numbers = [numbers[0] if numbers else 1]
    for start, end in _kept_spans(len(text), cuts):
        pieces.append(text[start:end])
        line = bisect_right(starts, start) - 1
        for _ in range(pieces[-1].count("\n")):
            line += 1
            kept_numbers.append(numbers[line] if numbers else line + 1)
    return "".join(pieces), kept_numbers


def _kept_spans(length: int, cuts: list[tuple[Span, Span]]) -> Iterator[Span]:
    position = 0
    for (start, end), kept in cuts:
        yield position, start
        yield kept
        position = end
    yield position, length


def _pairs(text: str, opener: str, closer: str) -> Iterator[Span]:
    """Every stretch from an opener to the first closer behind it, both included."""
    start = text.find(opener)
    while start >= 0:
        end = text.find(closer, start + len(opener))
        if end < 0:
            return
        yield start, end + len(closer)
        start = text.find(opener, end + len(closer))


def _removed(opener: str, closer: str) -> Pass:
    def marks(text: str) -> Iterator[tuple[Span, Span]]:
        for start, end in _pairs(text, opener, closer):
            yield (start, end), (end, end)

    return marks


def _unwrapped(opener: str, closer: str) -> Pass:
    def marks(text: str) -> Iterator[tuple[Span, Span]]:
        for start, end in _pairs(text, opener, closer):
            inner = _after_stamp(text, start + len(opener), end - len(closer))
            yield (start, end), (inner, end - len(closer))

    return marks


def _old_kept(text: str) -> Iterator[tuple[Span, Span]]:
    """`{~~ old ~> new ~~}`: a proposed change is rejected."""
    start = text.find("{~~")
    while start >= 0:
        arrow = text.find("~>", start + 3)
        end = text.find("~~}", arrow + 2) if arrow >= 0 else -1
        if end < 0:
            return
        yield (start, end + 3), (_after_stamp(text, start + 3, arrow), arrow)
        start = text.find("{~~", end + 3)


def _after_stamp(text: str, start: int, end: int) -> int:
    """Where the inner text begins: behind an author stamp `{json}@@` if there is one."""
    if start < end and text[start] == "{":
        close = text.find("}", start, end)
        if close >= 0 and text.startswith("@@", close + 1) and close + 3 <= end:
            return close + 3
    return start


_PASSES: tuple[Pass, ...] = (
    _removed("{>>", "<<}"),
    _removed("{++", "++}"),
    _unwrapped("{--", "--}"),
    _old_kept,
    _unwrapped("{==", "==}"),
    _removed("%%", "%%"),
)
