"""The whole way from files to a vault: read each file, follow every link, flatten, check."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from content.vault.files.documents import (
    CourseDocument,
    Document,
    InlineLens,
    LensDocument,
    ModuleDocument,
    OutcomeDocument,
)
from content.vault.folder import Source
from content.vault.issues import Issue
from content.vault.kinds import check_folder
from content.vault.model import Lens, Outcome, Vault
from content.vault.reading import DocumentCache, unreadable_document
from content.vault.whole.checks import (
    check_course_slugs,
    check_empty_lenses,
    check_ids,
    check_replaced,
    check_slugs,
    check_timestamps,
)
from content.vault.whole.collection import Collection
from content.vault.whole.courses import build_course
from content.vault.whole.lenses import TextWriter, build_lens
from content.vault.whole.modules import Shelf, build_modules, standalone_module, with_ids_of_their_own
from content.vault.whole.outcomes import build_outcome
from content.vault.whole.requirements import check_circles, resolve_requirements
from content.vault.whole.tokens import TokenWriter

T = TypeVar("T", Lens, Outcome)


def read_collection(
    source: Source, cache: DocumentCache, on_file: Callable[[], None] = lambda: None
) -> tuple[Collection, tuple[Issue, ...]]:
    """The documents of all files, and issues of files that are none; unchanged files come from the cache.

    A file that could not be read has its place too: what refers to it is not called wrong for that.
    `on_file` is called after each file.
    """
    documents: dict[str, Document] = {}
    strays = {issue.path: issue for issue in source.issues}
    for path in sorted({*source.files, *source.unreadable}):
        document = cache.read(path, source.files[path]) if path in source.files else unreadable_document(path)
        if document is not None:
            documents[path] = document
        else:
            strays.update((issue.path, issue) for issue in check_folder(path))
        on_file()
    return Collection(documents), tuple(strays.values())


def build_vault(collection: Collection, extra: Iterable[Issue] = (), *, write: TextWriter | None = None) -> Vault:
    """Put the documents together; `extra` are issues found while the files were read."""
    shelf = build_shelf(collection, write or TokenWriter(collection))
    by_path = with_ids_of_their_own({doc.path: build_modules(doc, shelf) for doc in collection.all(ModuleDocument)})
    modules = [module for built in by_path.values() for module in built]
    standalone = [standalone_module(lens) for lens in shelf.lenses.values()]
    courses = tuple(build_course(document, by_path, collection) for document in collection.all(CourseDocument))
    vault = Vault(
        courses=courses,
        modules=(*modules, *standalone),
        lenses=_by_id([*shelf.lenses.values(), *shelf.inline.values()]),
        outcomes=_by_id([built.outcome for built in shelf.outcomes.values()]),
    )
    requires = resolve_requirements(vault, collection)
    check_circles(vault, requires, collection)
    _check(vault, shelf, collection)
    return replace(vault, requires=requires, issues=tuple(sorted({*collection.issues(), *extra})))


def _check(vault: Vault, shelf: Shelf, collection: Collection) -> None:
    """Everything that only the whole can be wrong about."""
    check_ids(collection)
    check_timestamps(collection)
    check_slugs(vault.modules, collection)
    check_course_slugs(collection)
    check_empty_lenses(vault, (*shelf.lenses.values(), *shelf.inline.values()), collection)
    check_replaced(vault, collection)


def build_shelf(collection: Collection, write: TextWriter) -> Shelf:
    """Every lens and outcome, put together once however often it is listed."""
    lenses = {document.path: build_lens(document, collection, write) for document in collection.all(LensDocument)}
    inline = {
        (document.path, part.lens.line): build_lens(part.lens, collection, write)
        for document in collection.all(ModuleDocument)
        for part in document.parts
        if isinstance(part, InlineLens)
    }
    outcomes = {
        document.path: build_outcome(document, lenses, collection, write)
        for document in collection.all(OutcomeDocument)
    }
    return Shelf(collection, lenses, inline, outcomes)


def _by_id(items: list[T]) -> dict[str, T]:
    """Each thing under its id; of several that claim one, the first."""
    found: dict[str, T] = {}
    for item in items:
        found.setdefault(item.id, item)
    return found
