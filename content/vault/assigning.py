"""Finds what has no id of its own, and writes one into the files without changing another byte."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from uuid import uuid4

from content.vault.building import build_vault, read_collection
from content.vault.catalogue import Code
from content.vault.files.documents import InlineLens, LensDocument, ModuleDocument
from content.vault.folder import Source
from content.vault.grammar.frontmatter import read_front_matter
from content.vault.grammar.markup import without_markup
from content.vault.identity import first_id, segment_ids
from content.vault.kinds import Kind, kind_of
from content.vault.model import Lens, OutcomeTest, Vault
from content.vault.reading import DocumentCache, read_document
from content.vault.segments import Question
from content.vault.whole.collection import Collection

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_WITH_KEY = frozenset({Kind.COURSE, Kind.MODULE, Kind.OUTCOME, Kind.LENS})
_BY_ISSUE = {Code.LENS_UNIDENTIFIED.code: "lens", Code.ROLEPLAY_WITHOUT_ID.code: "roleplay"}


@dataclass(frozen=True, slots=True, order=True)
class MissingId:
    """Something without an id of its own: the line of its heading (0: the file itself), and the id it gets."""

    path: str
    line: int
    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Assigned:
    """Files with ids put in, by path, and what could not be given one."""

    files: Mapping[str, str]
    given: tuple[MissingId, ...]
    left: tuple[MissingId, ...]


def assign_ids(source: Source, *, every_segment: bool = False) -> Assigned:
    """Give an id to whatever learners' work can rest on; `every_segment`: to texts, chats and excerpts too.

    The ids are those that the importer gives at first, so that what is published already keeps its own.
    """
    files, given = dict(source.files), list[MissingId]()
    cache = DocumentCache()
    while True:
        missing = sorted(set(_missing(Source(files, source.issues), cache, every_segment)))
        placed = list(_place(missing, files))
        given.extend(placed)
        if not placed:
            break
    changed = {path: text for path, text in files.items() if text != source.files[path]}
    return Assigned(changed, tuple(sorted(given)), tuple(missing))


def _place(missing: list[MissingId], files: dict[str, str]) -> Iterator[MissingId]:
    """Put into the files what can be put in."""
    for path, wanted in groupby(missing, key=lambda item: item.path):
        files[path], done = _with_ids(path, files[path], list(wanted))
        yield from done


def _missing(source: Source, cache: DocumentCache, every_segment: bool) -> Iterator[MissingId]:
    """Files first: what stands in them is named after their id."""
    collection, _ = read_collection(source, cache)
    taken = {claim.id for document in collection.documents.values() for claim in document.claims}
    whole = [_fresh(item, taken) for item in _files(source, collection)]
    if whole:
        yield from whole
        return
    vault = build_vault(collection)
    for item in {*_inside(vault, collection, every_segment), *_by_issue(vault)}:
        yield _fresh(item, taken)


def _fresh(item: MissingId, taken: set[str]) -> MissingId:
    """The item with an id nobody has: a first id may be taken by what once stood at its place."""
    identity = item.id if item.id not in taken else str(uuid4())
    taken.add(identity)
    return MissingId(item.path, item.line, item.kind, identity)


def _files(source: Source, collection: Collection) -> Iterator[MissingId]:
    for path in sorted(collection.documents.keys() & source.files.keys()):
        kind = kind_of(path)
        if kind not in _WITH_KEY or collection.documents[path].tier == "ignored":
            continue
        front = read_front_matter(
            without_markup(source.files[path].removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
        )
        if front.usable and not front.values.get("id") and not front.values.get("contentId"):
            yield MissingId(path, 0, kind.value, first_id(None, kind.value, path))


def _inside(vault: Vault, collection: Collection, every_segment: bool) -> Iterator[MissingId]:
    for module in vault.modules:
        if module.parent and not module.own_id:
            yield MissingId(module.written_in, module.line, "submodule", module.id)
        for section in module.sections:
            if section.test and not section.test.own_id:
                yield MissingId(section.path, section.test.line, "test", section.test.id)
            yield from _segments(section.content, section.path, every_segment)
    for document in collection.all(ModuleDocument):
        for part in document.parts:
            if isinstance(part, InlineLens) and not part.lens.has_own_id:
                yield _older(part.lens)


def _older(lens: LensDocument) -> MissingId:
    return MissingId(lens.path, lens.line, lens.older_kind, lens.id)


def _segments(content: Lens | OutcomeTest, path: str, every_segment: bool) -> Iterator[MissingId]:
    for segment, identity in zip(content.segments, segment_ids(content.id, content.segments), strict=True):
        is_own_section = segment.line == content.line
        if segment.id is None and not is_own_section and (every_segment or isinstance(segment, Question)):
            yield MissingId(path, segment.line, segment.kind, identity)


def _by_issue(vault: Vault) -> Iterator[MissingId]:
    """What is left out of the vault because it has no id: the checks know where it stands."""
    for issue in vault.issues:
        if kind := _BY_ISSUE.get(issue.code):
            yield MissingId(issue.path, issue.line, kind, first_id(None, kind, f"{issue.path}:{issue.line}"))


def _with_ids(path: str, text: str, wanted: list[MissingId]) -> tuple[str, list[MissingId]]:
    """The text with the ids that could be put in; it is read again, for a comment may swallow one."""
    while wanted:
        candidate = insert_ids(text, wanted)
        document = read_document(path, candidate)
        claimed = {claim.id for claim in document.claims} if document else set()
        kept = [item for item in wanted if item.id in claimed]
        if kept == wanted:
            return candidate, kept
        wanted = kept
    return text, []


def insert_ids(text: str, items: list[MissingId]) -> str:
    """The text with ids on lines below their headings or in the front matter; an empty `id:` there is filled."""
    lines = [line for line in _LINE.findall(text) if line]
    for item in sorted(items, reverse=True):
        _insert(lines, item)
    return "".join(lines)


def _insert(lines: list[str], item: MissingId) -> None:
    sign = "id::" if item.line else "id:"
    place = item.line or 1
    blank = _blank_id(lines, place, sign)
    if blank is not None:
        lines[blank] = lines[blank].replace(sign, f"{sign} {item.id}", 1)
        return
    above = lines[place - 1]
    end = above[len(above.rstrip("\r\n")) :]
    lines[place - 1] = above if end else f"{above}\n"
    lines.insert(place, f"{sign} {item.id}{end}")


def _blank_id(lines: list[str], place: int, sign: str) -> int | None:
    """The index of an `id` with nothing behind it, in the front matter or in the fields below a heading."""
    for index in range(place, len(lines)):
        line = lines[index].rstrip()
        if line == sign:
            return index
        if line.startswith("#") or line == "---":
            break
    return None
