"""Stones: a shape by position, filled as far as somebody is."""

from collections.abc import Iterable
from dataclasses import dataclass

from progress.views.reach import FULL
from progress.wording import counted

SHAPES = "abc"
BEGUN = 4
"""How full, in eighths, the stone of a lens is that somebody began."""


@dataclass(frozen=True, slots=True)
class Stone:
    """`symbol` is its shape in the sprite, `fill` is in eighths; 8 is solid."""

    symbol: str
    fill: int = 0
    new: bool = False
    optional: bool = False


def shape(index: int) -> str:
    """The shapes take turns, so that a line of stones looks gathered, not stamped."""
    return f"stone-{SHAPES[index % len(SHAPES)]}"


def told(stones: Iterable[Stone]) -> str:
    """What a line of modules shows, in words: `2 of 8 modules complete, one in progress`."""
    line = tuple(stones)
    complete, begun = sum(it.fill == FULL for it in line), sum(0 < it.fill < FULL for it in line)
    optional = sum(it.optional for it in line)
    words = [counted(len(line), "module", "modules")]
    if complete or begun:
        words = [f"{complete} of {words[0]} complete"]
    if begun:
        words.append(f"{'one' if begun == 1 else begun} in progress")
    if optional:
        words.append(f"{optional} of them optional")
    return ", ".join(words)
