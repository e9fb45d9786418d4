"""Reads HTML as a browser does and says what in it could do anything. Its lists are its own, not the sanitiser's."""

import re
from collections.abc import Iterator
from typing import Any

from justhtml import JustHTML

HTML = set(
    "#document-fragment #text a abbr audio b bdi bdo blockquote br button caption cite code col colgroup dd del details"
    " dfn div dl dt em figcaption figure footer h2 h3 h4 h5 h6 hr i img ins kbd li main mark ol p pre q rp rt ruby s"
    " samp small source span strong sub summary sup table tbody td tfoot th thead tr u ul var wbr".split()
)
MATH = set(
    "math menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt"
    " mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none".split()
)
SVG = {"svg", "use"}
ATTRIBUTES = set(
    "alt aria-hidden aria-label class colspan controls data-align data-card data-embed data-link decoding dir height"
    " href id lang loading open popover popovertarget preload referrerpolicy rel reversed role rowspan scope span src"
    " start title type value viewbox width".split()
) | set(
    "accent accentunder close columnalign columnlines columnspacing columnspan depth display displaystyle fence form"
    " largeop linethickness lspace mathbackground mathcolor mathsize mathvariant maxsize minsize movablelimits notation"
    " rowalign rowlines rowspacing rspace scriptlevel separator separators stretchy symmetric voffset".split()
)
ADDRESSES = {"href", "src", "cite", "action", "formaction", "data", "poster", "srcset", "background", "ping"}
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
IGNORED_BY_BROWSERS = re.compile(r"[\t\n\r]|^[\x00-\x20]+")
IDS = re.compile(r"(fn|cut)-\d+")
FRAMES = re.compile(r"https://(www\.youtube-nocookie\.com/embed|player\.vimeo\.com/video)/[A-Za-z0-9_-]+[?#=&;a-z0-9]*")
CLASSES = set(
    "cards disclosure excerpt-source facts fnref fnref--course footnote footnote-mark icon icon--turns note"
    " note--inline omitted prose stone stone--small task transcript video-frame video-play video-words"
    " visually-hidden".split()
)


def problems(html: str) -> list[str]:
    """Return what in a piece of HTML is not known to be harmless, and whether it reaches out of where it is put."""
    page = JustHTML(f"<main>{html}</main><footer></footer>", fragment=True, sanitize=False)
    found = [problem for node in _nodes(page.root) for problem in _of(node)]
    outside = [child.name for child in page.root.children or []]
    return found if outside == ["main", "footer"] else [*found, f"breaks out: {outside}"]


def _nodes(node: Any) -> Iterator[Any]:  # noqa: ANN401 - the parser's nodes share no base class that it exports
    waiting = [node]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(getattr(node, "children", None) or [])


def _of(node: Any) -> Iterator[str]:  # noqa: ANN401
    known = {"math": MATH, "svg": SVG}.get(getattr(node, "namespace", None) or "html", HTML)
    if node.name not in known:
        yield f"element {node.name}"
    for name, value in (getattr(node, "attrs", None) or {}).items():
        yield from _of_attribute(node.name, name.lower(), value or "")


def _of_attribute(element: str, name: str, value: str) -> Iterator[str]:
    if name not in ATTRIBUTES or (name == "form" and element != "mo"):
        yield f"attribute {name}"
    address = IGNORED_BY_BROWSERS.sub("", value)
    scheme = SCHEME.match(address)
    if name in ADDRESSES and scheme and scheme[1].lower() not in {"http", "https", "mailto"}:
        yield f"address {value}"
    if element == "use" and not value.startswith("#"):
        yield f"symbol {value}"
    if name == "id" and not IDS.fullmatch(value):
        yield f"id {value}"
    if name == "class" and not set(value.split()) <= CLASSES:
        yield f"class {value}"
    if name == "data-embed" and not FRAMES.fullmatch(value):
        yield f"frame {value}"
