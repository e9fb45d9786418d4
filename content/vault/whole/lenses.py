"""Lenses and tests put together: every excerpt cut, every clip given its words, every link resolved."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from content.vault.catalogue import Code
from content.vault.files.documents import (
    ArticleDocument,
    Clip,
    Document,
    Draft,
    Excerpt,
    LensDocument,
    TimestampsDocument,
    TranscriptDocument,
)
from content.vault.grammar.text import trim
from content.vault.grammar.wikilinks import Wikilink
from content.vault.kinds import MARKDOWN, TIMESTAMPS
from content.vault.model import Lens
from content.vault.segments import Article, Segment, Text
from content.vault.whole.clips import clip
from content.vault.whole.collection import Collection
from content.vault.whole.excerpts import Cut, articles, cut

D = TypeVar("D", bound=Document)

TextWriter = Callable[[Text, Document], Text]
"""Rewrites the links of a text that stands in a document."""


def build_lens(document: LensDocument, collection: Collection, write: TextWriter) -> Lens:
    """A lens with its segments."""
    return Lens(
        id=document.id,
        title=document.title,
        path=document.path,
        tier=document.tier,
        segments=build_segments(document.drafts, document, collection, write),
        tldr=document.tldr,
        summary_for_tutor=document.summary_for_tutor,
        reveal_all=document.reveal_all,
        replaces=document.replaces,
        line=document.line,
        older_kind=document.older_kind,
        written=document.written,
    )


def build_segments(
    drafts: Sequence[Draft], source: Document, collection: Collection, write: TextWriter
) -> tuple[Segment, ...]:
    """The segments that the drafts become; one that can't be resolved is left out, with an issue."""
    found = list(_resolved(drafts, source, collection))
    cuts = [item for item in found if isinstance(item, Cut)]
    shown = iter(articles(cuts).values())
    segments = tuple(next(shown) if isinstance(item, Cut) else item for item in found)
    return tuple(_checked(segment, source, collection, write) for segment in segments)


def _resolved(drafts: Sequence[Draft], source: Document, collection: Collection) -> Iterator[Cut | Segment]:
    inherited: dict[str, Excerpt | Clip] = {}
    for draft in drafts:
        if isinstance(draft, Excerpt | Clip):
            name = "Article" if isinstance(draft, Excerpt) else "Video"
            if draft.source or draft.broken:
                inherited[name] = draft
            resolved = _excerpt(draft, inherited.get(name), name, source, collection)
            if resolved is not None:
                yield resolved
        else:
            yield draft


def _excerpt(
    draft: Excerpt | Clip, origin: Excerpt | Clip | None, name: str, source: Document, collection: Collection
) -> Cut | Segment | None:
    """One excerpt or clip, its source its own or that of `origin`."""
    report = collection.report(source.path, source.tier)
    if origin is None:
        report.at(Code.SOURCE_MISSING, draft.line, f"the first {name} of a lens needs “source::”")
        return None
    if origin.source is None:
        return None
    if isinstance(draft, Excerpt):
        article = _follow(origin, origin.source, source, ArticleDocument, collection)
        return cut(draft, article, report) if article else None
    video = _follow(origin, origin.source, source, TranscriptDocument, collection)
    return clip(draft, video, timestamps_of(video, collection), report) if video else None


def _follow(
    origin: Excerpt | Clip, link: Wikilink, source: Document, kind: type[D], collection: Collection
) -> D | None:
    line = origin.lines.get("source", origin.line)
    return collection.follow(link.path, line, source, kind, from_root=origin.from_root)


def timestamps_of(video: TranscriptDocument, collection: Collection) -> TimestampsDocument | None:
    """The file of phrases beside a transcript."""
    found = collection.documents.get(video.path.removesuffix(MARKDOWN) + TIMESTAMPS)
    return found if isinstance(found, TimestampsDocument) else None


def _checked(segment: Segment, source: Document, collection: Collection, write: TextWriter) -> Segment:
    """A text with its links rewritten; an excerpt that shows nothing is reported."""
    if isinstance(segment, Text):
        return write(segment, source)
    if isinstance(segment, Article) and not trim(segment.content):
        collection.report(source.path, source.tier).at(Code.SEGMENT_BLANK, segment.line, "this excerpt is blank")
    return segment
