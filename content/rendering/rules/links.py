"""`[label](lens:<uuid>)`: links to other lenses and modules. The label is plain text."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from content.rendering.links import ADDRESS, LABEL, plain_label
from content.rendering.marked import opening

_LINK = re.compile(rf"(?:::card)?\[({LABEL})\]\({ADDRESS}\)")


def add(parser: MarkdownIt) -> None:
    """Teach a parser these links; a card in the middle of a sentence becomes one."""
    parser.inline.ruler.before("link", "open_link", _link)


def _link(state: StateInline, silent: bool) -> bool:
    link = _LINK.match(state.src, state.pos, state.posMax) if state.src[state.pos] in "[:" else None
    if link is None:
        return False
    state.pos = link.end()
    if not silent:
        state.push("ours", "", 1).content = opening("a", {"data-link": f"{link[2]}:{link[3]}"})
        state.push("text", "", 0).content = plain_label(link[1])
        state.push("ours", "", -1).content = "</a>"
    return True
