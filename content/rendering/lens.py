"""A lens or test drawn: one `RenderedSegment` a segment, kept for as long as its content does not change."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from django.utils.html import format_html
from django.utils.safestring import SafeString

from content.rendering import components
from content.rendering.cache import Cache
from content.rendering.manuscript import Manuscript
from content.rendering.visible import choice_names
from content.vault.segments import Article, Question, Roleplay, Segment, Text, Video

CACHED_LENSES = 512
_NOTHING = SafeString("")


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedSegment:
    """What a page shows of a segment. `html` and its like are sanitised; links and cards in them are still open.

    `label` names the segment for those who do not see it, "" where its text speaks for itself. `choices` are those of a
    question, in order, each fit for a `<label>`. A chat has no `html`: the page draws its own invitation.
    """

    kind: str
    id: str | None
    optional: bool
    label: str = ""
    html: SafeString = _NOTHING
    choices: tuple[SafeString, ...] = ()
    opening_message: SafeString = _NOTHING


_cache = Cache[tuple[RenderedSegment, ...]](CACHED_LENSES)


def render_segments(segments: Sequence[Segment]) -> tuple[RenderedSegment, ...]:
    """Render all the segments of one lens or test, in order. Never raises, whatever the text."""
    key = blake2b(repr(tuple(segments)).encode("utf-8", "surrogatepass"), digest_size=20).digest()
    return _cache.get(key, lambda: _render(segments))


def clear_cache() -> None:
    """Forget what was rendered, as a benchmark of cold rendering must."""
    _cache.clear()


def _render(segments: Sequence[Segment]) -> tuple[RenderedSegment, ...]:
    manuscript = Manuscript(segments)
    return tuple(_draw(segment, index, manuscript) for index, segment in enumerate(segments))


def _draw(segment: Segment, index: int, manuscript: Manuscript) -> RenderedSegment:
    """Draw the texts of a segment in reading order, and below them what their footnotes say."""
    drawn = RenderedSegment(kind=segment.kind, id=segment.id, optional=segment.optional)
    match segment:
        case Text() | Question() | Roleplay():
            drawn = replace(
                drawn,
                html=components.prose(manuscript.html(index, "content")),
                choices=_choices(segment, index, manuscript),
                opening_message=components.prose(manuscript.html(index, "opening_message")),
            )
        case Article():
            drawn = replace(drawn, label=_excerpt_label(segment), html=_article(segment, index, manuscript))
        case Video():
            drawn = replace(drawn, label=segment.title or "Video", html=components.video(segment))
    return replace(drawn, html=drawn.html + components.footnotes(manuscript.notes()))


def _choices(segment: Segment, index: int, manuscript: Manuscript) -> tuple[SafeString, ...]:
    if not isinstance(segment, Question):
        return ()
    return tuple(SafeString(manuscript.html(index, name)) for name in choice_names(segment))


def _excerpt_label(article: Article) -> str:
    return f"Excerpt from {article.title}" if article.title else "Excerpt"


def _article(article: Article, index: int, manuscript: Manuscript) -> SafeString:
    first = manuscript.opens_article(index)
    before = manuscript.html(index, "collapsed_before")
    content = manuscript.html(index, "content")
    after = manuscript.html(index, "collapsed_after")
    return format_html(
        "{}{}{}{}",
        components.source_line(article),
        components.omitted(before, article.collapsed_before, what="The beginning" if first else "Left out here"),
        components.prose(content),
        components.omitted(after, article.collapsed_after, what="The rest of the article"),
    )
