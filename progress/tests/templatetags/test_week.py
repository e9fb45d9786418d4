from datetime import date, timedelta

import pytest

from progress.queries.week import Day
from progress.templatetags.week import stone_minutes, week_chart

MONDAY = date(2026, 3, 2)


def days(*minutes: int) -> list[Day]:
    return [Day(MONDAY + timedelta(days=number), spent * 60) for number, spent in enumerate(minutes)]


@pytest.mark.parametrize(
    ("highest", "stone"), [(0, 10), (70, 10), (71, 20), (140, 20), (210, 30), (420, 60), (421, 120), (1440, 240)]
)
def test_a_stone_stands_for_more_in_a_week_with_a_long_day(highest: int, stone: int) -> None:
    assert stone_minutes(days(5, highest, 0)) == stone


@pytest.mark.parametrize(("minutes", "stones"), [(0, 0), (1, 0), (2, 1), (10, 1), (11, 1), (12, 2), (70, 7)])
def test_a_pile_has_a_stone_for_ten_minutes_and_a_smaller_one_for_a_part(minutes: int, stones: int) -> None:
    assert str(week_chart(days(minutes), MONDAY)).count("<path class=") == stones + 1  # and the ground


def test_the_titles_say_the_numbers() -> None:
    chart = str(week_chart(days(30, 0, 45), MONDAY + timedelta(days=2)))
    assert "Minutes by day: Mon 30, Wed 45</title>" in chart
    assert "<title>Tuesday 3 March: 0 min</title>" in chart
    assert chart.count("pile--today") == 5
    assert "No study time this week" in week_chart(days(0, 0), MONDAY)
