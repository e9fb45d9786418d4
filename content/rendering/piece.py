"""A parsed text, ready to be drawn."""

from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.renderer import RendererProtocol
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from content.rendering.sanitising import sanitise


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens with what they are drawn with."""

    renderer: RendererProtocol
    options: OptionsDict
    env: EnvType
    tokens: Sequence[Token]

    def html(self) -> str:
        """Return the piece as sanitised HTML."""
        return sanitise(self.renderer.render(self.tokens, self.options, self.env))
