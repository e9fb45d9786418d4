"""From text to document, whatever the line ends; and no file is read twice for nothing."""

import pytest

from content.tests.vault.build import ARTICLE_FILE, CLAY_FILE, VALID, read
from content.vault.files.documents import ArticleDocument, Document, TranscriptDocument
from content.vault.reading import DocumentCache, read_document, unreadable_document


@pytest.mark.parametrize("end", ["\r\n", "\r"])
@pytest.mark.parametrize("path", VALID)
def test_line_ends_and_a_byte_order_mark_mean_nothing(path: str, end: str) -> None:
    written = "\ufeff" + VALID[path].replace("\n", end)
    assert read(path, written) == read(path, VALID[path])


def test_as_the_peer_reads_an_article() -> None:
    text = VALID[ARTICLE_FILE].replace("Clay is", "{>> a <<}Clay is")
    windows = text.replace("\n", "\r\n")
    ours, theirs = (read_document(ARTICLE_FILE, windows, peer=peer) for peer in (False, True))
    assert isinstance(ours, ArticleDocument)
    assert isinstance(theirs, ArticleDocument)
    assert ours.body == "Clay is heavy.\n\nIt holds water well and clings to\nthe plough.\n\nThat is all."
    assert theirs.body == windows.strip()
    assert (ours.title, ours.published) == (theirs.title, theirs.published) == ("On clay", "2020-05-01")


def test_what_is_no_part_of_a_course_is_not_read() -> None:
    assert read_document("README.md", "# Lens") is None
    assert unreadable_document("README.md") is None


def test_an_unreadable_file_keeps_its_place() -> None:
    assert unreadable_document("video_transcripts/a.md") == TranscriptDocument(
        path="video_transcripts/a.md", usable=False
    )


def test_the_cache_reads_what_changed() -> None:
    cache = DocumentCache()
    first = cache.read(CLAY_FILE, VALID[CLAY_FILE])
    assert cache.read(CLAY_FILE, VALID[CLAY_FILE]) is first
    changed = cache.read(CLAY_FILE, VALID[CLAY_FILE].replace("Feel", "Touch"))
    assert isinstance(changed, Document)
    assert changed != first
    assert cache.read(CLAY_FILE, VALID[CLAY_FILE]) == first
