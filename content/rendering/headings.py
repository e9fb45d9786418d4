"""Headings below the page's own: the highest that a text uses becomes `top`, and no level is skipped."""

from collections.abc import Iterable

from markdown_it.token import Token

_LOWEST = 6


def rank_headings(tokens: Iterable[Token], top: int) -> None:
    """Change the headings among the tokens of texts that are read together."""
    headings = [token for token in tokens if token.type in {"heading_open", "heading_close"}]
    levels = sorted({heading.tag for heading in headings})
    ranks = {tag: f"h{min(top + rank, _LOWEST)}" for rank, tag in enumerate(levels)}
    for heading in headings:
        heading.tag = ranks[heading.tag]
