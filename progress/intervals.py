"""Stretches of time in whole seconds since 1970: what is covered, what is left, where a day ends. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

Interval = tuple[int, int]
"""From the first second (included) to the last (excluded)."""


def gaps(wanted: Interval, covered: Iterable[Interval]) -> list[Interval]:
    """What of `wanted` none of the covered intervals holds, in order."""
    start, end = wanted
    left: list[Interval] = []
    for low, high in sorted(covered):
        if high <= start:
            continue
        if low >= end:
            break
        if low > start:
            left.append((start, low))
        start = max(start, high)
    if start < end:
        left.append((start, end))
    return left


def latest(free: Sequence[Interval], seconds: int) -> list[Interval]:
    """The last `seconds` seconds of the free intervals, in order."""
    taken: list[Interval] = []
    for low, high in reversed(free):
        if seconds <= 0:
            break
        start = max(low, high - seconds)
        taken.append((start, high))
        seconds -= high - start
    return taken[::-1]


def length(intervals: Iterable[Interval]) -> int:
    """The seconds in all of them, for intervals that do not overlap."""
    return sum(high - low for low, high in intervals)


def by_local_day(interval: Interval, zone: ZoneInfo) -> Iterator[tuple[date, Interval]]:
    """The interval cut at every midnight of the zone, with the local date of each piece."""
    start, end = interval
    while start < end:
        day = datetime.fromtimestamp(start, zone).date()
        stop = min(end, _midnight_after(start, day, zone))
        yield day, (start, stop)
        start = stop


def _midnight_after(start: int, day: date, zone: ZoneInfo) -> int:
    """The next midnight; where clocks are set back over midnight there are two, and the day goes on after the first."""
    following = datetime.combine(day + timedelta(days=1), time(), zone)
    first = int(following.timestamp())
    return first if first > start else int(following.replace(fold=1).timestamp())


def second(moment: datetime) -> int:
    """The whole second that a moment lies in."""
    return int(moment.timestamp() // 1)


def moment(seconds: int) -> datetime:
    """The beginning of a second."""
    return datetime.fromtimestamp(seconds, UTC)
