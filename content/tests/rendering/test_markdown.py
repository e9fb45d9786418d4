import pytest

from content.rendering import render_segments
from content.vault.segments import Article, Question, Text


def prose(content: str) -> str:
    (segment,) = render_segments([Text(content=content)])
    return segment.html.removeprefix('<div class="prose">').removesuffix("</div>").strip()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("*a* **b** ~~c~~ `d`", "<p><em>a</em> <strong>b</strong> <s>c</s> <code>d</code></p>"),
        (r"1 \* 2 &amp; &copy;", "<p>1 * 2 &amp; ©</p>"),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        (
            "- [x] a\n- [ ] b\n- [y] c",
            '<ul>\n<li class="task">☑ a</li>\n<li class="task">☐ b</li>\n<li>[y] c</li>\n</ul>',
        ),
        ("```python\n<b>\n```", "<pre><code>&lt;b&gt;\n</code></pre>"),
        ("[a](https://e.example 'b')", '<p><a href="https://e.example" title="b" rel="noopener noreferrer">a</a></p>'),
        ("[a][b]\n\n[b]: https://e.example", '<p><a href="https://e.example" rel="noopener noreferrer">a</a></p>'),
        (
            "[a](/b#c) [d](#e)",
            '<p><a href="/b#c" rel="noopener noreferrer">a</a> <a href="#e" rel="noopener noreferrer">d</a></p>',
        ),
        ("[a](ftp://e.example)", '<p><a rel="noopener noreferrer">a</a></p>'),
        (":note[a] and 10:30 and ::card[[b]]", "<p>:note[a] and 10:30 and ::card[[b]]</p>"),
    ],
)
def test_markdown(written: str, shown: str) -> None:
    assert prose(written) == shown


def test_table_is_aligned_without_style() -> None:
    assert prose("| a | b | c |\n|:-:|--:|---|\n| 1 | 2 | 3 |") == (
        '<table>\n<thead>\n<tr>\n<th data-align="center">a</th>\n<th data-align="end">b</th>\n<th>c</th>\n</tr>\n'
        '</thead>\n<tbody>\n<tr>\n<td data-align="center">1</td>\n<td data-align="end">2</td>\n<td>3</td>\n</tr>\n'
        "</tbody>\n</table>"
    )


@pytest.mark.parametrize(
    ("written", "address", "rest"),
    [
        ("See https://e.example/a_(b).", "https://e.example/a_(b)", "."),
        ("(https://e.example/a)", "https://e.example/a", ")"),
        ("**https://e.example**", "https://e.example", ""),
        ("HTTP://E.example/a?b=1&c=2, x", "HTTP://E.example/a?b=1&amp;c=2", ", x"),
    ],
)
def test_bare_address_is_a_link(written: str, address: str, rest: str) -> None:
    assert f'<a href="{address}" rel="noopener noreferrer">' in prose(written)
    assert prose(written).removesuffix("</p>").removesuffix("</strong>").endswith(f"</a>{rest}")


@pytest.mark.parametrize(
    "written", ["xhttp://e.example", "http://", "://e.example", "ftp://e.example", "`https://e.example`"]
)
def test_what_is_no_address(written: str) -> None:
    assert "<a" not in prose(written)


def test_address_in_a_link_is_no_second_link() -> None:
    assert prose("[https://a.example](https://b.example)") == (
        '<p><a href="https://b.example" rel="noopener noreferrer">https://a.example</a></p>'
    )


def test_headings_begin_below_the_title_and_skip_no_level() -> None:
    assert prose("# a\n\n### b\n\n### c\n\n###### d") == "<h2>a</h2>\n<h3>b</h3>\n<h3>c</h3>\n<h4>d</h4>"


def test_no_heading_is_lower_than_html_has() -> None:
    levels = [f"{'#' * level} {level}" for level in range(1, 7)]
    assert prose("\n".join(levels)).split("\n") == [
        f"<h{shown}>{level}</h{shown}>" for level, shown in zip(range(1, 7), [2, 3, 4, 5, 6, 6], strict=True)
    ]


def test_headings_of_the_texts_of_a_lens_are_ranked_together_and_those_of_an_article_apart() -> None:
    segments = [Text(content="# a"), Article(content="### b", title="B"), Text(content="## c"), Question(content="# d")]
    shown = ["<h2>a</h2>", "<h2>b</h2>", "<h3>c</h3>", "<h3>d</h3>"]
    assert [heading in segment.html for heading, segment in zip(shown, render_segments(segments), strict=True)] == [
        True
    ] * 4


def test_excerpts_of_an_article_share_what_its_links_refer_to() -> None:
    first = Article(content="[a][b]", source_path="articles/a.md")
    second = Article(content="[b]: https://e.example", source_path="articles/a.md")
    other = Article(content="[a][b]", source_path="articles/b.md")
    rendered = render_segments([first, second, other])
    assert ["https://e.example" in segment.html for segment in rendered] == [True, False, False]
