"""From a file's text to its document: the reader for its kind, and a cache of what was read before."""

from collections.abc import Callable, Mapping
from hashlib import blake2b

from content.vault.files.article import read_article
from content.vault.files.course import read_course
from content.vault.files.documents import (
    ArticleDocument,
    CourseDocument,
    Document,
    LensDocument,
    ModuleDocument,
    OutcomeDocument,
    TimestampsDocument,
    TranscriptDocument,
)
from content.vault.files.lens import read_lens
from content.vault.files.module import read_module
from content.vault.files.outcome import read_outcome
from content.vault.files.transcript import read_timestamps, read_transcript
from content.vault.kinds import Kind, kind_of

READERS: Mapping[Kind, Callable[..., Document]] = {
    Kind.MODULE: read_module,
    Kind.COURSE: read_course,
    Kind.OUTCOME: read_outcome,
    Kind.LENS: read_lens,
    Kind.ARTICLE: read_article,
    Kind.TRANSCRIPT: read_transcript,
}


def read_document(path: str, text: str, *, peer: bool = False) -> Document | None:
    """What a file says; None for a file that is no part of a course.

    Line ends are made newlines first. `peer` reads as the peer does where that differs (see `content.vault.compat`).
    """
    kind = kind_of(path)
    if kind is None:
        return None
    text = text.removeprefix("\ufeff")
    if not peer:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if kind is Kind.TIMESTAMPS:
        return read_timestamps(path, text)
    return READERS[kind](path, text, peer=peer)


_TYPES: Mapping[Kind, type[Document]] = {
    Kind.MODULE: ModuleDocument,
    Kind.COURSE: CourseDocument,
    Kind.OUTCOME: OutcomeDocument,
    Kind.LENS: LensDocument,
    Kind.ARTICLE: ArticleDocument,
    Kind.TRANSCRIPT: TranscriptDocument,
    Kind.TIMESTAMPS: TimestampsDocument,
}


def unreadable_document(path: str) -> Document | None:
    """What stands for a file whose text can't be had."""
    kind = kind_of(path)
    return _TYPES[kind](path=path, usable=False) if kind else None


class DocumentCache:
    """Documents by path and hash of their text, so that a file is read again only when it changed."""

    def __init__(self, *, peer: bool = False) -> None:
        self.peer = peer
        self._documents: dict[str, tuple[bytes, Document | None]] = {}

    def read(self, path: str, text: str) -> Document | None:
        """The file's document, read now or before; only the last text of a path is kept."""
        digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        known = self._documents.get(path)
        if known is None or known[0] != digest:
            known = digest, read_document(path, text, peer=self.peer)
            self._documents[path] = known
        return known[1]
