"""Links and cards in a text become tokens; everything else stays as it is written."""

import pytest

from content.tests.vault.build import CLAY, CLAY_FILE, COURSE, MODULE, SAND, SAND_FILE, Files, changed, edit, vault_of
from content.vault.links import TextLink, rewrite, token
from content.vault.segments import Text

WRITTEN = "Then read on, or go to [[../Lenses/Sand]]."


def rewritten(text: str, change: Files | None = None) -> str:
    vault = vault_of(changed({**(change or {}), **edit(CLAY_FILE, WRITTEN, text)}))
    (content,) = (segment.content for segment in vault.lenses[CLAY].segments if isinstance(segment, Text))
    return content.removeprefix("Feel it first.\n\n")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("[[../Lenses/Sand]]", f"[Sand](lens:{SAND})"),
        ("[[../Lenses/Sand.md| the  sand ]]", f"[the sand](lens:{SAND})"),
        ("[[../modules/soil]]", f"[Soil](module:{MODULE})"),
        ("::card[[../Lenses/Sand]]", f"::card[Sand](lens:{SAND})"),
        ("::card[[../Lenses/Sand|ignored]]", f"::card[Sand](lens:{SAND})"),
        ("![[../Lenses/Sand]]", "![[../Lenses/Sand]]"),
        ("[[../articles/clay]]", "[[../articles/clay]]"),
        ("[[nowhere]]", "[[nowhere]]"),
        ("[[../Lenses/Sand|a \\] b]]", "[[../Lenses/Sand|a \\] b]]"),
        ("[[../Lenses/Sand][]]", "[[../Lenses/Sand][]]"),
    ],
)
def test_a_link_in_a_text(written: str, read: str) -> None:
    assert rewritten(written) == read


def test_the_label_is_the_targets_title_else_its_files_name() -> None:
    assert rewritten("[[Sand]]", edit(SAND_FILE, "title: Sand\n", "")) == f"[Sand](lens:{SAND})"
    assert (
        rewritten("[[Sand]]", edit(SAND_FILE, "title: Sand", 'title: "[S] \\\\ and"'))
        == f"[\\[S\\] \\\\ and](lens:{SAND})"
    )


def test_links_are_told_by_line() -> None:
    found: list[TextLink] = []

    def keep(link: TextLink) -> None:
        found.append(link)

    text = "a [[ b | c ]]\n::card[[d]]\n![[e]] [[f\n]] [[g]]"
    assert rewrite(text, keep) == text
    assert found == [TextLink("b", "c", False, 0), TextLink("d", "", True, 1), TextLink("g", "", False, 3)]


def test_a_token() -> None:
    assert token("lens", COURSE, "a\n[b] \\", is_card=True) == f"::card[a \\[b\\] \\\\](lens:{COURSE})"
