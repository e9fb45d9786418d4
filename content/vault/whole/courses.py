"""Courses put together: every listed module found, parents unfolded into their submodules."""

from collections.abc import Iterator, Mapping, Sequence

from content.vault.catalogue import Code
from content.vault.files.documents import CourseDocument, CourseEntry, Meeting, ModuleDocument
from content.vault.grammar.wikilinks import stem_of, suggestions
from content.vault.identity import first_id
from content.vault.model import Course, CourseModule, Module
from content.vault.whole.collection import Collection, check_tiers


def build_course(document: CourseDocument, modules: Mapping[str, Sequence[Module]], collection: Collection) -> Course:
    """The course; `modules` holds what became of every module file, by path."""
    return Course(
        id=document.id or first_id(None, "course", document.path),
        own_id=document.id,
        slug=document.slug,
        title=document.title,
        path=document.path,
        tier=document.tier,
        description=document.description,
        aliases=document.aliases,
        items=tuple(_items(document, modules, collection)),
        terms=document.terms,
    )


def _items(
    document: CourseDocument, modules: Mapping[str, Sequence[Module]], collection: Collection
) -> Iterator[CourseModule | Meeting]:
    for entry in document.entries:
        if isinstance(entry, Meeting):
            yield entry
            continue
        found = _find(entry, document, collection)
        for module in modules.get(found.path, ()) if found else ():
            if not module.children:
                yield CourseModule(slug=module.slug, id=module.id, optional=entry.optional)


def _find(entry: CourseEntry, document: CourseDocument, collection: Collection) -> ModuleDocument | None:
    """The module an entry names: by its path, else by the name of its file alone."""
    report = collection.report(document.path, document.tier)
    path = collection.locate(entry.link.path, document.path)
    target = collection.documents.get(path or "")
    if not isinstance(target, ModuleDocument):
        target = next(
            (module for module in collection.every(ModuleDocument) if stem_of(module.path) == entry.link.stem), None
        )
    if target is None:
        hint = suggestions(entry.link.path, document.path, collection.paths(ModuleDocument))
        report.at(Code.TARGET_MISSING, entry.line, f"there is no module [[{entry.link.path}]]", hint)
        return None
    check_tiers(document, target, entry.line, report)
    return target if target.usable else None
