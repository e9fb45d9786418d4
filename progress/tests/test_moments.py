"""Dates as people say them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from progress.moments import day, moment

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (datetime(2026, 3, 2, 8, 5, tzinfo=UTC), "today"),
        (datetime(2026, 3, 1, 23, 59, tzinfo=UTC), "yesterday"),
        (datetime(2026, 2, 28, 8, 0, tzinfo=UTC), "on 28 February"),
        (datetime(2025, 12, 31, 8, 0, tzinfo=UTC), "on 31 December 2025"),
    ],
)
def test_days(at: datetime, said: str) -> None:
    assert day(at, UTC, NOW) == said


def test_a_day_is_one_of_the_zone() -> None:
    late = datetime(2026, 3, 1, 20, 0, tzinfo=UTC)
    assert [day(late, ZoneInfo(name), NOW) for name in ("Asia/Tokyo", "America/Lima")] == ["today", "yesterday"]


def test_the_hour_matters_today() -> None:
    assert moment(datetime(2026, 3, 2, 8, 5, tzinfo=UTC), ZoneInfo("Europe/Berlin"), NOW) == "today at 09:05"
    assert moment(datetime(2026, 3, 1, 8, 5, tzinfo=UTC), UTC, NOW) == "yesterday"
