"""What all files with sections have in common: their opening lines, and the links their sections list."""

from content.enums import Tier
from content.vault.catalogue import Code
from content.vault.files.documents import Listing
from content.vault.files.metadata import tier_of
from content.vault.grammar.fields import Fields, Vocabulary, read_fields
from content.vault.grammar.frontmatter import FrontMatter, read_front_matter
from content.vault.grammar.headings import Outline, Section, is_markdown_heading
from content.vault.grammar.lines import Lines
from content.vault.grammar.markup import without_markup
from content.vault.grammar.text import trim
from content.vault.grammar.wikilinks import Wikilink, read_wikilink
from content.vault.issues import Report


def opened(path: str, text: str, *, peer: bool = False) -> tuple[FrontMatter, Report]:
    """A file's front matter and a report that knows its tier.

    The peer reads the tier before it strips review marks, and so misses it where marks break the YAML.
    """
    front = read_front_matter(without_markup(text))
    tier = tier_of(read_front_matter(Lines.of(text.replace("\r\n", "\n"))) if peer else front)
    return front, Report(path, tier, front.lines)


def is_ignored(report: Report) -> bool:
    """Whether the author keeps the file out of the course."""
    return report.tier is Tier.IGNORED


def check_head(lines: Lines, start: int, found: Outline, report: Report) -> None:
    """Text above the first heading belongs to nothing and is lost, once a file."""
    report.take(found.findings)
    if any(finding.line < found.head_end for finding in found.findings):
        return
    for index in range(start, found.head_end):
        text = lines.texts[index]
        if trim(text) and "::" not in text.split(" ", 1)[0] and not is_markdown_heading(text):
            report.add(Code.TEXT_BEFORE_HEADING, index, "text above the first heading is not shown")
            return


def section_head(section: Section, end: int, vocabulary: Vocabulary, report: Report) -> Fields:
    """A section's own fields: those above its first inner heading, which is at `end`."""
    fields = read_fields(
        section.lines, range(section.line + 1, end), vocabulary, heading=section.line, above=section.level
    )
    report.take(fields.findings)
    return fields


def listing(section: Section, fields: Fields, report: Report, *, nested: bool = False) -> Listing | None:
    """The file that a section's `source::` names, or None and why."""
    text = fields.text("source")
    if not text:
        report.add(
            Code.SOURCE_MISSING, section.line, f"this {section.type} has no “source::”", "source:: [[../Folder/File]]"
        )
        return None
    link = read_wikilink(text, fields.line_of("source"))
    if not isinstance(link, Wikilink):
        report.take([link])
        return None
    return Listing(
        link=link,
        line=section.lines.number(link.line),
        kind=section.type,
        title=section.title,
        optional=fields.flag("optional"),
        hidden=fields.flag("hide"),
        nested=nested,
    )


def check_hidden(optional: bool, hidden: bool, fields: Fields, report: Report) -> None:
    """What is hidden can't be required: nobody would find it. It counts as optional."""
    if hidden and not optional:
        message = "what is hidden is optional too"
        report.add(Code.HIDDEN_NOT_OPTIONAL, fields.line_of("hide"), message, "add optional:: true")
