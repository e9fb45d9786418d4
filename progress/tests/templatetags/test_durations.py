"""Minutes in words."""

import pytest

from progress.templatetags.durations import duration


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 min"), (1, "1 min"), (47, "47 min"), (60, "1 h"), (65, "1 h 5 min"), (128, "2 h 8 min")],
)
def test_hours_and_minutes(minutes: int, words: str) -> None:
    assert duration(minutes) == words
