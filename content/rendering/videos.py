"""Which addresses are videos that can play on the page, and where they are fetched from if somebody presses play."""

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, urlsplit

YOUTUBE_HOSTS = frozenset({"youtube.com", "m.youtube.com", "youtu.be", "youtube-nocookie.com"})
VIMEO_HOSTS = frozenset({"vimeo.com", "player.vimeo.com"})
_YOUTUBE_ID = re.compile(r"[A-Za-z0-9_-]{6,20}")
_VIMEO_ID = re.compile(r"[0-9]{4,15}")
_SECONDS = re.compile(r"[0-9]{1,6}")
_YOUTUBE_FOLDERS = frozenset({"embed", "shorts", "live", "v"})


@dataclass(frozen=True, slots=True)
class Playable:
    """A video of a host that we trust to play: its page there, and the frame to load when it is pressed."""

    host: str
    page: str
    frame: str


def web_address(url: str) -> str:
    """Return an http or https address as it is, "" for anything else."""
    parts = _split(url)
    return url.strip() if parts and parts.scheme in {"http", "https"} and parts.hostname else ""


def playable(
    url: str, *, start_s: float = 0, end_s: float | None = None, youtube_id: str | None = None
) -> Playable | None:
    """Return how to play the video at `url` (or of that YouTube id) from `start_s` to `end_s`; None if we do not."""
    parts = _split(url)
    youtube = youtube_id if youtube_id and _YOUTUBE_ID.fullmatch(youtube_id) else _youtube_id(parts)
    if youtube:
        return _youtube(youtube, int(start_s), end_s)
    vimeo = _vimeo_id(parts)
    return _vimeo(vimeo, int(start_s)) if vimeo else None


def start_of(url: str) -> float:
    """Return the second at which an address says that its video begins, 0 if it does not say."""
    parts = _split(url)
    query = parse_qs(parts.query) if parts else {}
    given = next((query[name][0] for name in ("start", "t") if name in query), "").removesuffix("s")
    return float(given) if _SECONDS.fullmatch(given) else 0


def _split(url: str) -> SplitResult | None:
    try:
        return urlsplit(url.strip())
    except ValueError:
        return None


def _host(parts: SplitResult | None) -> str:
    return (parts.hostname or "").removeprefix("www.") if parts and parts.scheme in {"http", "https", ""} else ""


def _youtube_id(parts: SplitResult | None) -> str:
    host = _host(parts)
    if parts is None or host not in YOUTUBE_HOSTS:
        return ""
    path = parts.path.strip("/").split("/")
    candidate = parse_qs(parts.query).get("v", [""])[0]
    if host == "youtu.be":
        candidate = path[0]
    elif path[0] in _YOUTUBE_FOLDERS and len(path) > 1:
        candidate = path[1]
    return candidate if _YOUTUBE_ID.fullmatch(candidate) else ""


def _vimeo_id(parts: SplitResult | None) -> str:
    if parts is None or _host(parts) not in VIMEO_HOSTS:
        return ""
    return next((part for part in parts.path.split("/") if _VIMEO_ID.fullmatch(part)), "")


def _youtube(video: str, start_s: int, end_s: float | None) -> Playable:
    page = f"https://www.youtube.com/watch?v={video}" + (f"&t={start_s}s" if start_s else "")
    limits = ([f"start={start_s}"] if start_s else []) + ([f"end={int(end_s)}"] if end_s is not None else [])
    query = f"?{'&'.join(limits)}" if limits else ""
    return Playable("YouTube", page, f"https://www.youtube-nocookie.com/embed/{video}{query}")


def _vimeo(video: str, start_s: int) -> Playable:
    at = f"#t={start_s}s" if start_s else ""
    return Playable("Vimeo", f"https://vimeo.com/{video}{at}", f"https://player.vimeo.com/video/{video}?dnt=1{at}")
