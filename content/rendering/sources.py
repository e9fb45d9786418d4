"""Addresses in an article are those of the place it comes from: `/images/a.png` is a picture there, not here."""

import re
from collections.abc import Iterable
from urllib.parse import urljoin

from markdown_it.token import Token

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def resolve_addresses(tokens: Iterable[Token], base: str) -> None:
    """Make the relative addresses of links and images absolute, in place; without a base they stay as they are."""
    for token in tokens if base else ():
        for child in token.children or ():
            for name in ("href", "src"):
                if isinstance(address := child.attrs.get(name), str):
                    child.attrs[name] = _joined(base, address)


def _joined(base: str, address: str) -> str:
    if _ABSOLUTE.match(address):
        return address
    try:
        return urljoin(base, address)
    except ValueError:  # an address such as `//[`
        return address
