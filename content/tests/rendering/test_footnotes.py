import re

from content.rendering import render_segments
from content.vault.segments import Article, Segment, Text


def references(*segments: Segment) -> list[tuple[str, str]]:
    """Return what each button of the segments opens, and how it is named."""
    html = "".join(segment.html for segment in render_segments(segments))
    return re.findall(r'popovertarget="([^"]+)" aria-label="([^"]+)"', html)


def notes(*segments: Segment) -> dict[str, str]:
    """Return what the footnotes say, by id."""
    html = "".join(segment.html for segment in render_segments(segments))
    pattern = r'<div class="footnote" id="([^"]+)" popover role="note">(.*?)</div>'
    found = re.findall(pattern, html, re.DOTALL)
    assert len({name for name, _ in found}) == len(found)
    return {name: re.sub(r"<[^>]+>", "", text) for name, text in found}


def excerpt(content: str, before: str = "", after: str = "", path: str = "articles/a.md") -> Article:
    return Article(content=content, collapsed_before=before, collapsed_after=after, source_path=path)


def test_numbers_go_on_over_the_excerpts_of_a_lens() -> None:
    segments = [excerpt("a[^x] b[^y]\n\n[^y]: Y\n[^x]: X"), Text(content="c"), excerpt("d[^z] e[^x]\n\n[^z]: Z")]
    assert [target for target, _ in references(*segments)] == ["fn-1", "fn-2", "fn-3", "fn-1"]
    assert notes(*segments) == {"fn-1": "1X", "fn-2": "2Y", "fn-3": "3Z"}


def test_definitions_are_found_in_every_part_of_the_article() -> None:
    first = excerpt("a[^1]", before="b[^2]\n\n[^3]: three")
    last = excerpt("c[^3]", after="[^1]: one\n\n[^2]: two")
    assert notes(first, last) == {"fn-1": "1two", "fn-2": "2one", "fn-3": "3three"}


def test_articles_keep_their_own_definitions_apart() -> None:
    one, other = excerpt("a[^1]\n\n[^1]: A", path="a.md"), excerpt("b[^1]\n\n[^1]: B", path="b.md")
    assert notes(one, other) == {"fn-1": "1A", "fn-2": "2B"}


def test_definition_may_stand_in_another_article_of_the_lens() -> None:
    one, other = excerpt("a[^1]", path="a.md"), excerpt("b[^1]\n\n[^1]: B", path="b.md")
    assert references(one, other) == [("fn-1", "Note 1"), ("fn-1", "Note 1")]
    assert notes(one, other) == {"fn-1": "1B"}


def test_reference_without_a_definition_is_text() -> None:
    assert references(excerpt("a[^1]")) == []
    assert "<p>a[^1]</p>" in render_segments([excerpt("a[^1]")])[0].html


def test_footnotes_of_the_platform_share_the_numbers_and_say_whose_they_are() -> None:
    article = excerpt("a[^1] b:footnote[ours] c[^2]\n\n[^1]: one\n\n[^2]: two")
    assert references(article) == [("fn-1", "Note 1"), ("fn-2", "Note from the course, 2"), ("fn-3", "Note 3")]
    assert notes(article) == {"fn-1": "1one", "fn-2": "2Note from the course: ours", "fn-3": "3two"}


def test_footnotes_may_refer_to_each_other_and_to_themselves() -> None:
    article = excerpt("a[^1]\n\n[^1]: one[^2]\n\n[^2]: two[^1][^2]")
    assert notes(article) == {"fn-1": "1one2", "fn-2": "2two12"}


def test_footnote_of_several_paragraphs_keeps_them() -> None:
    html = render_segments([excerpt("a[^1]\n\n[^1]: one\n\n    two")])[0].html
    assert '<span class="footnote-mark">1</span><p>one</p>\n<p>two</p>' in html


def test_long_chain_of_footnotes() -> None:
    chain = "".join(f"\n\n[^{number}]: n[^{number + 1}]" for number in range(1, 2000))
    assert len(notes(excerpt(f"a[^1]{chain}"))) == 1999
