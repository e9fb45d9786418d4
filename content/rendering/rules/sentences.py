"""Directives inside a sentence: notes, parts left out, the platform's footnotes."""

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererProtocol
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from content.rendering.marked import opening
from content.rendering.notes import Notes
from content.rendering.piece import Piece
from content.rendering.wording import NOTE_LABEL
from content.vault.directives import FORMS, INLINE, attributes_end, pair_brackets, without_code

MAX_DEPTH = 8
_NOTE_OPEN = (
    f"{opening('span', {'class': 'note note--inline', 'role': 'note'})}"
    f"{opening('span', {'class': 'visually-hidden'})}{NOTE_LABEL}: </span>"
)


def add(parser: MarkdownIt) -> None:
    """Teach a parser directives inside a sentence. Nested deeper than `MAX_DEPTH` they stay as they are written."""
    parser.inline.ruler.before("link", "directive_inline", _inline)
    parser.add_render_rule("directive_note", _draw_note)
    parser.add_render_rule("directive_footnote", _draw_footnote)
    parser.add_render_rule("directive_collapse", _draw_collapse)


def _inline(state: StateInline, silent: bool) -> bool:
    match = INLINE.match(state.src, state.pos) if state.src[state.pos] == ":" else None
    if match is None or match[2] not in FORMS:
        return False
    close = _pairs(state).get(match.end(), state.posMax)
    depth = state.env.get("depth", 0)
    if close >= state.posMax or depth >= MAX_DEPTH:
        return False
    if not silent:
        token = state.push(f"directive_{match[2]}", "", 0)
        token.content = state.src[match.end() + 1 : close]
        token.children = _parsed(state, token.content, depth + 1)
    state.pos = attributes_end(state.src, close + 1)
    return True


def _pairs(state: StateInline) -> dict[int, int]:
    """Pair the brackets of the paragraph once."""
    if state.env.get("pairs_of") is not state.src:
        state.env["pairs_of"], state.env["pairs"] = state.src, pair_brackets(without_code(state.src))
    pairs: dict[int, int] = state.env["pairs"]
    return pairs


def _parsed(state: StateInline, text: str, depth: int) -> list[Token]:
    """Parse what stands in a directive's brackets."""
    children: list[Token] = []
    outer = state.env["pairs"]
    state.env["depth"] = depth
    state.md.inline.parse(text, state.md, state.env, children)
    state.env.update(depth=depth - 1, pairs=outer, pairs_of=state.src)
    return children


def _draw_note(
    renderer: RendererProtocol, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    return f"{_NOTE_OPEN}{renderer.render(tokens[index].children or [], options, env)}</span>"


def _draw_footnote(
    renderer: RendererProtocol, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    notes: Notes = env["notes"]
    return notes.footnote(Piece(renderer, options, env, tokens[index].children or []))


def _draw_collapse(
    renderer: RendererProtocol, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    notes: Notes = env["notes"]
    return notes.cut(Piece(renderer, options, env, tokens[index].children or []), tokens[index].content)
