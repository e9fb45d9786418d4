"""What a page may load and where it may send: our own files, pictures, sounds, and videos that somebody presses."""

from collections.abc import Sequence

from csp.constants import NONE, SELF

VIDEO_HOSTS = ["https://www.youtube-nocookie.com", "https://player.vimeo.com"]


def directives(*, https: bool, social_hosts: Sequence[str] = ()) -> dict[str, list[str] | bool]:
    """The policy of every page; under HTTPS old addresses of pictures are asked for by HTTPS too.

    Forms may lead to `social_hosts`, where people sign in to come here.
    """
    return {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "connect-src": [SELF],
        "img-src": [SELF, "https:"],
        "media-src": ["https:"],
        "frame-src": VIDEO_HOSTS,
        "form-action": [SELF, *social_hosts],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
        "upgrade-insecure-requests": https,
    }
