"""The one gate between an author's HTML and a page: an allow-list of elements, attributes and addresses."""

import re
from html import escape

import nh3

from content.rendering.embeds import replace_frames
from content.rendering.marked import KEY, OURS, unmark
from content.rendering.videos import web_address

TEXT = set(
    "a abbr b bdi bdo br cite code del dfn em i ins kbd mark q rp rt ruby s samp small span strong sub sup u var"
    " wbr".split()
)
BLOCKS = set("blockquote dd details div dl dt figcaption figure h2 h3 h4 h5 h6 hr li ol p pre summary ul".split())
TABLES = set("caption col colgroup table tbody td tfoot th thead tr".split())
MEDIA = {"audio", "img", "source"}
MATHS = set(
    "math menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt"
    " mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none".split()
)
ALWAYS_CLOSED = {"button", "iframe"}
DROPPED_WHOLE = set(
    "applet embed frameset math-field noembed noframes noscript object script select style svg template textarea title"
    " video xmp".split()
)
MATHS_ATTRIBUTES = set(
    "accent accentunder close columnalign columnlines columnspacing columnspan depth display displaystyle fence form"
    " height largeop linethickness lspace mathbackground mathcolor mathsize mathvariant maxsize minsize movablelimits"
    " notation open rowalign rowlines rowspacing rowspan rspace scriptlevel separator separators stretchy symmetric"
    " voffset width".split()
)
ATTRIBUTES = {
    "*": {"dir", "lang", "title", *OURS},
    "a": {"href"},
    "audio": {"src"},
    "col": {"span"},
    "details": {"open"},
    "iframe": {"src"},
    "img": {"alt", "height", "src", "width"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "source": {"src", "type"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    **dict.fromkeys(MATHS, MATHS_ATTRIBUTES),
}
FETCHED = {"audio", "iframe", "img", "source"}
MAX_DEPTH = 400
_NESTING_TAG = re.compile(r"<(/?)(?!(?:br|col|dd|dt|hr|img|li|p|source|td|th|tr|wbr)\b)[a-z]", re.IGNORECASE)
_FOLLOWED = re.compile(r"(?:https?|mailto):|(?![^/?#]*:)", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_ALWAYS = {
    "<audio": '<audio controls="" preload="none"',
    "<button": '<button type="button"',
    "<img": '<img loading="lazy" decoding="async" referrerpolicy="no-referrer"',
}
"""What these elements always say. (nh3 can add attributes too, but in an order that changes with each process.)"""


def _attribute(tag: str, name: str, value: str) -> str | None:
    """Return the attribute's value as it may stand, None to drop it. What a page fetches, it fetches from the web."""
    if name in OURS:
        return unmark(value)
    if name == "src" and tag in FETCHED:
        return web_address(f"https:{value}" if value.startswith("//") else value) or None
    if name == "href" and not _FOLLOWED.match(value):
        return None
    return value


_CLEANER = nh3.Cleaner(
    tags=TEXT | BLOCKS | TABLES | MEDIA | MATHS | ALWAYS_CLOSED,
    clean_content_tags=DROPPED_WHOLE,
    attributes=ATTRIBUTES,
    attribute_filter=_attribute,
    url_schemes={"http", "https", "mailto"},
)


def sanitise(html: str) -> str:
    """Return well-formed HTML that can do nothing but be read; frames have become links, videos wait to be pressed.

    A tag of the result can be told from text by its `<`, which is escaped everywhere else, in attributes too.
    The parser's time grows with the square of the depth: of HTML nested deeper than `MAX_DEPTH` only text is left.
    """
    clean = replace_frames(_CLEANER.clean(_text_of(html) if _deep(html) else html)).replace(KEY, "")
    for tag, complete in _ALWAYS.items():
        clean = clean.replace(tag, complete)
    return clean


def _deep(html: str) -> bool:
    """Tell whether elements may be nested deeper than `MAX_DEPTH`. Those that close themselves do not count."""
    depth = 0
    for tag in _NESTING_TAG.finditer(html) if html.count("<") > MAX_DEPTH else ():
        depth += -1 if tag[1] else 1
        if depth > MAX_DEPTH:
            return True
    return False


def _text_of(html: str) -> str:
    return escape(_TAG.sub("", html))
