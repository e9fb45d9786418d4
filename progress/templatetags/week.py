"""The week as piles of stones."""

from collections.abc import Sequence
from datetime import date
from itertools import count

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from progress.queries.week import Day
from progress.templatetags.durations import duration

register = template.Library()

HIGHEST = 7
"""As many stones as find room over one another."""
SIZES = (10, 20, 30, 60, 120, 240)
"""What a stone may stand for, in minutes."""
WIDTH, HEIGHT, FLOOR, STEP = 46, 116, 87, 11.6
PEBBLES = (
    "M15 1.2C14.5 2.4 12.5 3.7 9.4 4.3 6.3 4.9.2 5-3.5 4.8-7.2 4.5-11 4-12.8 3.1-14.7 2.1-15.2.1-14.7-1.2-14.1-2.5"
    "-12.6-3.8-9.6-4.5-6.5-5.2-.1-5.5 3.5-5.2 7.1-5 10-4.1 11.9-3 13.9-1.8 15.6-.1 15-1.2z",
    "M14.5.6C14 1.8 11.8 3 8.9 3.7 6.1 4.4 1.1 5-2.6 5-6.3 5-11 4.5-13.2 3.5-15.4 2.6-15.9.7-15.5-.6-15.2-1.9-13.7-3.3"
    "-11-4.1-8.2-4.8-2.8-5.2 1-5.1 4.7-5 9.3-4.7 11.5-3.7 13.8-2.8 14.9-.6 14.5.6z",
    "M14.6-.5C14.7.8 12.7 2.5 10.3 3.4 7.9 4.3 4 4.8.3 4.9-3.4 4.9-9.1 4.7-11.8 3.9-14.6 3.2-16 1.7-16.2.4-16.3-.8-15"
    "-2.8-12.7-3.7-10.4-4.6-6-4.9-2.3-5 1.5-5.1 6.9-4.9 9.8-4.1 12.6-3.4 14.5-1.7 14.6-.5z",
)


@register.simple_tag
def week_chart(days: Sequence[Day], today: date) -> SafeString:
    """One pile a day, from Monday to Sunday; the title of the whole and of each day say the numbers."""
    stone = stone_minutes(days)
    piles = format_html_join(
        "", "{}", ((_pile(day, place, stone, today=day.on == today),) for place, day in enumerate(days))
    )
    return format_html(
        '<svg class="chart" viewBox="0 0 320 {}" role="img" aria-labelledby="week-chart">'
        '<title id="week-chart">{}</title><path class="base" d="M0 93.5h320"/>{}</svg>',
        HEIGHT,
        _told(days),
        piles,
    )


@register.simple_tag
def stone_minutes(days: Sequence[Day]) -> int:
    """What a stone stands for: ten minutes, and more in a week with a day that is too high for that."""
    highest = max((day.seconds // 60 for day in days), default=0)
    return next((size for size in SIZES if highest <= size * HIGHEST), SIZES[-1])


def _pile(day: Day, place: int, stone: int, *, today: bool) -> SafeString:
    middle = 22 + place * WIDTH
    return format_html(
        '<g><title>{}: {}</title>{}<text x="{}" y="110" text-anchor="middle">{}</text></g>',
        date_format(day.on, "l j F"),
        duration(day.seconds // 60),
        _stones(day.seconds / 60 / stone, middle, place, "pile pile--today" if today else "pile"),
        middle,
        date_format(day.on, "D"),
    )


def _stones(amount: float, middle: float, place: int, name: str) -> SafeString:
    """Whole stones, and on top a smaller one for the rest."""
    whole, rest = divmod(amount, 1)
    sizes = [1.0] * int(whole) + ([0.45 + rest / 2] if rest * 6 >= 1 else [])
    return format_html_join(
        "",
        '<path class="{}" transform="translate({} {}) scale({})" d="{}"/>',
        (
            (name, middle + (-1) ** (place + number) * 1.4, round(FLOOR - number * STEP, 1), round(size, 2), pebble)
            for number, size, pebble in zip(count(), sizes, _pebbles(place, len(sizes)))
        ),
    )


def _pebbles(place: int, number: int) -> list[str]:
    return [PEBBLES[(place + index) % len(PEBBLES)] for index in range(number)]


def _told(days: Sequence[Day]) -> str:
    said = ", ".join(f"{date_format(day.on, 'D')} {day.seconds // 60}" for day in days if day.seconds >= 60)
    return f"Minutes by day: {said}" if said else "No study time this week"
