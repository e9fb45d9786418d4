import pytest

from content.rendering import render_segments
from content.rendering.marked import KEY
from content.tests.rendering.corpus import PAYLOADS, PUBLIC
from content.tests.rendering.doors import DOORS
from content.tests.rendering.inert import problems
from content.vault.segments import Article, Text


def test_the_public_corpus_is_large() -> None:
    assert {source: len(payloads) for source, payloads in PUBLIC.items()} == {
        "bleach": 151,
        "feedparser": 45,
        "html5lib": 4,
        "justhtml": 137,
    }


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        ("<script>alert(1)</script>", "element script"),
        ("<p onclick=alert(1)>x</p>", "attribute onclick"),
        ("<a href='java\tscript:alert(1)'>x</a>", "address java\tscript:alert(1)"),
        ("<p style=color:red>x</p>", "attribute style"),
        ("<p id=main>x</p>", "id main"),
        ("</main><p>x", "breaks out: ['main', 'p', 'footer']"),
    ],
)
def test_the_test_finds_what_is_not_inert(html: str, problem: str) -> None:
    assert problem in problems(html)


@pytest.mark.parametrize("door", DOORS)
def test_corpus_comes_out_inert(door: str) -> None:
    through = {payload: problems(DOORS[door](payload)) for payload in PAYLOADS}
    assert {payload: found for payload, found in through.items() if found} == {}


@pytest.mark.parametrize("door", DOORS)
def test_key_of_our_markup_never_gets_out(door: str) -> None:
    assert [payload for payload in PAYLOADS if KEY in DOORS[door](payload)] == []


def test_key_does_not_get_out_of_html_nested_too_deeply_to_parse() -> None:
    content = "<div>\n\n" * 500 + ":::note\nHere.\n:::"
    (segment,) = render_segments([Article(content=content)])
    assert problems(segment.html) == []
    assert KEY not in segment.html
    assert "Note from the course" in segment.html
    assert "<div>" not in segment.html.removeprefix('<div class="prose">')


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<p onclick='x()'>a</p>", "<p>a</p>"),
        ("<b style='color:red'>a</b>", "<p><b>a</b></p>"),
        ("a<script>b</script>c", "<p>ac</p>"),
        ("<a href='javascript:x()'>a</a>", '<p><a rel="noopener noreferrer">a</a></p>'),
        ("<a href='\ufeffjavascript:x()'>a</a>", '<p><a rel="noopener noreferrer">a</a></p>'),
        ("<a href='a:b'>a</a>", '<p><a rel="noopener noreferrer">a</a></p>'),
        ("<a href='a/b:c'>a</a>", '<p><a href="a/b:c" rel="noopener noreferrer">a</a></p>'),
        ("<div class='dialog' id='main' name='x'>a</div>", "<div>a</div>"),
        ("x<sup>2</sup> and H<sub>2</sub>O", "<p>x<sup>2</sup> and H<sub>2</sub>O</p>"),
        ("<math><mi href='javascript:x()'>a</mi></math>", "<p><math><mi>a</mi></math></p>"),
        (
            "<img src='https://e.example/a.png' width='3' height='4' onerror='x()'>",
            '<img loading="lazy" decoding="async" referrerpolicy="no-referrer" src="https://e.example/a.png" width="3"'
            ' height="4">',
        ),
        (
            "<img src='a.png' alt='A'>",
            '<img loading="lazy" decoding="async" referrerpolicy="no-referrer" alt="A">',
        ),
        ("<details open><summary>a</summary>b</details>", '<details open=""><summary>a</summary>b</details>'),
        (
            "<audio src='https://e.example/a.mp3' autoplay></audio>",
            '<p><audio controls="" preload="none" src="https://e.example/a.mp3"></audio></p>',
        ),
        ("<button formaction='/x' popovertarget='fn-1'>a</button>", '<p><button type="button">a</button></p>'),
    ],
)
def test_what_is_left_of_html(written: str, shown: str) -> None:
    (segment,) = render_segments([Text(content=written)])
    assert segment.html.replace("\n", "") == f'<div class="prose">{shown}</div>'
