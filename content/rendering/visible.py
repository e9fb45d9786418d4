"""Which Markdown of a segment is for learners' eyes. Everything else of it stays on the server."""

from collections.abc import Iterator

from content.vault.segments import Article, Question, Roleplay, Segment, Text

VISIBLE: dict[type[Segment], tuple[str, ...]] = {
    Text: ("content",),
    Article: ("collapsed_before", "content", "collapsed_after"),
    Question: ("content",),
    Roleplay: ("content", "opening_message"),
}
CHOICE = "choice"
TOP_HEADING = 2
TOP_HEADING_IN_QUESTION = 3


def visible_texts(segment: Segment) -> Iterator[tuple[str, str]]:
    """Yield the Markdown texts of a segment by name, in reading order; a choice has its number in its name."""
    for name in VISIBLE.get(type(segment), ()):
        if text := getattr(segment, name):
            yield name, text
    if isinstance(segment, Question):
        yield from zip(choice_names(segment), (choice.text for choice in segment.choices), strict=True)


def choice_names(question: Question) -> tuple[str, ...]:
    """Return the names of the texts of a question's choices."""
    return tuple(f"{CHOICE} {number}" for number in range(len(question.choices)))


def voice_of(segment: Segment, index: int) -> str:
    """Name the text that a segment is a part of: excerpts of one article share link definitions and footnotes."""
    if isinstance(segment, Article) and (article := segment.source_path or segment.source_url or segment.title):
        return f"article {article}"
    return f"segment {index}"


def heading_scale(segment: Segment, index: int) -> tuple[str, int]:
    """Name the texts whose headings are ranked together, and the level their highest gets.

    The page's title is its only `h1`. Over a question stands its number, an `h2`.
    """
    if isinstance(segment, Question):
        return voice_of(segment, index), TOP_HEADING_IN_QUESTION
    return voice_of(segment, index) if isinstance(segment, Article) else "lens", TOP_HEADING
