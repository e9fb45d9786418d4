"""All the Markdown of one lens, parsed together: its segments share footnotes, and the excerpts of an article more."""

from collections import defaultdict
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore, block, inline, normalize, text_join
from markdown_it.token import Token
from markdown_it.utils import EnvType

from content.rendering.headings import rank_headings
from content.rendering.notes import Note, Notes
from content.rendering.parsers import parser_of
from content.rendering.piece import Piece
from content.rendering.rules.footnotes import take_definitions, tighten
from content.rendering.sources import resolve_addresses
from content.rendering.tasks import tick_boxes
from content.rendering.videos import web_address
from content.rendering.visible import CHOICE, heading_scale, visible_texts, voice_of
from content.vault.segments import Article, Segment


class Manuscript:
    """The Markdown of a lens or test. Draw its texts in reading order: that is the order footnotes are numbered in."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        """Parse every visible text: first the blocks of all of them, then the sentences."""
        self._notes = Notes()
        self._envs: dict[str, EnvType] = {}
        self._opening: set[int] = set()
        self._texts: dict[tuple[int, str], Piece] = {}
        self._parsed: list[tuple[MarkdownIt, EnvType, list[Token]]] = []
        scales: defaultdict[tuple[str, int], list[Token]] = defaultdict(list)
        for index, segment in enumerate(segments):
            if voice_of(segment, index) not in self._envs:
                self._opening.add(index)
            for name, text in visible_texts(segment):
                self._texts[index, name] = piece = self._read(name, text, segment, index)
                scales[heading_scale(segment, index)] += piece.tokens
        for (_, top), tokens in scales.items():
            rank_headings(tokens, top)
        for parsed in self._parsed:
            _parse_sentences(*parsed)

    def html(self, index: int, name: str) -> str:
        """Return a text of the segment at `index` as sanitised HTML, "" if it has none by that name."""
        piece = self._texts.get((index, name))
        return piece.html() if piece else ""

    def opens_article(self, index: int) -> bool:
        """Tell whether the excerpt at `index` is the first of its article in this lens."""
        return index in self._opening

    def notes(self) -> list[tuple[Note, str]]:
        """Return, with their HTML, the notes referred to since the last call, and those they refer to in turn."""
        drawn = []
        while notes := self._notes.take():
            drawn += [(note, note.piece.html()) for note in notes]
        return drawn

    def _read(self, name: str, text: str, segment: Segment, index: int) -> Piece:
        """Parse the blocks of a text and keep its footnotes for the lens."""
        voice, parser = voice_of(segment, index), parser_of(segment)
        env = self._envs.setdefault(voice, {"notes": self._notes, "voice": voice, "references": {}, "base": ""})
        if isinstance(segment, Article):
            env["base"] = web_address(segment.source_url)
        state = StateCore(text, parser, env)
        state.inlineMode = name.startswith(CHOICE)
        normalize(state)
        block(state)
        body, definitions = take_definitions(state.tokens)
        for label, tokens in definitions:
            self._notes.define(voice, label, self._piece(parser, env, tighten(tokens)))
        return self._piece(parser, env, body)

    def _piece(self, parser: MarkdownIt, env: EnvType, tokens: list[Token]) -> Piece:
        self._parsed.append((parser, env, tokens))
        return Piece(parser.renderer, parser.options, env, tokens)


def _parse_sentences(parser: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
    """Parse what stands inside the blocks of a text."""
    state = StateCore("", parser, env, tokens)
    inline(state)
    text_join(state)
    resolve_addresses(tokens, env["base"])
    tick_boxes(tokens)
