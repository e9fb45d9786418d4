"""Clips: the words spoken in a stretch of a video."""

import pytest

from content.tests.vault.build import SAND_FILE, TIMES_FILE, VALID, VIDEO_FILE, changed, module_of, vault_of
from content.vault.files.transcript import video_id_of
from content.vault.segments import Video
from content.vault.whole.clips import spoken

PHRASES = ((0.0, "a"), (1.5, "b"), (3.0, "c"), (2.0, "d"))
TEXT = "Sand runs. Water runs through it."


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [(0, None, "a b c d"), (1.5, 3, "b c d"), (1.6, 1.9, ""), (0, 0, "a"), (3, None, "c")],
)
def test_phrases_that_begin_inside_both_ends_included(start: float, end: float | None, words: str) -> None:
    assert spoken(PHRASES, start, end) == words


def clips(fields: str, transcript: str) -> list[Video]:
    """The clips of the lens when its video has no file of phrases."""
    lens = VALID[SAND_FILE].replace("from:: 0:02\nto:: 0:06", fields)
    files = {SAND_FILE: lens, VIDEO_FILE: VALID[VIDEO_FILE].replace(TEXT, transcript), TIMES_FILE: None}
    lens_module = module_of(vault_of(changed(files)), "lens/sand")
    return [segment for segment in lens_module.sections[0].content.segments if isinstance(segment, Video)]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ("", "Sand. Water. More. Rock."),
        ("from:: 0:30", "Water. More. Rock."),
        ("from:: 0:30\nto:: 1:00", "Water. More."),
        ("to:: 0:30", "Sand."),
        ("from:: 1:00", "Rock."),
    ],
)
def test_without_phrases_the_marked_lines_speak(fields: str, words: str) -> None:
    marked = "Hello.\n0:00 - Sand.\n0:30 - Water.\nMore.\n1:00 - Rock."
    assert [found.transcript for found in clips(fields, marked)] == [words]


def test_without_any_times_the_whole_text_speaks() -> None:
    assert [found.transcript for found in clips("to:: 0:10", TEXT)] == [TEXT]
    assert clips("from:: 0:01", TEXT) == []


@pytest.mark.parametrize(
    ("url", "video"),
    [
        ("https://www.youtube.com/watch?v=abcdefghijk", "abcdefghijk"),
        ("https://youtube.com/watch?t=1&v=abc-_fghijk&x=1", "abc-_fghijk"),
        ("https://youtu.be/abcdefghijk?t=3", "abcdefghijk"),
        ("https://www.youtube.com/embed/abcdefghijk", "abcdefghijk"),
        ("https://vimeo.com/123456789", None),
        ("https://www.youtube.com/shorts/abcdefghijk", None),
        ("", None),
    ],
)
def test_the_id_of_a_video(url: str, video: str | None) -> None:
    assert video_id_of(url) == video
