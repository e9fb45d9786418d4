"""Markup of our own inside an author's text: told from the author's by a key that no author can know.

Everything goes through one sanitiser. An attribute of ours carries the key in front of its value; the sanitiser takes
it off, and drops the same attribute where the key is missing. So the key never reaches a browser, and the HTML does not
depend on it.
"""

import secrets

from django.utils.html import escape

KEY = secrets.token_hex(16)
OURS = frozenset({"aria-label", "class", "data-align", "data-card", "data-link", "popovertarget", "role"})


def opening(tag: str, attributes: dict[str, str] | None = None) -> str:
    """Return an opening tag with attributes of ours (each in `OURS`)."""
    return "".join([f"<{tag}", *(f' {name}="{KEY}{escape(value)}"' for name, value in (attributes or {}).items()), ">"])


def unmark(value: str) -> str | None:
    """Take the key off an attribute's value; None if the value is not ours."""
    return value.removeprefix(KEY) if value.startswith(KEY) else None
