import pytest

from content.rendering import render_segments
from content.vault.segments import Article


def body(content: str) -> str:
    """Return the text of an excerpt, without the line that names its source."""
    (segment,) = render_segments([Article(content=content)])
    return segment.html.removeprefix('<div class="excerpt-source"></div><div class="prose">').replace("\n", "")


NOTE = '<div class="note" role="note"><strong>Note from the course</strong>'
INLINE_NOTE = '<span class="note note--inline" role="note"><span class="visually-hidden">Note from the course: </span>'


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a\n:::note\n*b*\n\nc\n:::\nd", f"<p>a</p>{NOTE}<p><em>b</em></p><p>c</p></div><p>d</p></div>"),
        ("a\n::note[b [c] *d*]\ne", f"<p>a</p>{NOTE}<p>b [c] <em>d</em></p></div><p>e</p></div>"),
        ("a :note[b] c", f"<p>a {INLINE_NOTE}b</span> c</p></div>"),
        (":note[a :note[b]]", f"<p>{INLINE_NOTE}a {INLINE_NOTE}b</span></span></p></div>"),
        ("a\n:::note\nb", f"<p>a</p>{NOTE}<p>b</p></div></div>"),
        ("a\n:::\nb", "<p>a</p><p>b</p></div>"),
        ("`:note[a]`", "<p><code>:note[a]</code></p></div>"),
        ("```\n:::note\n:::\n```", "<pre><code>:::note:::</code></pre></div>"),
        (r"\:note[a]", "<p>:note[a]</p></div>"),
        (":warning[a]", "<p>:warning[a]</p></div>"),
        ("::card[a](lens:b)", '<p>::card<a rel="noopener noreferrer">a</a></p></div>'),
        (":note[a]{open} b", f"<p>{INLINE_NOTE}a</span> b</p></div>"),
    ],
)
def test_notes(written: str, shown: str) -> None:
    assert body(written) == shown


def test_collapsed_block_says_how_much_it_holds() -> None:
    assert body(":::collapse\none two\n\n:::note\nthree\n:::\n:::") == (
        '<details class="omitted"><summary>Left out here, 5 words</summary><div class="prose"><p>one two</p>'
        f"{NOTE}<p>three</p></div></div></details></div>"
    )


def test_part_collapsed_in_a_sentence_opens_without_a_script() -> None:
    assert body("a :collapse[b *c*] d") == (
        '<p>a <button type="button" class="fnref" popovertarget="cut-1" aria-label="Left out here, 2 words">'
        '[…]</button> d</p></div><div class="footnote" id="cut-1" popover role="note">b <em>c</em></div>'
    )


def test_nesting_has_an_end() -> None:
    html = body(":note[" * 20 + "x" + "]" * 20)
    assert html.count("note--inline") == 8
    assert ":note[" * 12 + "x" in html


def test_skipped_parts_say_where_they_were_and_how_long() -> None:
    first = Article(content="a", collapsed_before="one two", source_path="articles/a.md")
    second = Article(content="b", collapsed_before="w " * 1340, collapsed_after="one", source_path="articles/a.md")
    html = "".join(segment.html for segment in render_segments([first, second]))
    summaries = [part.partition("</summary>")[0] for part in html.split('<details class="omitted"><summary>')[1:]]
    assert summaries == ["The beginning, 2 words", "Left out here, 1,340 words", "The rest of the article, 1 word"]


def test_source_is_named() -> None:
    article = Article(
        content="x",
        title="A & B",
        author="Ada",
        published="1843",
        source_url="https://e.example/a?b&c",
        id="i",
        optional=True,
    )
    (segment,) = render_segments([article])
    assert (segment.kind, segment.id, segment.optional, segment.label) == ("article", "i", True, "Excerpt from A & B")
    assert segment.html.partition('<div class="prose">')[0] == (
        '<div class="excerpt-source"><cite>A &amp; B</cite><ul class="facts"><li>Ada</li><li>1843</li>'
        '<li><a href="https://e.example/a?b&amp;c" rel="noopener noreferrer">Read the original</a></li></ul></div>'
    )
