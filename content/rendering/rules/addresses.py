"""Bare `https://…` addresses become links, as on GitHub."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_SCHEME = re.compile(r"(?<![A-Za-z0-9.+-])https?(?=://)", re.IGNORECASE)
_ADDRESS = re.compile(r"://[^\s<>]+")
_NEVER_LAST = "?!.,:;*_~'\"`]”’"


def add(parser: MarkdownIt) -> None:
    """Teach a parser bare addresses."""
    parser.inline.ruler.after("text", "bare_address", _bare_address)


def _bare_address(state: StateInline, silent: bool) -> bool:
    """Take over at the colon; the scheme before it is in the pending text by then."""
    if state.linkLevel or not state.src.startswith("://", state.pos):
        return False
    scheme = _SCHEME.search(state.src, max(state.pos - len("https"), 0), state.pos + len("://"))
    if scheme is None or not state.pending.endswith(scheme[0]):
        return False
    rest = _ADDRESS.match(state.src, state.pos, state.posMax)
    tail = _trimmed(rest[0]) if rest else "://"
    if tail == "://":
        return False
    state.pos += len(tail)
    if not silent:
        state.pending = state.pending.removesuffix(scheme[0])
        address = scheme[0] + tail
        state.push("link_open", "a", 1).attrs = {"href": state.md.normalizeLink(address)}
        state.push("text", "", 0).content = state.md.normalizeLinkText(address)
        state.push("link_close", "a", -1)
    return True


def _trimmed(address: str) -> str:
    """Leave out what belongs to the sentence: closing punctuation, and brackets that the address does not open."""
    surplus = address.count(")") - address.count("(")
    end = len(address)
    while end > len("://") and (address[end - 1] in _NEVER_LAST or (address[end - 1] == ")" and surplus > 0)):
        surplus -= address[end - 1] == ")"
        end -= 1
    return address[:end]
