"""Lenses: from files of their own, and written into a module."""

from content.vault.catalogue import Code
from content.vault.files.documents import LensDocument
from content.vault.files.drafts import read_drafts, segment_grammar
from content.vault.files.metadata import (
    check_keys,
    check_tldr,
    checked_id,
    claim,
    read_flag,
    read_own_id,
    read_replaced,
    text_list,
)
from content.vault.files.structure import check_head, is_ignored, opened
from content.vault.grammar.fields import Fields
from content.vault.grammar.headings import Outline, Section, outline
from content.vault.issues import Report
from content.vault.kinds import Kind

LENS_FILE = segment_grammar(shallowest=4)
"""In a lens file segments stand at levels 4 to 6: a `## Text` there is an author's heading."""


def read_lens(path: str, text: str, *, peer: bool = False) -> LensDocument:
    """A lens file."""
    front, report = opened(path, text, peer=peer)
    if is_ignored(report):
        return LensDocument(path=path, tier=report.tier, title=front.text("title"), usable=False)
    complete = check_keys(front, Kind.LENS, report)
    own = read_own_id(front, "id", report)
    if not (complete and own):
        return LensDocument(
            path=path, tier=report.tier, title=front.text("title"), usable=False, issues=report.issues()
        )
    check_tldr(front.text("tldr"), front.line("tldr"), report)
    found = outline(front.lines, front.body, LENS_FILE)
    check_head(front.lines, front.start, found, report)
    drafts = read_drafts(found, report)
    replaced = text_list(front.values.get("replaces"))
    return LensDocument(
        path=path,
        tier=report.tier,
        id=own,
        title=front.text("title"),
        tldr=front.text("tldr"),
        summary_for_tutor=front.text("summary_for_tutor"),
        reveal_all=read_flag(front.values, "reveal-all", front.key_lines, report),
        replaces=read_replaced(replaced, own, front.line("replaces"), report),
        replaces_line=front.lines.number(front.line("replaces")),
        drafts=drafts.drafts,
        written=drafts.written,
        claims=(*claim(own, "lens", front.line("id"), report), *drafts.claims),
        issues=report.issues(),
    )


def read_inline_lens(section: Section, found: Outline, fields: Fields, own: str, report: Report) -> LensDocument:
    """A lens written into a module: `found` are its segments, `fields` the section's own, `own` its id."""
    report.take(found.findings)
    drafts = read_drafts(found, report)
    check_tldr(fields.text("tldr"), fields.line_of("tldr"), report)
    return LensDocument(
        path=report.path,
        tier=report.tier,
        id=own,
        title=fields.text("title") or section.title,
        tldr=fields.text("tldr"),
        summary_for_tutor=fields.text("summary_for_tutor"),
        reveal_all=fields.flag("reveal-all"),
        replaces=read_replaced(text_list(fields.text("replaces")), own, fields.line_of("replaces"), report),
        replaces_line=section.lines.number(fields.line_of("replaces")),
        drafts=drafts.drafts,
        written=drafts.written,
        line=section.number,
        claims=(*claim(own, "lens", fields.line_of("id"), report), *drafts.claims),
    )


def inline_id(section: Section, fields: Fields, report: Report) -> str | None:
    """The id that an inline lens has to give itself."""
    own = checked_id(fields.text("id"), fields.line_of("id"), report)
    if not fields.text("id"):
        hint = "source:: [[../Lenses/File]], or id:: for a lens written here"
        report.add(Code.LENS_UNIDENTIFIED, section.line, "this Lens has neither “source::” nor “id::”", hint)
    return own
