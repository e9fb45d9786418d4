"""Notes and collapsed parts of an article that take whole lines. The grammar is that of `content.vault.directives`."""

from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock

from content.rendering.marked import opening
from content.rendering.wording import NOTE_LABEL, words
from content.vault.directives import (
    FORMS,
    Form,
    attributes_end,
    is_opening,
    pair_brackets,
    read_markers,
    without_code,
)

_LEAF = "::note["
_NOTE_OPEN = f"{opening('div', {'class': 'note', 'role': 'note'})}<strong>{NOTE_LABEL}</strong>"
_ALT: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks of a text by line. Closing markers may be astray: an excerpt may begin inside a block."""

    names: dict[int, str]
    ends: dict[int, int | None]
    stray: frozenset[int]


def add(parser: MarkdownIt) -> None:
    """Teach a parser blocks, and notes on a line of their own."""
    parser.block.ruler.before("paragraph", "directive_block", _block, _ALT)
    parser.block.ruler.before("paragraph", "directive_leaf", _leaf, _ALT)


def _block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if not state.src.startswith(":::", state.bMarks[start] + state.tShift[start]):
        return False
    blocks = _blocks(state)
    name = blocks.names.get(start)
    if name is None and start not in blocks.stray:
        return False
    if silent:
        return True
    state.line = start + 1
    if name is not None:
        _draw_block(state, name, start, min(blocks.ends[start] or end, end), end)
    return True


def _draw_block(state: StateBlock, name: str, start: int, stop: int, end: int) -> None:
    """Put the lines between `start` and `stop` into the component; a block that is never closed runs to the end."""
    is_note = name == "note"
    state.push("ours", "", 1).content = _NOTE_OPEN if is_note else _collapse_opening(state, start, stop)
    line_max, parent, state.parentType = state.lineMax, state.parentType, "directive"
    state.lineMax = stop
    state.md.block.tokenize(state, start + 1, stop)
    state.lineMax, state.parentType = line_max, parent
    state.push("ours", "", -1).content = "</div>" if is_note else "</div></details>"
    state.line = min(stop + 1, end)


def _leaf(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    begin = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith(_LEAF, begin) or state.is_code_block(start):
        return False
    line = state.src[begin : state.eMarks[start]]
    bare = without_code(line)
    close = pair_brackets(bare).get(len(_LEAF) - 1)
    if close is None or bare[attributes_end(bare, close + 1) :].strip():
        return False
    if not silent:
        state.line = start + 1
        state.push("ours", "", 1).content = _NOTE_OPEN
        state.push("paragraph_open", "p", 1)
        inline = state.push("inline", "", 0)
        inline.content, inline.children = line[len(_LEAF) : close], []
        state.push("paragraph_close", "p", -1)
        state.push("ours", "", -1).content = "</div>"
    return True


def _collapse_opening(state: StateBlock, start: int, stop: int) -> str:
    """Return how a collapsed part begins that holds the lines between `start` and `stop`."""
    text = state.src[state.eMarks[start] : state.eMarks[stop - 1]]
    details, prose = opening("details", {"class": "omitted"}), opening("div", {"class": "prose"})
    return f"{details}<summary>Left out here, {words(text)}</summary>{prose}"


def _blocks(state: StateBlock) -> Blocks:
    """Read the markers of the whole text once; line numbers of a nested state are those of the text."""
    if state.env.get("blocks_of") is not state.src:
        state.env["blocks_of"], state.env["blocks"] = state.src, read_blocks(state.src)
    blocks: Blocks = state.env["blocks"]
    return blocks


def read_blocks(text: str) -> Blocks:
    """Find the blocks that are drawn: those that are well written and have a name that may be a block."""
    markers = read_markers(text)
    names = {
        marker.line: marker.name
        for marker in markers.opening
        if Form.BLOCK in FORMS.get(marker.name, ()) and is_opening(marker)
    }
    return Blocks(names, markers.ends, markers.stray)
