"""Which `[` belongs to which `]`. Linear in the text, whatever the text."""

import re
from bisect import bisect_right
from collections import defaultdict

_RUN = re.compile("`+")
_ESCAPE_OR_RUN = re.compile(r"\\.|`+", re.DOTALL)
_ESCAPE_OR_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)
_NOT_NEWLINE = re.compile(r"[^\n]")


def without_code(text: str) -> str:
    """Blank out the code spans of one paragraph: the result is as long, and its newlines stand where they stood."""
    if "`" not in text:
        return text
    runs: defaultdict[int, list[int]] = defaultdict(list)
    for run in _RUN.finditer(text):
        runs[run.end() - run.start()].append(run.start())
    pieces, done, position = [], 0, 0
    while token := _ESCAPE_OR_RUN.search(text, position):
        position = token.end()
        length = token.end() - token.start()
        if token[0][0] == "\\" or (closing := _next(runs[length], token.start())) is None:
            continue
        position = closing + length
        pieces += [text[done : token.start()], _NOT_NEWLINE.sub(" ", text[token.start() : position])]
        done = position
    return "".join([*pieces, text[done:]])


def pair_brackets(text: str) -> dict[int, int]:
    """Map the position of each `[` that is closed to the position of its `]`. Take code out of `text` first."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for token in _ESCAPE_OR_BRACKET.finditer(text):
        if token[0] == "[":
            opened.append(token.start())
        elif token[0] == "]" and opened:
            pairs[opened.pop()] = token.start()
    return pairs


def _next(positions: list[int], position: int) -> int | None:
    """Return the first of the sorted positions that lies after `position`."""
    index = bisect_right(positions, position)
    return positions[index] if index < len(positions) else None
