"""TeX to MathML on the server; what cannot be read is shown as its source."""

from html import escape

from latex2mathml.converter import convert

MAX_CHARACTERS = 2000


def mathml(tex: str, *, block: bool) -> str:
    """Return the formula as MathML, still to be sanitised; `<code>` with the TeX if it is broken or very long."""
    if len(tex) <= MAX_CHARACTERS:
        try:
            return convert(tex, display="block" if block else "inline")
        except Exception:  # noqa: BLE001 - the converter has no one error: bad TeX ends in IndexError and KeyError too
            return _source(tex)
    return _source(tex)


def _source(tex: str) -> str:
    return f"<code>{escape(tex)}</code>"
