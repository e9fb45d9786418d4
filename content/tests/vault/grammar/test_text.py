"""The exact rules about text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.vault.grammar.text import (
    count_words,
    did_you_mean,
    distance,
    file_slug,
    fold,
    kebab,
    nearest,
    storable,
    title_of_slug,
    trim,
)


@pytest.mark.parametrize(
    ("title", "slug"),
    [("Won't", "won-t"), ("5.1 Your default…", "5-1-your-default"), ("--a--", "a"), ("É", ""), ("A  B", "a-b")],
)
def test_a_submodules_slug_replaces(title: str, slug: str) -> None:
    assert kebab(title) == slug


@pytest.mark.parametrize(
    ("stem", "slug"),
    [
        ("Won't", "wont"),
        ("A - B", "a-b"),
        ("5.1 x", "51-x"),
        ("É", "untitled"),
        ("\u00a0a\u2003b ", "a-b"),
        ("a_b", "ab"),
    ],
)
def test_a_lenss_slug_deletes(stem: str, slug: str) -> None:
    assert file_slug(stem) == slug


def test_a_title_from_a_slug() -> None:
    assert title_of_slug("it-is-51-dense") == "It Is 51 Dense"


def test_white_space_is_the_formats() -> None:
    assert trim("\ufeff\u00a0\u2028 a \x1c\t") == "a \x1c"
    assert count_words("a\u2028b\u00a0c\x1fd  e\n") == 4


def test_folding_keeps_every_place() -> None:
    assert fold("İSTANBUL Σς") == "İstanbul σσ"


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(max_size=8), st.text(max_size=8))
def test_distance_is_one(one: str, other: str) -> None:
    assert distance(one, other, 9) == distance(other, one, 9)
    assert (distance(one, other, 9) == 0) == (one == other)
    assert distance(one, other, 2) == min(distance(one, other, 9), 3)
    assert abs(len(one) - len(other)) <= distance(one, other, 9) <= max(len(one), len(other))


def test_suggestions_are_near_and_never_the_same() -> None:
    assert nearest("text", ["test", "text", "next", "chat"], 2) == ["next", "test"]
    assert did_you_mean("titel", frozenset({"title", "tldr"})) == "did you mean “title”?"
    assert did_you_mean("colour", frozenset({"title"})) == ""


def test_what_no_database_stores_is_replaced() -> None:
    assert storable("a\0b\ud800c\ud83d\ude00") == "a\ufffdb\ufffdc\U0001f600"
