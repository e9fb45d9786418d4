"""A video that is a plain link until it is pressed, and what becomes of an author's frames."""

import re
from html import unescape
from urllib.parse import urlsplit

from django.utils.html import format_html
from django.utils.safestring import SafeString

from content.rendering.videos import Playable, playable, start_of, web_address

_FRAME = re.compile(r'<iframe(?: src="([^"]*)")?>.*?</iframe>', re.DOTALL)
_PLAY = SafeString('<span class="video-play"><svg class="icon" aria-hidden="true"><use href="#play"/></svg></span>')


def press_to_play(video: Playable, *, title: str, facts: str) -> SafeString:
    """Draw the frame of a video: a link to its page, with the frame to load in its place in `data-embed`."""
    return format_html(
        '<a class="video-frame" href="{}" data-embed="{}" rel="noopener noreferrer">{}'
        '<span class="video-words"><strong>{}</strong><span>{}</span></span></a>',
        video.page,
        video.frame,
        _PLAY,
        title,
        facts,
    )


def replace_frames(html: str) -> str:
    """Replace the frames in sanitised HTML: a video waits to be pressed, anything else becomes a link to it."""
    return _FRAME.sub(lambda frame: _replacement(unescape(frame[1] or "")), html) if "<iframe" in html else html


def _replacement(source: str) -> str:
    video = playable(source, start_s=start_of(source))
    if video:
        return press_to_play(video, title=f"Video on {video.host}", facts="Nothing is loaded before you press it")
    address = web_address(source)
    if not address:
        return ""
    return format_html('<a href="{}" rel="noopener noreferrer">{}</a>', address, urlsplit(address).netloc)
