"""Modules put together: outcomes expanded in place, submodules split off, everything flattened into sections."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from content.vault.catalogue import Code
from content.vault.files.documents import InlineLens, LensDocument, Listing, Marker, ModuleDocument, OutcomeDocument
from content.vault.files.metadata import check_slug
from content.vault.grammar.text import file_slug, kebab, title_of_slug
from content.vault.grammar.wikilinks import stem_of
from content.vault.identity import first_id
from content.vault.model import Lens, Module, Outcome, OutcomeTest, Parent, Section
from content.vault.whole.collection import Collection
from content.vault.whole.outcomes import BuiltOutcome

Placed = Marker | Section


def standalone_title(lens: Lens) -> str:
    """A lens's title where no module gives it one: its own, its first article's or video's, its file's name."""
    named = (getattr(segment, "title", "") for segment in lens.segments)
    return lens.title or next(filter(None, named), "") or title_of_slug(file_slug(stem_of(lens.path)))


def standalone_module(lens: Lens) -> Module:
    """A lens as a module of one section, for readers who come to it by itself."""
    title = standalone_title(lens)
    return Module(
        id=lens.id,
        own_id=lens.id,
        slug=f"lens/{file_slug(stem_of(lens.path))}",
        title=title,
        path=lens.path,
        tier=lens.tier,
        sections=(Section(content=lens, title=title, path=lens.path),),
        standalone=True,
    )


@dataclass(frozen=True, slots=True)
class Shelf:
    """What modules are made of: lenses by path, those written into a module by path and line, outcomes by path."""

    collection: Collection
    lenses: Mapping[str, Lens]
    inline: Mapping[tuple[str, int], Lens]
    outcomes: Mapping[str, BuiltOutcome]


@dataclass(slots=True)
class Group:
    """A submodule while it is gathered."""

    marker: Marker
    sections: list[Section] = field(default_factory=list)


def build_modules(document: ModuleDocument, shelf: Shelf) -> tuple[Module, ...]:
    """The module, or its parent and every submodule of it."""
    own = document.id or first_id(None, "module", document.path)
    stream = list(_stream(document, shelf))
    if not any(isinstance(item, Marker) for _, item in stream):
        sections = tuple(item for _, item in stream if isinstance(item, Section))
        return (_module(document, own, sections=sections),)
    groups = _groups(stream, document, shelf.collection)
    parent = Parent(id=own, slug=document.slug, title=document.title, own_id=document.id)
    children = tuple(_submodules(groups, parent, document, shelf.collection))
    return (_module(document, own, children=tuple(child.slug for child in children)), *children)


def _module(
    document: ModuleDocument, own: str, *, sections: tuple[Section, ...] = (), children: tuple[str, ...] = ()
) -> Module:
    return Module(
        id=own,
        own_id=document.id,
        slug=document.slug,
        title=document.title,
        path=document.path,
        tier=document.tier,
        sections=sections,
        children=children,
        line=document.slug_line,
        terms=document.terms,
    )


def _stream(document: ModuleDocument, shelf: Shelf) -> Iterator[tuple[int, Placed]]:
    """Markers and sections in order, each with the line that brings it into the module.

    An outcome's own markers count where a module lists it at top level.
    """
    for part in document.parts:
        if isinstance(part, Marker):
            yield part.line, part
        elif isinstance(part, InlineLens):
            yield part.lens.line, _inline_section(part, document, shelf)
        elif part.kind == "Lens":
            lens = shelf.collection.follow(part.link.path, part.line, document, LensDocument)
            if lens:
                yield part.line, _lens_section(shelf.lenses[lens.path], part)
        else:
            found = shelf.collection.follow(part.link.path, part.line, document, OutcomeDocument)
            if found:
                yield from ((part.line, item) for item in _outcome_sections(shelf.outcomes[found.path], part))


def _inline_section(part: InlineLens, document: ModuleDocument, shelf: Shelf) -> Section:
    lens = shelf.inline[document.path, part.lens.line]
    optional = part.optional or part.hidden
    return Section(content=lens, title=lens.title, path=document.path, optional=optional, hidden=part.hidden)


def _lens_section(lens: Lens, place: Listing, *, outcome: Outcome | None = None, optional: bool = False) -> Section:
    return Section(
        content=lens,
        title=lens.title or place.title or standalone_title(lens),
        path=lens.path,
        outcome=outcome,
        optional=optional or place.optional or place.hidden,
        hidden=place.hidden,
    )


def _outcome_sections(built: BuiltOutcome, place: Listing) -> Iterator[Placed]:
    for item in built.items:
        if isinstance(item, Marker):
            if not place.nested:
                yield item
        elif isinstance(item, OutcomeTest):
            yield Section(
                content=item,
                title="Test",
                path=built.outcome.path,
                outcome=built.outcome,
                optional=place.optional or place.hidden,
                hidden=place.hidden,
            )
        else:
            yield _lens_section(item.lens, place, outcome=built.outcome, optional=item.optional)


def _groups(stream: Sequence[tuple[int, Placed]], document: ModuleDocument, collection: Collection) -> list[Group]:
    groups: list[Group] = []
    reported = False
    for line, item in stream:
        if isinstance(item, Marker):
            groups.append(Group(item))
        elif groups:
            groups[-1].sections.append(item)
        elif not reported:
            reported = True
            message = f"“{item.title}” stands before the first submodule and is left out"
            collection.report(document.path, document.tier).at(Code.MODULE_OUTSIDE_SUBMODULE, line, message)
    return groups


def _submodules(
    groups: Sequence[Group], parent: Parent, document: ModuleDocument, collection: Collection
) -> Iterator[Module]:
    taken: dict[str, list[int]] = defaultdict(list)
    for group in groups:
        marker, last = group.marker, group.marker.slug or kebab(group.marker.title)
        report = collection.report(marker.path, collection.documents[marker.path].tier)
        if not group.sections:
            report.at(Code.SUBMODULE_EMPTY, marker.line, f"the submodule “{marker.title}” is empty")
            continue
        if not check_slug(last, marker.line, report, what="submodule's slug"):
            continue
        if last in taken:
            report.at(Code.SLUG_REPEATED, marker.line, f"“{parent.slug}/{last}” is the slug of another submodule too")
            continue
        taken[last].append(marker.line)
        yield Module(
            id=marker.id or first_id(parent.id, "submodule", last),
            own_id=marker.id,
            slug=f"{parent.slug}/{last}",
            title=marker.title,
            path=document.path,
            tier=document.tier,
            line=marker.line,
            written_in=marker.path,
            parent=parent,
            sections=tuple(group.sections),
            terms=marker.terms,
        )


def with_ids_of_their_own(by_path: Mapping[str, tuple[Module, ...]]) -> dict[str, tuple[Module, ...]]:
    """A submodule marked in an outcome has its id in the first module that lists it, and in others a derived one."""
    marked: set[str] = set()
    return {path: tuple(_told_apart(module, marked) for module in built) for path, built in by_path.items()}


def _told_apart(module: Module, marked: set[str]) -> Module:
    if module.parent is None or module.written_in == module.path:
        return module
    if module.id not in marked:
        marked.add(module.id)
        return module
    return replace(module, id=first_id(module.parent.id, "submodule", module.slug.rpartition("/")[2]))
