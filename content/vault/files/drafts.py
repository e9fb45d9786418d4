"""The segments of a lens or test as their author wrote them: one reader a kind, each field checked once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from content.vault.catalogue import Code
from content.vault.directives import find_directives
from content.vault.files.documents import Claim, Clip, Draft, Excerpt
from content.vault.files.metadata import checked_id, claim
from content.vault.files.questions import read_question
from content.vault.files.vocabulary import SEGMENT_TYPES, SEGMENTS
from content.vault.grammar.fields import Fields, read_fields
from content.vault.grammar.headings import Grammar, Outline, Section
from content.vault.grammar.times import parse_time
from content.vault.grammar.wikilinks import Wikilink, read_wikilink
from content.vault.issues import Report
from content.vault.segments import Chat, Roleplay, Text

_UNTITLED = frozenset({"Text", "Chat", "Article", "Video"})


@dataclass(frozen=True, slots=True)
class Drafts:
    """The segments of one lens or test; `written` counts their headings, those of dropped ones too."""

    drafts: tuple[Draft, ...]
    written: int
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """One segment as written: its heading, its fields, and where to complain."""

    section: Section
    fields: Fields
    report: Report
    id: str | None

    @property
    def optional(self) -> bool:
        """Whether its author calls it optional."""
        return self.fields.flag("optional")

    @property
    def line(self) -> int:
        """The heading's line in the file."""
        return self.section.number

    def missing(self, name: str, code: Code) -> bool:
        """Report a field that is not there at all."""
        if name in self.fields:
            return False
        self.report.add(code, self.section.line, f"this {self.section.type} has no “{name}::”")
        return True

    def file_lines(self, *names: str) -> dict[str, int]:
        """The file's line of each field."""
        return {name: self.section.lines.number(self.fields.line_of(name)) for name in names}


def segment_grammar(*, shallowest: int, aliases: bool = False) -> Grammar:
    """The headings of segments; the older format's `Article-excerpt` and `Video-excerpt` are its aliases."""
    types = SEGMENT_TYPES | {f"{kind}-excerpt" for kind in ("Article", "Video")} if aliases else SEGMENT_TYPES
    return Grammar(types, shallowest=shallowest, flat=True)


def read_drafts(found: Outline, report: Report) -> Drafts:
    """Every segment of a lens or test, and the ids they claim."""
    drafts: list[Draft] = []
    claims: list[Claim] = []
    for section in found.sections:
        draft, own_claims = _read_segment(section, report)
        claims.extend(own_claims)
        if draft is not None:
            drafts.append(draft)
    return Drafts(tuple(drafts), len(found.sections), tuple(claims))


def _read_segment(section: Section, report: Report) -> tuple[Draft | None, tuple[Claim, ...]]:
    kind = section.type.removesuffix("-excerpt")
    fields = read_fields(section.lines, section.body(), SEGMENTS[kind], heading=section.line)
    report.take(fields.findings)
    if section.title and kind in _UNTITLED:
        report.add(Code.SEGMENT_TITLED, section.line, f"a {kind} segment has no title of its own", "leave it out")
    own = checked_id(fields.text("id"), fields.line_of("id"), report)
    written = Written(section, fields, report, own)
    claims = claim(own, kind.lower(), fields.line_of("id"), report)
    return _READERS[kind](written), claims


def _text(written: Written) -> Text | None:
    if written.missing("content", Code.TEXT_WITHOUT_CONTENT):
        return None
    content = written.fields.text("content")
    if not content:
        written.report.add(Code.TEXT_EMPTY, written.section.line, "this Text is empty")
    start = written.fields.start_of("content")
    for directive in find_directives(content):
        message = f"“{directive.name}” is a directive of articles and stands here as it is written"
        written.report.add(Code.DIRECTIVE_IN_TEXT, start + directive.line, message)
    lines = written.section.lines.numbers[start : start + content.count("\n") + 1]
    return Text(id=written.id, optional=written.optional, line=written.line, content=content, content_lines=lines)


def _chat(written: Written) -> Chat | None:
    if written.missing("instructions", Code.CHAT_WITHOUT_INSTRUCTIONS):
        return None
    if not written.fields.text("instructions"):
        written.report.add(Code.CHAT_EMPTY, written.section.line, "this Chat tells the tutor nothing")
    return Chat(
        id=written.id,
        optional=written.optional,
        line=written.line,
        instructions=written.fields.text("instructions"),
        hide_previous_from_user=written.fields.flag("hidePreviousContentFromUser"),
        hide_previous_from_tutor=written.fields.flag("hidePreviousContentFromTutor"),
        reveal_all=written.fields.flag("reveal-all"),
    )


def _source(written: Written) -> tuple[Wikilink | None, bool]:
    """The segment's own source, if it names one, and whether what it names cannot be read."""
    text = written.fields.text("source")
    if not text:
        return None, False
    link = read_wikilink(text, written.fields.line_of("source"))
    if not isinstance(link, Wikilink):
        written.report.take([link])
        return None, True
    if "/" not in link.path:
        hint = f"name the folder too: [[../articles/{link.path}]]"
        written.report.add(Code.LINK_WITHOUT_FOLDER, link.line, f"[[{link.path}]] does not say in which folder", hint)
    return link, False


def _article(written: Written) -> Excerpt:
    source, broken = _source(written)
    fields = written.fields
    if "from" in fields and not _unquoted(fields.text("from")):
        written.report.add(Code.ANCHOR_EMPTY, fields.line_of("from"), "“from::” is empty", "leave it out")
    return Excerpt(
        id=written.id,
        optional=written.optional,
        line=written.line,
        source=source,
        broken=broken,
        start=_unquoted(fields.text("from")),
        end=_unquoted(fields.text("to")),
        lines=written.file_lines("source", "from", "to"),
    )


def _unquoted(text: str) -> str:
    """An anchor without the one pair of quotes that authors put around it."""
    if len(text) >= 2 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1]
    return text


def _video(written: Written) -> Clip | None:
    source, broken = _source(written)
    if not written.fields.by_name:
        hint = "say where it begins and ends: from:: 0:00"
        written.report.add(Code.FIELDS_NONE, written.section.line, "this Video has no field at all", hint)
    start_s, end_s = _time(written, "from", 0.0), _time(written, "to", None)
    if start_s is None or (end_s is None and written.fields.text("to")):
        return None
    if end_s is not None and start_s > end_s:
        written.report.add(Code.TIMES_REVERSED, written.fields.line_of("from"), "“from::” is later than “to::”")
        return None
    return Clip(
        id=written.id,
        optional=written.optional,
        line=written.line,
        source=source,
        broken=broken,
        start_s=start_s,
        end_s=end_s,
        lines=written.file_lines("source", "from", "to"),
    )


def _time(written: Written, name: str, default: float | None) -> float | None:
    text = _unquoted(written.fields.text(name))
    if not text:
        return default
    seconds = parse_time(text)
    if seconds is None:
        message = f"“{text[:30]}” is no time"
        written.report.add(Code.TIME_INVALID, written.fields.line_of(name), message, "M:SS or H:MM:SS")
    return seconds


def _roleplay(written: Written) -> Roleplay | None:
    fields = written.fields
    lacking = [name for name in ("content", "ai-instructions") if not fields.text(name)]
    if not fields.text("id"):
        message = "this Roleplay has no “id::”, and talks need one to belong to"
        written.report.add(Code.ROLEPLAY_WITHOUT_ID, written.section.line, message, "run assign_ids")
    for name in lacking:
        written.report.add(Code.ROLEPLAY_INCOMPLETE, written.section.line, f"this Roleplay needs “{name}::”")
    if lacking or written.id is None:
        return None
    return Roleplay(
        id=written.id,
        optional=written.optional,
        line=written.line,
        content=fields.text("content"),
        ai_instructions=fields.text("ai-instructions"),
        opening_message=fields.text("opening-message"),
        assessment_instructions=fields.text("assessment-instructions"),
        feedback=fields.flag("feedback"),
    )


def _question(written: Written) -> Draft | None:
    if not written.fields.text("content"):
        written.report.add(
            Code.QUESTION_WITHOUT_CONTENT, written.section.line, "this Question asks nothing", "add content::"
        )
        return None
    return read_question(written.fields, written.report, id=written.id, line=written.line)


_READERS: Mapping[str, Callable[[Written], Draft | None]] = {
    "Text": _text,
    "Chat": _chat,
    "Article": _article,
    "Video": _video,
    "Question": _question,
    "Roleplay": _roleplay,
}
