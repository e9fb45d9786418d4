"""Excerpts: a stretch of an article between two anchors, and what the lens skips around it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from content.vault.catalogue import Code
from content.vault.files.documents import ArticleDocument, Excerpt
from content.vault.grammar.text import fold, trim
from content.vault.issues import Report
from content.vault.segments import Article


@dataclass(frozen=True, slots=True)
class Cut:
    """An excerpt found in its article: characters `start` to `end` of the body."""

    draft: Excerpt
    article: ArticleDocument
    start: int
    end: int

    @property
    def is_partial(self) -> bool:
        """Whether the author asked for a part."""
        return bool(self.draft.start or self.draft.end)


def cut(draft: Excerpt, article: ArticleDocument, report: Report) -> Cut | None:
    """Find an excerpt's anchors; each must stand once in its range. None, and an issue, when it does not."""
    start, end = 0, len(article.body)
    if draft.start:
        found = _find(draft.start, article, 0, report, draft.lines["from"])
        if found is None:
            return None
        start = found
    if draft.end:
        found = _find(draft.end, article, start, report, draft.lines["to"])
        if found is None:
            return None
        end = found + len(draft.end)
    return Cut(draft, article, start, end)


def _find(anchor: str, article: ArticleDocument, start: int, report: Report, line: int) -> int | None:
    needle = fold(anchor)
    first = article.folded.find(needle, start)
    if first < 0:
        before = start > 0 and article.folded.find(needle) >= 0
        where = "is not found behind “from::”" if before else "is not found"
        message = f"“{_shown(anchor)}” {where} in {article.path}"
        report.at(Code.ANCHOR_NOT_FOUND, line, message, "copy it from the article, with its Markdown")
        return None
    if article.folded.find(needle, first + 1) >= 0:
        message = f"“{_shown(anchor)}” is in {article.path} more than once"
        report.at(Code.ANCHOR_AMBIGUOUS, line, message, "take a longer piece")
        return None
    return first


def _shown(anchor: str) -> str:
    return anchor if len(anchor) <= 60 else f"{anchor[:60]}…"


def articles(cuts: Sequence[Cut]) -> dict[int, Article]:
    """The segments of a lens's excerpts by the place of each cut, with the text skipped before and after them."""
    skipped = _skipped(cuts)
    return {place: _segment(found, *skipped.get(place, ("", ""))) for place, found in enumerate(cuts)}


def _segment(found: Cut, before: str, after: str) -> Article:
    draft, article = found.draft, found.article
    return Article(
        id=draft.id,
        optional=draft.optional,
        line=draft.line,
        content=article.body[found.start : found.end],
        title=article.title,
        author=article.author,
        source_url=article.source_url,
        published=article.published,
        source_path=article.path,
        collapsed_before=before,
        collapsed_after=after,
    )


def _skipped(cuts: Sequence[Cut]) -> dict[int, tuple[str, str]]:
    """What to offer behind “show omitted”, for articles of which the lens shows parts only."""
    groups: dict[str, list[int]] = defaultdict(list)
    for place, found in enumerate(cuts):
        groups[found.article.path].append(place)
    skipped: dict[int, tuple[str, str]] = {}
    for places in groups.values():
        if not any(cuts[place].is_partial for place in places):
            continue
        body, shown = cuts[places[0]].article.body, 0
        for place in places:
            before = trim(body[shown : cuts[place].start])
            shown = cuts[place].end
            after = trim(body[shown:]) if place == places[-1] else ""
            skipped[place] = before, after
    return skipped
