"""Two dialects of Markdown: what an author may write in a lens of their own, and what articles hold."""

from collections.abc import Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererProtocol
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from content.rendering.rules import addresses, cards, directives, footnotes, formulas, links, sentences, tables
from content.vault.segments import Article, Segment

MAX_NESTING = 50


def _draw_escaped(
    _renderer: RendererProtocol, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType
) -> str:
    return escape(tokens[index].content, quote=False)


def _draw_ours(
    _renderer: RendererProtocol, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType
) -> str:
    """Draw markup of our own. A token of Markdown's own for HTML would be copied into the `alt` of a picture."""
    return tokens[index].content


def _parser() -> MarkdownIt:
    """Return a parser for CommonMark and what both dialects add to it."""
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": MAX_NESTING})
    parser.enable("strikethrough")
    for rules in (addresses, footnotes, formulas, links, tables):
        rules.add(parser)
    parser.add_render_rule("text_special", _draw_escaped)
    parser.add_render_rule("ours", _draw_ours)
    return parser


def _lens_parser() -> MarkdownIt:
    parser = _parser()
    cards.add(parser)
    return parser


def _article_parser() -> MarkdownIt:
    parser = _parser()
    directives.add(parser)
    sentences.add(parser)
    return parser


LENS = _lens_parser()
ARTICLE = _article_parser()


def parser_of(segment: Segment) -> MarkdownIt:
    """Return the parser for the texts of a segment: directives are read in articles alone."""
    return ARTICLE if isinstance(segment, Article) else LENS
