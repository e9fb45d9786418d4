"""Links and cards in a lens's own text: found, and rewritten to tokens that are resolved when a page is drawn.

A token names its target by id: `[label](lens:<id>)`, `[label](module:<id>)`, and the same behind `::card`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

_LINK = re.compile(r"(!|::card)?\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]*))?\]\]")
_SPECIAL = re.compile(r"([\\\[\]])")


@dataclass(frozen=True, slots=True)
class TextLink:
    """A link as it stands in a text; `line` is 0 for the text's first line."""

    path: str
    alias: str
    is_card: bool
    line: int


def rewrite(text: str, replace: Callable[[TextLink], str | None]) -> str:
    """The text with every link and card replaced; None leaves one as it is. Embeds (`![[…]]`) are no links."""
    if "[[" not in text:
        return text

    def put(found: re.Match[str]) -> str:
        before, path, alias = found.groups()
        if before == "!":
            return found.group()
        line = text.count("\n", 0, found.start())
        put = replace(TextLink(path.strip(), (alias or "").strip(), before == "::card", line))
        return found.group() if put is None else put

    return _LINK.sub(put, text)


def token(kind: str, target: str, label: str, *, is_card: bool) -> str:
    """The token for a link to a lens or module; brackets in its label are escaped, its lines joined."""
    escaped = _SPECIAL.sub(r"\\\1", " ".join(label.split()))
    return f"{'::card' if is_card else ''}[{escaped}]({kind}:{target})"
