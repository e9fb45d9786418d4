"""Review marks and comments go, and every line that stays knows where it stood."""

import pytest

from content.vault.grammar.markup import without_markup


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a{>> why? <<}b", "ab"),
        ("a{++new ++}b", "ab"),
        ("a{--old--}b", "aoldb"),
        ("a{~~old~>new~~}b", "aoldb"),
        ("a{==marked==}b", "amarkedb"),
        ('a{--{"author":"x"}@@old--}b', "aoldb"),
        ('a{~~{"author":"x"}@@old~>new~~}b', "aoldb"),
        ("a{=={not a stamp}==}b", "a{not a stamp}b"),
        ("a %% hidden %% b", "a  b"),
        ("a %% b", "a %% b"),
        ("50%% and 60%%", "50"),
        ("a{>> never closed", "a{>> never closed"),
        ("a{~~ no arrow ~~}", "a{~~ no arrow ~~}"),
        ("{>>a<<}{>>b<<}c", "c"),
        ("{>> a {>> b <<} c <<}", " c <<}"),
        ("{++ {>> a <<} ++}b", "b"),
        ("a \t\u00a0\nb\ufeff", "a\nb"),
        ("a\u2028b\x0cc", "a\u2028b\x0cc"),
    ],
)
def test_what_is_left(written: str, read: str) -> None:
    assert without_markup(written).joined() == read


def numbered(text: str) -> list[tuple[int, str]]:
    lines = without_markup(text)
    return list(zip(lines.numbers, lines.texts, strict=True))


def test_lines_after_a_long_comment_keep_their_numbers() -> None:
    assert numbered("one\n%% two\nthree\nfour %%five\nsix") == [(1, "one"), (2, "five"), (5, "six")]


def test_a_glued_line_has_the_number_of_its_first_piece() -> None:
    assert numbered("one{>>\n\n<<} and\nfour") == [(1, "one and"), (4, "four")]


def test_kept_lines_of_a_suggestion_have_their_own() -> None:
    assert numbered("{--one\ntwo--}\n{~~three\nfour~>five\nsix~~}\nseven") == [
        (1, "one"),
        (2, "two"),
        (3, "three"),
        (4, "four"),
        (6, "seven"),
    ]


def test_several_passes_add_up() -> None:
    assert numbered("{>>1\n2<<}{++3\n4++}%%5\n6%%a\nb") == [(1, "a"), (5, "b")]
