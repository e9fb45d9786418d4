"""Module files: lenses, outcomes and the submodules that group them."""

from collections import Counter
from collections.abc import Iterator

from content.vault.catalogue import Code
from content.vault.files.documents import Claim, InlineLens, Listing, Marker, ModuleDocument
from content.vault.files.drafts import segment_grammar
from content.vault.files.lens import inline_id, read_inline_lens
from content.vault.files.metadata import check_keys, check_slug, checked_id, claim, read_own_id, read_terms
from content.vault.files.narrative import OLDER_TYPES, read_older_section
from content.vault.files.structure import check_head, check_hidden, is_ignored, listing, opened, section_head
from content.vault.files.vocabulary import MODULE_LENS, MODULE_OUTCOME, SUBMODULE
from content.vault.grammar.fields import Fields
from content.vault.grammar.frontmatter import FrontMatter
from content.vault.grammar.headings import Grammar, Outline, Section, outline
from content.vault.grammar.text import trim
from content.vault.issues import Report
from content.vault.kinds import Kind

LENS, OUTCOME, SUBMODULE_TYPE = "Lens", "Learning Outcome", "Submodule"
MODULE_FILE = Grammar(frozenset({LENS, OUTCOME, SUBMODULE_TYPE}), top_types=OLDER_TYPES)

Part = Marker | Listing | InlineLens


def read_module(path: str, text: str, *, peer: bool = False) -> ModuleDocument:
    """A module file."""
    front, report = opened(path, text, peer=peer)
    title = front.text("title")
    if is_ignored(report):
        return ModuleDocument(path=path, tier=report.tier, title=title, usable=False)
    slug = front.text("slug")
    complete = check_keys(front, Kind.MODULE, report)
    if not (complete and check_slug(slug, front.line("slug"), report)):
        return ModuleDocument(path=path, tier=report.tier, title=title, usable=False, issues=report.issues())
    own, id_key = _own_id(front, report)
    parts = tuple(_parts(front, report, own))
    claims = claim(own, "module", front.line(id_key), report)
    return ModuleDocument(
        path=path,
        tier=report.tier,
        id=own,
        slug=slug,
        slug_line=front.lines.number(front.line("slug")),
        title=title,
        terms=read_terms(front.values, front.key_lines, report),
        parts=parts,
        claims=(*claims, *_claims(parts)),
        issues=report.issues(),
    )


def _own_id(front: FrontMatter, report: Report) -> tuple[str | None, str]:
    key = "contentId" if front.values.get("contentId") else "id"
    return read_own_id(front, key, report), key


def _parts(front: FrontMatter, report: Report, own: str | None) -> Iterator[Part]:
    found = outline(front.lines, front.body, MODULE_FILE)
    check_head(front.lines, front.start, found, report)
    if not found.sections:
        report.add(Code.MODULE_EMPTY, 0, "the module has no sections", "add # Lens: or # Learning Outcome:")
    headings: Counter[tuple[str, str]] = Counter()
    for section in found.sections:
        if section.type == SUBMODULE_TYPE:
            yield from _submodule(section, report)
        elif section.type in OLDER_TYPES:
            occurrence = headings[section.type, section.title]
            headings[section.type, section.title] += 1
            yield read_older_section(section, report, owner=own, occurrence=occurrence)
        else:
            yield from _item(section, report, nested=False)


def _submodule(section: Section, report: Report) -> Iterator[Part]:
    """The marker, then what stands below it by deeper headings."""
    grammar = Grammar(frozenset({LENS, OUTCOME}), shallowest=section.level + 1)
    found = outline(section.lines, section.body(), grammar)
    report.take(found.findings)
    yield read_marker(section, section_head(section, found.head_end, SUBMODULE, report), report)
    for inner in found.sections:
        yield from _item(inner, report, nested=True)


def read_marker(section: Section, fields: Fields, report: Report) -> Marker:
    """What a submodule's heading and the fields below it say; its slug is checked where its module is known."""
    lines = {name: fields.line_of(name) for name in fields.by_name}
    values: dict[str, object] = {name: fields.text(name) or None for name in fields.by_name}
    for name in ("requires", "categories"):
        values[name] = [trim(line).removeprefix("- ") for line in fields.text(name).replace(",", "\n").split("\n")]
    return Marker(
        title=section.title,
        slug=fields.text("slug"),
        id=checked_id(fields.text("id"), fields.line_of("id"), report),
        line=section.number,
        path=report.path,
        terms=read_terms(values, lines, report),
    )


def _item(section: Section, report: Report, *, nested: bool) -> Iterator[Listing | InlineLens]:
    """A lens or outcome of the module: a link to one, or a lens written here."""
    found: Listing | InlineLens | None
    if section.type == OUTCOME:
        fields = section_head(section, section.end, MODULE_OUTCOME, report)
        found = _listed(section, fields, report, nested=nested)
    else:
        segments = outline(section.lines, section.body(), segment_grammar(shallowest=section.level + 1))
        fields = section_head(section, segments.head_end, MODULE_LENS, report)
        found = _lens(section, segments, fields, report, nested=nested)
    if found:
        yield found


def _lens(
    section: Section, segments: Outline, fields: Fields, report: Report, *, nested: bool
) -> Listing | InlineLens | None:
    if "source" in fields:
        if "id" in fields:
            hint = "the lens's file has the id: take this one away"
            report.add(Code.LENS_ID_IGNORED, fields.line_of("id"), "the id is ignored beside “source::”", hint)
        return _listed(section, fields, report, nested=nested)
    own = inline_id(section, fields, report)
    if own is None:
        return None
    optional, hidden = fields.flag("optional"), fields.flag("hide")
    check_hidden(optional, hidden, fields, report)
    lens = read_inline_lens(section, segments, fields, own, report)
    return InlineLens(lens=lens, optional=optional, hidden=hidden, nested=nested)


def _listed(section: Section, fields: Fields, report: Report, *, nested: bool) -> Listing | None:
    check_hidden(fields.flag("optional"), fields.flag("hide"), fields, report)
    return listing(section, fields, report, nested=nested)


def _claims(parts: tuple[Part, ...]) -> Iterator[Claim]:
    for part in parts:
        if isinstance(part, InlineLens):
            yield from part.lens.claims
        elif isinstance(part, Marker) and part.id:
            yield Claim(id=part.id, kind="submodule", line=part.line)
