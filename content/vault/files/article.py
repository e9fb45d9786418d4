"""Articles: somebody's text, of which lenses show excerpts."""

from content.vault.directives import check_directives
from content.vault.files.documents import ArticleDocument
from content.vault.files.metadata import check_keys, check_no_wikilink, text_list
from content.vault.files.structure import is_ignored, opened
from content.vault.grammar.frontmatter import FrontMatter, read_front_matter
from content.vault.grammar.lines import Lines
from content.vault.grammar.text import fold, trim
from content.vault.issues import Report
from content.vault.kinds import Kind


def read_article(path: str, text: str, *, peer: bool = False) -> ArticleDocument:
    """An article's file. The peer extracts from the file as it stands, with its comments and its line ends."""
    front, report = opened(path, text, peer=peer)
    if is_ignored(report):
        return ArticleDocument(path=path, tier=report.tier, usable=False)
    check_keys(front, Kind.ARTICLE, report)
    check_no_wikilink(front, ("title", "author"), report)
    body_lines = front.lines[front.start :]
    report.take(check_directives(body_lines.joined()), front.start)
    body = trim(raw_body(text) if peer else body_lines.joined())
    shown = read_front_matter(Lines.of(text.replace("\r\n", "\n"))) if peer else front
    return _document(path, report, shown, body)


def _document(path: str, report: Report, front: FrontMatter, body: str) -> ArticleDocument:
    author = front.values.get("author")
    return ArticleDocument(
        path=path,
        tier=report.tier,
        title=front.text("title"),
        author=", ".join(text_list(author)) if isinstance(author, list) else front.text("author"),
        source_url=front.text("source_url"),
        published=front.text("published"),
        body=body,
        folded=fold(body),
        usable=front.usable,
        issues=report.issues(),
    )


def raw_body(text: str) -> str:
    """The peer's body of an article: its boundary is a bare newline, so a file with CRLF keeps its front matter."""
    front = read_front_matter(Lines.of(text))
    return "\n".join(front.lines.texts[front.start :]) if text.startswith("---\n") else text
