"""Amounts in words."""

import pytest

from progress.wording import amount, moved


@pytest.mark.parametrize(
    ("lenses", "seconds", "words"),
    [
        (3, 1500, "3 lenses and 25 minutes"),
        (1, 60, "1 lens and 1 minute"),
        (0, 119, "1 minute"),
        (2, 59, "2 lenses"),
        (0, 59, "less than a minute"),
        (0, 0, "less than a minute"),
    ],
)
def test_what_is_not_there_is_not_named(lenses: int, seconds: int, words: str) -> None:
    assert amount(lenses, seconds) == words


def test_one_thing_is_and_several_are() -> None:
    assert moved(3, 1500) == "3 lenses and 25 minutes from this browser are now in your account."
    assert moved(1, 59) == "1 lens from this browser is now in your account."
    assert moved(0, 5) == "Less than a minute from this browser is now in your account."
