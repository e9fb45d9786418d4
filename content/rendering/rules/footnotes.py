"""`[^label]`: the author's footnotes. Which labels are defined is known before a reference is read."""

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererProtocol
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.footnote.index import footnote_def

from content.rendering.notes import Notes

_REFERENCE = re.compile(r"\[\^([^\]\s]{1,200})\]")


def add(parser: MarkdownIt) -> None:
    """Teach a parser footnotes."""
    parser.block.ruler.before("reference", "footnote_def", footnote_def, {"alt": ["paragraph", "reference"]})
    parser.inline.ruler.before("link", "footnote_ref", _reference)
    parser.add_render_rule("footnote_ref", _draw)


def take_definitions(tokens: Sequence[Token]) -> tuple[list[Token], list[tuple[str, list[Token]]]]:
    """Part the tokens of a text: its own, and a list of (label, tokens) with its footnotes."""
    body: list[Token] = []
    definitions: list[tuple[str, list[Token]]] = []
    within: list[list[Token]] = [body]
    for token in tokens:
        if token.type == "footnote_reference_open":
            within.append([])
            definitions.append((token.meta["label"], within[-1]))
        elif token.type == "footnote_reference_close":
            within.pop()
        else:
            within[-1].append(token)
    return body, definitions


def tighten(tokens: list[Token]) -> list[Token]:
    """Return the tokens of a footnote; one of a single paragraph is drawn without the paragraph."""
    if [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]:
        tokens[0].hidden = tokens[2].hidden = True
    return tokens


def _reference(state: StateInline, silent: bool) -> bool:
    reference = _REFERENCE.match(state.src, state.pos, state.posMax)
    notes: Notes = state.env["notes"]
    if reference is None or not notes.knows(reference[1]):
        return False
    if not silent:
        state.push("footnote_ref", "", 0).meta = {"label": reference[1]}
    state.pos = reference.end()
    return True


def _draw(_renderer: RendererProtocol, tokens: Sequence[Token], index: int, _options: OptionsDict, env: EnvType) -> str:
    notes: Notes = env["notes"]
    voice: str = env["voice"]
    return notes.refer(voice, tokens[index].meta["label"])
