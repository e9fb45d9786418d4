"""`::card[title](lens:<uuid>)`: cards to other lenses and modules, in a list as they stand on lines together."""

import re
from collections.abc import Iterator
from html import escape
from itertools import islice

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from content.rendering.links import ADDRESS, LABEL, plain_label
from content.rendering.marked import opening

_CARD = re.compile(rf"::card\[({LABEL})\]\({ADDRESS}\)[ \t]*+\Z")


def add(parser: MarkdownIt) -> None:
    """Teach a parser cards."""
    parser.block.ruler.before("paragraph", "cards", _cards, {"alt": ["paragraph", "reference", "blockquote", "list"]})


def _cards(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    cards = list(islice(_lines(state, start, end), 1 if silent else None))
    if not cards or silent:
        return bool(cards)
    state.line = start + len(cards)
    token = state.push("ours", "", 0)
    token.map = [start, state.line]
    token.content = "".join([opening("ul", {"class": "cards"}), *cards, "</ul>\n"])
    return True


def _lines(state: StateBlock, start: int, end: int) -> Iterator[str]:
    """Yield the cards of the lines from `start` on, up to the first that is no card."""
    for line in range(start, end):
        begin = state.bMarks[line] + state.tShift[line]
        card = _CARD.match(state.src[begin : state.eMarks[line]]) if state.src.startswith("::card[", begin) else None
        if card is None or state.is_code_block(line):
            return
        yield f"{opening('li', {'data-card': f'{card[2]}:{card[3]}'})}{escape(plain_label(card[1]))}</li>"
