from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.rendering import LinkTarget, fill_links, render_segments
from content.rendering.links import Kind
from content.vault.segments import Text

LENS, MODULE = UUID(int=1), UUID(int=2)
TARGETS = {
    ("lens", LENS): LinkTarget(
        url="/l/?a&b", title="A <lens>", kind="lens", minutes=5, attribution="Ada & Co", tldr="Short.", display="mixed"
    ),
    ("module", MODULE): LinkTarget(url="/m/", title="A module", kind="module"),
}


def resolve(kind: Kind, identity: UUID) -> LinkTarget | None:
    return TARGETS.get((kind, identity))


def drawn(content: str) -> str:
    (segment,) = render_segments([Text(content=content)])
    return fill_links(segment.html, resolve).removeprefix('<div class="prose">').removesuffix("</div>").strip()


def test_links_lead_where_the_reader_finds_them() -> None:
    assert drawn(f"[a](lens:{LENS}) [b](module:{MODULE})") == '<p><a href="/l/?a&amp;b">a</a> <a href="/m/">b</a></p>'


def test_link_without_a_label_says_the_title() -> None:
    assert drawn(f"[](lens:{LENS})") == '<p><a href="/l/?a&amp;b">A &lt;lens&gt;</a></p>'


def test_link_that_leads_nowhere_is_text() -> None:
    assert drawn(f"[a *b*](lens:{MODULE})") == "<p>a *b*</p>"


def test_rendered_html_names_no_address_until_it_is_drawn() -> None:
    (segment,) = render_segments([Text(content=f"[a](lens:{LENS})")])
    assert segment.html == (
        f'<div class="prose"><p><a data-link="lens:{LENS}" rel="noopener noreferrer">a</a></p>\n</div>'
    )


def card(stone: str, inside: str, end: str = "") -> str:
    svg = f'<svg class="stone stone--small" viewBox="0 0 24 24" aria-hidden="true"><use href="#stone-{stone}"/></svg>'
    return f"<li>{svg}<div>{inside}</div>{end}</li>"


ARROW = '<svg class="icon icon--turns" aria-hidden="true"><use href="#arrow"/></svg>'
LENS_CARD = (
    '<h3><a href="/l/?a&amp;b">A &lt;lens&gt;</a></h3><p>Short.</p>'
    '<ul class="facts"><li>5 min</li><li>Ada &amp; Co</li><li>Article and video</li></ul>'
)


def test_cards_on_lines_together_are_one_list() -> None:
    written = f"a\n::card[x](lens:{LENS})\n::card[y](module:{MODULE})  \n\nb"
    cards = card("b", LENS_CARD, ARROW) + card("c", '<h3><a href="/m/">A module</a></h3>', ARROW)
    assert drawn(written) == f'<p>a</p>\n<ul class="cards">{cards}</ul>\n<p>b</p>'


def test_card_that_leads_nowhere_is_no_link() -> None:
    inside = '<h3>A &amp; [B]</h3><ul class="facts"><li>Not available at the moment</li></ul>'
    assert drawn(rf"::card[A & \[B\]](lens:{MODULE})") == f'<ul class="cards">{card("b", inside)}</ul>'


def test_card_in_a_sentence_is_a_link() -> None:
    assert drawn(f"see ::card[x](lens:{LENS}) now") == '<p>see <a href="/l/?a&amp;b">x</a> now</p>'


@pytest.mark.parametrize(
    "forged",
    [
        f'<a data-link="lens:{LENS}">x</a>',
        f'<a href="lens:{LENS}">x</a>',
        f'<ul><li data-card="lens:{LENS}">x</li></ul>',
        f'<p title=\'<a data-link="lens:{LENS}" rel="noopener noreferrer">x</a>\'>x</p>',
        f'&lt;a data-link="lens:{LENS}" rel="noopener noreferrer"&gt;x&lt;/a&gt;',
        f'`<a data-link="lens:{LENS}" rel="noopener noreferrer">x</a>`',
        f"[x](lens:{LENS}0)",
        "[x](lens:..)",
    ],
)
def test_nothing_else_is_drawn_as_a_link(forged: str) -> None:
    assert "/l/" not in drawn(forged)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\n\r\t \0"), min_size=1))
def test_label_may_hold_any_characters(label: str) -> None:
    written = label.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    shown = label.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\xa0", "&nbsp;")
    assert drawn(f"[{written}](lens:{LENS})") == f'<p><a href="/l/?a&amp;b">{shown}</a></p>'
    assert f"<h3>{shown}</h3>" in drawn(f"::card[{written}](module:{LENS})")
