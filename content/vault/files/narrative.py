"""The older narrative format: `# Text`, `# Chat`, `# Video` and `# Article` straight in a module.

Each such section becomes an inline lens with the segments it implies, so that the rest of Cairn knows one format.
"""

from collections.abc import Iterator
from dataclasses import replace

from content.vault.catalogue import Code
from content.vault.files.documents import Clip, Draft, Excerpt, InlineLens, LensDocument
from content.vault.files.drafts import Drafts, read_drafts, segment_grammar
from content.vault.files.metadata import claim
from content.vault.files.structure import section_head
from content.vault.grammar.fields import Fields, Vocabulary
from content.vault.grammar.headings import Outline, Section, outline
from content.vault.grammar.wikilinks import Wikilink, read_wikilink
from content.vault.identity import first_id, read_id
from content.vault.issues import Report
from content.vault.segments import Chat, Text

OLDER_TYPES = frozenset({"Text", "Chat", "Video", "Article"})

_SECTION = Vocabulary(
    frozenset(
        "id optional source content instructions showUserPreviousContent showTutorPreviousContent "
        "hidePreviousContentFromUser hidePreviousContentFromTutor".split()
    ),
    frozenset({"optional"}),
)


def read_older_section(section: Section, report: Report, *, owner: str | None, occurrence: int) -> InlineLens:
    """The lens that one older section is; `occurrence` counts the sections with the same heading before it."""
    segments = outline(section.lines, section.body(), segment_grammar(shallowest=2, aliases=True))
    fields = section_head(section, segments.head_end, _SECTION, report)
    given = read_id(fields.text("id"))
    own = given or _derived_id(section, owner or first_id(None, "module", report.path), occurrence)
    if given is None:
        report.add(Code.ID_MISSING, section.line, f"this {section.type} has no id of its own", "run assign_ids")
    report.take(segments.findings)
    drafts = _drafts(section, segments, fields, report)
    lens = LensDocument(
        path=report.path,
        tier=report.tier,
        id=own,
        title=section.title,
        drafts=drafts.drafts,
        written=drafts.written,
        line=section.number,
        older_kind=section.type.lower(),
        has_own_id=given is not None,
        claims=(*claim(given, "lens", fields.line_of("id"), report), *drafts.claims),
    )
    return InlineLens(lens=lens, optional=fields.flag("optional"))


def _derived_id(section: Section, owner: str, occurrence: int) -> str:
    return first_id(owner, "section", f"{section.type} {section.title}:{occurrence}")


def _drafts(section: Section, segments: Outline, fields: Fields, report: Report) -> Drafts:
    """The segments below the heading, or the one that a Text or Chat section is by itself."""
    if section.type == "Text":
        implied: Draft = Text(line=section.number, content=fields.text("content"))
        return Drafts((implied,), 1, ())
    if section.type == "Chat":
        return Drafts((_chat(section, fields),), 1, ())
    found = read_drafts(segments, report)
    return replace(found, drafts=tuple(_with_source(found.drafts, section, fields, report)))


def _chat(section: Section, fields: Fields) -> Chat:
    return Chat(
        line=section.number,
        instructions=fields.text("instructions"),
        hide_previous_from_user=_hides(fields, "User"),
        hide_previous_from_tutor=_hides(fields, "Tutor"),
    )


def _hides(fields: Fields, whom: str) -> bool:
    """`show…: false` of the first format and `hide…: true` of the second mean the same."""
    shown = fields.text(f"show{whom}PreviousContent").lower()
    return shown == "false" or fields.flag(f"hidePreviousContentFrom{whom}")


def _with_source(drafts: tuple[Draft, ...], section: Section, fields: Fields, report: Report) -> Iterator[Draft]:
    """The section's source goes to its first excerpt; the others inherit it as ever."""
    link = read_wikilink(fields.text("source"), fields.line_of("source")) if "source" in fields else None
    if link is not None and not isinstance(link, Wikilink):
        report.take([link])
    for draft in drafts:
        if isinstance(draft, Excerpt | Clip) and draft.source is None and isinstance(link, Wikilink):
            yield replace(draft, source=link, from_root=True)
            link = None
        else:
            yield draft
