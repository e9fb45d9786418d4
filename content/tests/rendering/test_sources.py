"""Relative addresses in an article lead to where the article comes from; an author's own stay on the site."""

import pytest

from content.rendering import clear_cache, render_segments
from content.vault.segments import Article, Text

SOURCE = "https://example.org/essays/clay.html"


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("[a](/faq)", 'href="https://example.org/faq"'),
        ("[a](sand.html#top)", 'href="https://example.org/essays/sand.html#top"'),
        ("[a](#notes)", 'href="https://example.org/essays/clay.html#notes"'),
        ("[a](https://other.example/x)", 'href="https://other.example/x"'),
        ("[a](mailto:ines@example.org)", 'href="mailto:ines@example.org"'),
        ("![a](/a.png)", 'src="https://example.org/a.png"'),
    ],
)
def test_an_article_is_read_as_if_at_its_source(markdown: str, expected: str) -> None:
    clear_cache()
    article = Article(content=markdown, title="Clay", source_url=SOURCE)
    assert expected in render_segments([article])[0].html


@pytest.mark.parametrize("source", ["", "javascript:alert(1)", "not an address"])
def test_without_a_source_an_address_stays(source: str) -> None:
    assert 'href="/faq"' in render_segments([Article(content="[a](/faq)", title="Clay", source_url=source)])[0].html


def test_an_authors_own_text_links_within_the_site() -> None:
    html = render_segments([Text(content="[a](/courses/)"), Article(content="b", source_url=SOURCE)])[0].html
    assert 'href="/courses/"' in html
