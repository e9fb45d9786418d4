"""Learning outcomes: the lenses that teach them and the test that shows them."""

from collections.abc import Iterator

from content.vault.catalogue import Code
from content.vault.files.documents import Claim, DraftTest, Listing, Marker, OutcomeDocument
from content.vault.files.drafts import read_drafts, segment_grammar
from content.vault.files.metadata import check_keys, checked_id, claim, read_own_id, read_replaced, text_list
from content.vault.files.module import read_marker
from content.vault.files.structure import check_head, is_ignored, listing, opened, section_head
from content.vault.files.vocabulary import OUTCOME_LENS, SUBMODULE, TEST
from content.vault.grammar.frontmatter import FrontMatter
from content.vault.grammar.headings import Grammar, Section, outline, parse_heading
from content.vault.issues import Report
from content.vault.kinds import Kind

OUTCOME_FILE = Grammar(frozenset({"Lens", "Test", "Submodule"}))

Part = Marker | Listing | DraftTest


def read_outcome(path: str, text: str, *, peer: bool = False) -> OutcomeDocument:
    """A learning outcome's file."""
    front, report = opened(path, text, peer=peer)
    if is_ignored(report):
        return OutcomeDocument(path=path, tier=report.tier, usable=False)
    complete = check_keys(front, Kind.OUTCOME, report)
    own = read_own_id(front, "id", report)
    if not (complete and own):
        return OutcomeDocument(path=path, tier=report.tier, usable=False, issues=report.issues())
    claims: list[Claim] = [*claim(own, "outcome", front.line("id"), report)]
    parts = tuple(_parts(front, report, claims))
    if not _names_a_lens(front):
        report.add(Code.OUTCOME_EMPTY, 0, "the learning outcome lists no lens", "add ## Lens: with source::")
    return OutcomeDocument(
        path=path,
        tier=report.tier,
        id=own,
        statement=front.text("learning-outcome"),
        parts=parts,
        claims=tuple(claims),
        issues=report.issues(),
    )


def _names_a_lens(front: FrontMatter) -> bool:
    """Whether a heading begins a lens; what is wrong with the lens itself is told where it stands."""
    headings = (parse_heading(text) for text in front.lines.texts[front.start :])
    return any(heading.word.lower() == "lens" for heading in headings if heading)


def _parts(front: FrontMatter, report: Report, claims: list[Claim]) -> Iterator[Part]:
    found = outline(front.lines, front.body, OUTCOME_FILE)
    check_head(front.lines, front.start, found, report)
    for section in found.sections:
        if section.type == "Submodule":
            yield from _submodule(section, report, claims)
        else:
            yield from _item(section, report, claims)


def _submodule(section: Section, report: Report, claims: list[Claim]) -> Iterator[Part]:
    grammar = Grammar(frozenset({"Lens", "Test"}), shallowest=section.level + 1)
    found = outline(section.lines, section.body(), grammar)
    report.take(found.findings)
    marker = read_marker(section, section_head(section, found.head_end, SUBMODULE, report), report)
    if marker.id:
        claims.append(Claim(id=marker.id, kind="submodule", line=marker.line))
    yield marker
    for inner in found.sections:
        yield from _item(inner, report, claims)


def _item(section: Section, report: Report, claims: list[Claim]) -> Iterator[Listing | DraftTest]:
    if section.type == "Test":
        yield _test(section, report, claims)
    elif found := _lens(section, report):
        yield found


def _lens(section: Section, report: Report) -> Listing | None:
    fields = section_head(section, section.end, OUTCOME_LENS, report)
    found = listing(section, fields, report)
    if found and "/" not in found.link.path:
        hint = f"name the folder too: [[../Lenses/{found.link.path}]]"
        report.add(
            Code.LINK_WITHOUT_FOLDER, found.link.line, f"[[{found.link.path}]] does not say in which folder", hint
        )
        return None
    return found


def _test(section: Section, report: Report, claims: list[Claim]) -> DraftTest:
    segments = outline(section.lines, section.body(), segment_grammar(shallowest=section.level + 1))
    report.take(segments.findings)
    fields = section_head(section, segments.head_end, TEST, report)
    own = checked_id(fields.text("id"), fields.line_of("id"), report)
    drafts = read_drafts(segments, report)
    claims.extend(claim(own, "test", fields.line_of("id"), report))
    claims.extend(drafts.claims)
    replaced = read_replaced(text_list(fields.text("replaces")), own, fields.line_of("replaces"), report)
    line = section.lines.number(fields.line_of("replaces"))
    return DraftTest(id=own, line=section.number, drafts=drafts.drafts, replaces=replaced, replaces_line=line)
