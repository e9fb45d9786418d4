"""Initials."""

import pytest

from progress.templatetags.names import initials


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Ada Okafor", "AO"), ("ada", "A"), ("Ada Maria de Okafor", "AO"), ("Öde Ärlig", "ÖÄ"), ("", ""), ("  ", "")],
)
def test_at_most_two_letters(name: str, letters: str) -> None:
    assert initials(name) == letters
