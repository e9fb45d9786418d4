"""Whatever somebody writes: nothing raises, nothing gets out, and the work grows with the text, not with its square."""

import sys
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.rendering import clear_cache, render_segments
from content.tests.rendering.doors import html_of
from content.tests.rendering.inert import problems
from content.vault.segments import Article, Choice, Question, Roleplay, Segment, Text, Video

LENS = "lens:01234567-89ab-cdef-0123-456789abcdef"
PIECES = [
    *"\n \t \\ ` * _ # | [ ] ( ) { } $ < > : a é \u202e \ufeff \0 \x0b \U0001f600".split(" "),
    *(" ", "\n\n", "    ", "```\n", "~~~\n", "**", "~~", "## ", "- ", "1. ", "> ", "|-|\n", "$$", "\\frac{"),
    *("![", "](", "](https://e.example)", f"]({LENS})", "::card[", "[^1]", "[^1]: ", "[a]: ", "::", ":::"),
    *(":::note\n", ":::collapse\n", "\n:::\n", ":note[", "::note[", ":collapse[", ":footnote[", "</", "<p>", "<div>"),
    *("</div>", "</details>", "<table>", "<td>", "<a href='x'>", "<math>", "<mtext>", "<svg>", "<style>", "<script>"),
    *("</script>", "<iframe src='https://youtu.be/abcdefghijk'>", "<!--", "-->", "<?", "&amp;", "&#58;", "https://"),
    *("https://e.example", "javascript:", "data:"),
]
UNITS = [
    *(piece for piece in PIECES if not piece.isspace()),
    *(
        "a_",
        "**a ",
        "*_",
        "[a]",
        "[a](",
        "[a](<b",
        '<a b="',
        "<!-- a ",
        "$a$b",
        "$a",
        "![a](b",
        "- - ",
        "> - ",
        "| a |\n",
    ),
    *(
        "a|b\n",
        "* a\n",
        "[a]: b\n",
        "[^1]: a\n\n",
        ":note[a]",
        ":note[:note[a]]",
        ":note[a]]",
        ":collapse[a] ",
        ":footnote[a] ",
    ),
    *(
        "::note[\n",
        "::note[a]\n",
        f"::card[a]({LENS})\n",
        f"[a]({LENS})",
        "://",
        "xhttp://",
        "https://a ",
        "https://a)))",
    ),
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=40).map("".join)
SEGMENTS = st.one_of(
    st.builds(Text, content=TEXTS),
    st.builds(
        Article,
        content=TEXTS,
        title=TEXTS,
        author=TEXTS,
        source_url=TEXTS,
        collapsed_before=TEXTS,
        collapsed_after=TEXTS,
    ),
    st.builds(
        Question, content=TEXTS, choices=st.lists(st.builds(Choice, TEXTS, st.booleans()), max_size=3).map(tuple)
    ),
    st.builds(Roleplay, content=TEXTS, ai_instructions=TEXTS, opening_message=TEXTS),
    st.builds(
        Video,
        title=TEXTS,
        url=TEXTS,
        video_id=st.none() | TEXTS,
        transcript=TEXTS,
        start_s=st.floats(0, 1e6),
        end_s=st.none() | st.floats(0, 1e6),
    ),
)


@given(st.lists(SEGMENTS, max_size=4))
def test_any_segments_come_out_inert(segments: list[Segment]) -> None:
    assert problems(html_of(*segments)) == []


@given(st.lists(SEGMENTS, max_size=4))
def test_html_is_the_same_every_time(segments: list[Segment]) -> None:
    first = render_segments(segments)
    clear_cache()
    assert render_segments(segments) == first


def calls(segment: Segment) -> int:
    """Count the function calls that rendering takes: a measure of work that does not depend on the machine."""
    count = 0

    def step(_frame: FrameType, event: str, _argument: Any) -> None:  # noqa: ANN401
        nonlocal count
        count += event in {"call", "c_call"}

    clear_cache()
    before = sys.getprofile()
    sys.setprofile(step)
    try:
        render_segments([segment])
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("kind", [Article, Text])
def test_work_grows_with_the_text(kind: type[Article] | type[Text], unit: str) -> None:
    small, large = calls(kind(content=unit * 200)), calls(kind(content=unit * 800))
    assert large < 7 * small


@pytest.mark.parametrize("depth", [300, 5000])
def test_html_is_not_nested_without_end(depth: int) -> None:
    (segment,) = render_segments([Text(content="<div>" * depth + "x")])
    assert segment.html.count("<div>") == (depth if depth < 400 else 0)
