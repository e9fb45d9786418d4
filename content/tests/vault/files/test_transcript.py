"""Phrases with their times: what can be read is kept, the rest is named."""

import pytest

from content.tests.vault.build import TIMES_FILE, VALID, VIDEO_FILE, issues_of, read
from content.vault.files.documents import TimestampsDocument, TranscriptDocument


def phrases(text: str) -> TimestampsDocument:
    document = read(TIMES_FILE, text)
    assert isinstance(document, TimestampsDocument)
    return document


def test_phrases_in_the_order_of_the_file() -> None:
    assert phrases(VALID[TIMES_FILE]).phrases == ((1.0, "Sand runs."), (2.5, "Water runs"), (4.0, "through it."))


def test_what_is_no_phrase_is_left_out_and_counted() -> None:
    found = phrases('[{"text": "a", "start": "0:01"}, {"text": 1, "start": "0:02"}, 3, {"text": "b", "start": "x"}]')
    assert found.phrases == ((1.0, "a"),)
    assert [(issue.code, issue.message) for issue in found.issues] == [
        ("timestamps-entry-invalid", "phrase 2 has no text or no start"),
        ("timestamps-entry-invalid", "phrase 3 has no text or no start"),
        ("timestamps-time-invalid", "phrase 4: “x” is no time"),
    ]


def test_times_may_go_backwards() -> None:
    found = phrases('[{"text": "a", "start": "0:03"}, {"text": "b", "start": "0:02"}, {"text": "c", "start": "0:02"}]')
    assert [text for _, text in found.phrases] == ["a", "b", "c"]
    assert [issue.code for issue in found.issues] == ["timestamps-backwards"]


def test_texts_are_what_a_database_takes() -> None:
    assert phrases('[{"text": "a\\u0000\\ud800", "start": "0:03"}]').phrases == ((3.0, "a\ufffd\ufffd"),)


@pytest.mark.parametrize("text", ["", "{", "NaN", "[" * 100_000, '"a"', "null", "[1" + "0" * 5000 + "]"])
def test_what_is_no_list_of_phrases(text: str) -> None:
    assert phrases(text).phrases == ()
    assert len(phrases(text).issues) == 1


def test_a_transcript_says_where_its_video_is() -> None:
    document = read(VIDEO_FILE, VALID[VIDEO_FILE])
    assert isinstance(document, TranscriptDocument)
    assert (document.title, document.channel) == ("Sand in your hand", "The allotment")
    assert document.text == "Sand runs. Water runs through it."


def test_a_transcript_that_is_ignored_needs_no_phrases() -> None:
    text = VALID[VIDEO_FILE].replace("title:", "tags: [validator-ignore]\ntitle:")
    assert issues_of({"video_transcripts/rain.md": text}) == []
    assert issues_of({"video_transcripts/rain.md": VALID[VIDEO_FILE]}) == [
        ("timestamps-missing", "video_transcripts/rain.md", 1)
    ]
