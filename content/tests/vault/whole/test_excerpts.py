"""Excerpts: what is shown between two anchors, and what the lens skips around them."""

import pytest

from content.tests.vault.build import ARTICLE_FILE, CLAY_FILE, VALID, changed, module_of, vault_of
from content.vault.segments import Article

HEAD = VALID[ARTICLE_FILE].split("Clay is heavy.")[0]
LENS = VALID[CLAY_FILE].split("#### Text")[0]


def excerpts(body: str, *fields: str) -> list[Article]:
    segments = "".join(f"#### Article\nsource:: [[../articles/clay]]\n{text}\n" for text in fields)
    vault = vault_of(changed({ARTICLE_FILE: HEAD + body, CLAY_FILE: LENS + segments}))
    assert [issue.code for issue in vault.issues if not issue.code.startswith("anchor")] == []
    lens = module_of(vault, "lens/clay").sections[0].content
    return [segment for segment in lens.segments if isinstance(segment, Article)]


def shown(body: str, *fields: str) -> list[tuple[str, str, str]]:
    return [(found.collapsed_before, found.content, found.collapsed_after) for found in excerpts(body, *fields)]


BODY = "One. Two.\n\nThree *four*. Five.\n"


@pytest.mark.parametrize(
    ("fields", "content"),
    [
        ("", "One. Two.\n\nThree *four*. Five."),
        ("from:: three", "Three *four*. Five."),
        ("to:: Two.", "One. Two."),
        ("from:: Two.\nto:: four*", "Two.\n\nThree *four*"),
        ('from:: "Two.\n\nThree"', "Two.\n\nThree *four*. Five."),
        ("from:: 'One'\nto:: \"One. Two\"", "One. Two"),
        ("to:: FIVE", "One. Two.\n\nThree *four*. Five"),
    ],
)
def test_from_the_first_anchor_to_the_second(fields: str, content: str) -> None:
    assert [found.content for found in excerpts(BODY, fields)] == [content]


@pytest.mark.parametrize(
    "fields", ["from:: four", "to:: e", "from:: Two.\nto:: One", "from:: Seven", "from:: 'One\"", 'from:: ""One""']
)
def test_an_anchor_stands_once_or_the_segment_is_left_out(fields: str) -> None:
    body = BODY.replace("*four*", "four") + "four"
    assert excerpts(body, fields) == []


def test_overlapping_matches_count() -> None:
    assert excerpts("aaa", "from:: aa") == []


def test_the_second_anchor_is_searched_behind_the_first() -> None:
    assert [found.content for found in excerpts("end. Begin here, end. More", "from:: Begin\nto:: end.")] == [
        "Begin here, end."
    ]


def test_letters_that_change_their_length_move_nothing() -> None:
    assert [found.content for found in excerpts("İİİ Begin ΣΑΣ end", "from:: begin\nto:: σας")] == ["Begin ΣΑΣ"]


def test_what_is_skipped_stands_before_and_after() -> None:
    assert shown(BODY, "from:: Two.\nto:: Two.", "from:: *four*\nto:: *four*") == [
        ("One.", "Two.", ""),
        ("Three", "*four*", ". Five."),
    ]


def test_excerpts_that_touch_or_run_backwards_skip_nothing_between() -> None:
    assert shown(BODY, "from:: Three", "to:: Two.") == [
        ("One. Two.", "Three *four*. Five.", ""),
        ("", "One. Two.", "Three *four*. Five."),
    ]
    assert shown("One. Two.", "to:: One.", "from:: Two.") == [("", "One.", ""), ("", "Two.", "")]


def test_whole_articles_skip_nothing() -> None:
    assert shown("One.", "", "") == [("", "One.", ""), ("", "One.", "")]


def test_an_anchorless_excerpt_ends_where_the_body_does() -> None:
    assert shown("One. Two.", "", "from:: Two.") == [("", "One. Two.", ""), ("", "Two.", "")]


def test_a_dropped_excerpt_leaves_its_siblings_theirs() -> None:
    assert shown("One. Two. Three.", "from:: Nine", "from:: Two.\nto:: Two.") == [("One.", "Two.", "Three.")]
