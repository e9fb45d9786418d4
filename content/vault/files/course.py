"""Course files: modules and meetings in order."""

from collections.abc import Iterator

from content.vault.catalogue import Code
from content.vault.files.documents import CourseDocument, CourseEntry, Meeting
from content.vault.files.metadata import check_keys, check_slug, claim, read_own_id, read_terms, text_list
from content.vault.files.structure import check_head, is_ignored, opened, section_head
from content.vault.files.vocabulary import COURSE_MODULE, MEETING
from content.vault.grammar.frontmatter import FrontMatter
from content.vault.grammar.headings import Grammar, Section, outline
from content.vault.grammar.wikilinks import Wikilink, read_wikilink
from content.vault.issues import Report
from content.vault.kinds import Kind

COURSE_FILE = Grammar(frozenset({"Module", "Meeting"}), top_types=frozenset({"Lesson"}))
"""`# Lesson:` is the older format's word for a module."""


def read_course(path: str, text: str, *, peer: bool = False) -> CourseDocument:
    """A course file."""
    front, report = opened(path, text, peer=peer)
    title = front.text("title")
    if is_ignored(report):
        return CourseDocument(path=path, tier=report.tier, title=title, usable=False)
    complete = check_keys(front, Kind.COURSE, report)
    if not (complete and check_slug(front.text("slug"), front.line("slug"), report)):
        return CourseDocument(path=path, tier=report.tier, title=title, usable=False, issues=report.issues())
    own = read_own_id(front, "id", report)
    return CourseDocument(
        path=path,
        tier=report.tier,
        id=own,
        slug=front.text("slug"),
        slug_line=front.lines.number(front.line("slug")),
        title=title,
        description=front.text("description"),
        aliases=tuple(_aliases(front, report)),
        aliases_line=front.lines.number(front.line("slug-aliases")),
        terms=read_terms(front.values, front.key_lines, report),
        entries=tuple(_entries(front, report)),
        claims=claim(own, "course", front.line("id"), report),
        issues=report.issues(),
    )


def _aliases(front: FrontMatter, report: Report) -> Iterator[str]:
    for alias in dict.fromkeys(text_list(front.values.get("slug-aliases"))):
        if check_slug(alias, front.line("slug-aliases"), report, what="alias"):
            yield alias


def _entries(front: FrontMatter, report: Report) -> Iterator[CourseEntry | Meeting]:
    found = outline(front.lines, front.body, COURSE_FILE)
    check_head(front.lines, front.start, found, report)
    for section in found.sections:
        entry = _meeting(section, report) if section.type == "Meeting" else _module(section, report)
        if entry:
            yield entry


def _meeting(section: Section, report: Report) -> Meeting | None:
    section_head(section, section.end, MEETING, report)
    if not section.title:
        report.add(Code.MEETING_UNNAMED, section.line, "the meeting has no name", "# Meeting: First meeting")
        return None
    return Meeting(name=section.title, line=section.number)


def _module(section: Section, report: Report) -> CourseEntry | None:
    fields = section_head(section, section.end, COURSE_MODULE, report)
    link = read_wikilink(section.title, section.line)
    if isinstance(link, Wikilink):
        return CourseEntry(link=link, line=section.number, optional=fields.flag("optional"))
    hint = f"# {section.type}: [[../modules/File]]"
    if "[[" in section.title:
        report.add(link.code, link.line, link.message, link.hint)
    else:
        report.add(Code.COURSE_MODULE_UNLINKED, section.line, f"“{section.title[:60]}” is not a link to a module", hint)
    return None
