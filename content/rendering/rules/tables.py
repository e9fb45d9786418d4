"""GFM tables without a style attribute: the alignment of a column stands in `data-align`."""

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererProtocol
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from content.rendering.marked import opening

_ALIGN = {"text-align:center": "center", "text-align:right": "end"}


def add(parser: MarkdownIt) -> None:
    """Teach a parser tables."""
    parser.enable("table")
    parser.add_render_rule("th_open", _draw)
    parser.add_render_rule("td_open", _draw)


def _draw(
    _renderer: RendererProtocol, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType
) -> str:
    align = _ALIGN.get(str(tokens[index].attrs.get("style", "")))
    return opening(tokens[index].tag, {"data-align": align} if align else None)
