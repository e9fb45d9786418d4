"""Checks that need more than one file: ids, slugs, what nobody fills, times without transcripts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from content.vault.catalogue import Code
from content.vault.files.documents import (
    Claim,
    CourseDocument,
    Document,
    DraftTest,
    InlineLens,
    LensDocument,
    ModuleDocument,
    OutcomeDocument,
    TimestampsDocument,
    TranscriptDocument,
)
from content.vault.kinds import MARKDOWN, TIMESTAMPS
from content.vault.model import Lens, Module, Vault
from content.vault.whole.collection import Collection

_NAMED = 10


def check_ids(collection: Collection) -> None:
    """A UUID belongs to one thing: every later claim, in the order of paths, is an error that names them all."""
    claims: dict[str, list[tuple[Document, Claim]]] = defaultdict(list)
    for document in sorted(collection.documents.values(), key=lambda document: document.path):
        for claim in document.claims:
            claims[claim.id].append((document, claim))
    for identity, claimants in claims.items():
        for document, claim in claimants[1:]:
            others = _named(
                [f"{other.path}:{its.line}" for other, its in claimants[: _NAMED + 1] if its is not claim],
                len(claimants) - 1,
            )
            message = f"the id {identity} of this {claim.kind} is also given at {others}"
            collection.report(document.path, document.tier).at(
                Code.ID_REPEATED, claim.line, message, "give what is newer an id of its own"
            )


def _named(places: list[str], count: int) -> str:
    """The places, the last of many by their number alone: a message is for reading."""
    more = count - len(places[:_NAMED])
    return ", ".join(places[:_NAMED]) + (f" and {more} more" if more else "")


def check_timestamps(collection: Collection) -> None:
    """A transcript and its file of phrases come in pairs."""
    for video in collection.all(TranscriptDocument):
        if video.path.removesuffix(MARKDOWN) + TIMESTAMPS not in collection.documents:
            message = "there is no file of phrases with times beside this transcript"
            collection.report(video.path, video.tier).at(
                Code.TIMESTAMPS_MISSING, 1, message, f"the same name with {TIMESTAMPS}"
            )
    for path in collection.paths(TimestampsDocument):
        if path.removesuffix(TIMESTAMPS) + MARKDOWN not in collection.documents:
            message = "there is no transcript beside these phrases"
            document = collection.documents[path]
            collection.report(path, document.tier).at(
                Code.TRANSCRIPT_MISSING, 1, message, f"the same name with {MARKDOWN}"
            )


def check_slugs(modules: Iterable[Module], collection: Collection) -> None:
    """Two modules under one slug would have one address."""
    first: dict[str, Module] = {}
    for module in modules:
        other = first.setdefault(module.slug, module)
        if other is not module and other.parent == module.parent:
            message = f"the slug “{module.slug}” is taken by {other.path}"
            collection.report(module.path, module.tier).at(Code.SLUG_REPEATED, module.line, message, "choose another")


def check_course_slugs(collection: Collection) -> None:
    """Slugs and aliases of courses share one space of addresses."""
    courses = collection.all(CourseDocument)
    owners: dict[str, CourseDocument] = {}
    for course in courses:
        other = owners.setdefault(course.slug, course)
        if other is not course:
            message = f"the slug “{course.slug}” is taken by {other.path}"
            collection.report(course.path, course.tier).at(
                Code.SLUG_REPEATED, course.slug_line, message, "choose another"
            )
    for course in courses:
        for alias in course.aliases:
            other = owners.setdefault(alias, course)
            if other is not course or alias == course.slug:
                message = f"the alias “{alias}” is taken by {other.path}"
                collection.report(course.path, course.tier).at(Code.ALIAS_TAKEN, course.aliases_line, message)


def check_empty_lenses(vault: Vault, lenses: Iterable[Lens], collection: Collection) -> None:
    """A lens without segments: an error where a module shows it, a warning while nothing does."""
    shown = {
        section.lens.id
        for module in vault.modules
        if not module.standalone
        for section in module.sections
        if section.lens
    }
    for lens in lenses:
        if lens.written:
            continue
        report = collection.report(lens.path, lens.tier)
        hint = "add #### Text with content::"
        if lens.id in shown:
            report.at(Code.SECTION_EMPTY, lens.line, "the lens has no segments, and modules list it", hint)
        else:
            report.at(Code.LENS_EMPTY, lens.line, "the lens has no segments", hint)


def check_replaced(vault: Vault, collection: Collection) -> None:
    """What is replaced is gone: an id that the vault still has can't be replaced."""
    known = all_ids(vault)
    for source, content in _replacing(collection):
        for identity in content.replaces:
            if identity in known:
                message = f"“replaces” names {identity}, which is still in the vault"
                report = collection.report(source.path, source.tier)
                report.at(Code.REPLACES_INVALID, content.replaces_line, message, "take it out of one of the two")


def _replacing(collection: Collection) -> Iterator[tuple[Document, LensDocument | DraftTest]]:
    for lens in collection.all(LensDocument):
        yield lens, lens
    for module in collection.all(ModuleDocument):
        yield from ((module, part.lens) for part in module.parts if isinstance(part, InlineLens))
    for outcome in collection.all(OutcomeDocument):
        yield from ((outcome, part) for part in outcome.parts if isinstance(part, DraftTest))


def all_ids(vault: Vault) -> frozenset[str]:
    """The id of everything that a learner can be said to have done."""
    leaves = (section.content.id for module in vault.modules for section in module.sections)
    modules = (module.id for module in vault.modules)
    return frozenset([*leaves, *modules, *vault.outcomes, *vault.lenses, *(course.id for course in vault.courses)])
