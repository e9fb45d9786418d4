"""Links between lenses: left open in what is cached, drawn when somebody looks.

In an author's text `[label](lens:<uuid>)` is a link and `::card[title](module:<uuid>)` a card.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from itertools import count
from typing import Literal, cast
from uuid import UUID

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

Kind = Literal["lens", "module"]
Display = Literal["article", "video", "mixed", "none"]

UUID_PATTERN = r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
ADDRESS = rf"(lens|module):({UUID_PATTERN})"
LABEL = r"(?:\\.|[^\[\]\\])*+"
_ESCAPED = re.compile(r"\\([\[\]\\])")
_OPEN = re.compile(
    rf'<li data-card="{ADDRESS}">(.*?)</li>'
    rf'|<a data-link="{ADDRESS}" rel="noopener noreferrer">(.*?)</a>',
    re.DOTALL,
)
_DISPLAY: dict[Display, str] = {"article": "Article", "video": "Video", "mixed": "Article and video", "none": ""}
_STONES = "bca"


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """Where a link or card leads for the present reader. `minutes` None and "" are left out of a card.

    `completed`: the reader has completed it, and the card says so.
    """

    url: str
    title: str
    kind: Kind
    minutes: int | None = None
    attribution: str = ""
    tldr: str = ""
    display: Display = "none"
    completed: bool = False


Resolve = Callable[[Kind, UUID], LinkTarget | None]


def fill_links(html: str, resolve: Resolve) -> SafeString:
    """Draw every open link and card of rendered HTML; what `resolve` does not find is shown, but leads nowhere."""
    position = count()

    def draw(match: re.Match[str]) -> str:
        card_kind, card_id, card_title, kind, identity, label = match.groups()
        if card_kind:
            return _card(resolve(cast(Kind, card_kind), UUID(card_id)), card_title, next(position))
        return _link(resolve(cast(Kind, kind), UUID(identity)), label)

    return SafeString(_OPEN.sub(draw, html))


def plain_label(label: str) -> str:
    """Take the backslashes off the brackets and backslashes of a label."""
    return _ESCAPED.sub(r"\1", label)


def _link(target: LinkTarget | None, label: str) -> str:
    """Draw a link; `label` is sanitised HTML."""
    return format_html('<a href="{}">{}</a>', target.url, SafeString(label) or target.title) if target else label


def _card(target: LinkTarget | None, title: str, position: int) -> str:
    if target is None:
        heading, lines = SafeString(title), SafeString('<ul class="facts"><li>Not available at the moment</li></ul>')
        point = SafeString("")
    else:
        heading = format_html('<a href="{}">{}</a>', target.url, target.title or unescape(title))
        lines = _about(target)
        point = SafeString('<svg class="icon icon--turns" aria-hidden="true"><use href="#arrow"/></svg>')
    return format_html(
        '<li><svg class="stone stone--small"{} viewBox="0 0 24 24" aria-hidden="true"><use href="#stone-{}"/></svg>'
        "<div><h3>{}</h3>{}</div>{}</li>",
        SafeString(' data-state="completed"') if target and target.completed else "",
        _STONES[position % len(_STONES)],
        heading,
        lines,
        point,
    )


def _about(target: LinkTarget) -> SafeString:
    """Draw what a card says under its title."""
    minutes = f"{target.minutes} min" if target.minutes else ""
    completed = "Completed" if target.completed else ""
    facts = [fact for fact in (completed, minutes, target.attribution, _DISPLAY[target.display]) if fact]
    tldr = format_html("<p>{}</p>", target.tldr) if target.tldr else ""
    items = format_html_join("", "<li>{}</li>", ((fact,) for fact in facts))
    return format_html("{}{}", tldr, format_html('<ul class="facts">{}</ul>', items) if facts else "")
