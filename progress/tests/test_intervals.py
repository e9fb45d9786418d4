"""Days begin and end where the learner lives, whatever their clocks do; checked second by second."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from content.tests.publishing import published
from content.tests.vault.build import CLAY, VALID
from progress.beats import Beat
from progress.intervals import Interval, by_local_day, gaps, latest, length, moment, second
from progress.models import Learner, StudySpan
from progress.services.study_time import record_beats
from progress.tests.people import ada, learner_of, ping

ZONES = {
    "America/New_York": datetime(2026, 11, 1, 6, 0, tzinfo=UTC),
    "America/Sao_Paulo": datetime(2018, 2, 18, 2, 0, tzinfo=UTC),
    "America/Havana": datetime(2026, 3, 8, 5, 0, tzinfo=UTC),
    "Asia/Beirut": datetime(2026, 3, 28, 22, 0, tzinfo=UTC),
    "Asia/Kolkata": datetime(2026, 3, 2, 18, 30, tzinfo=UTC),
    "Australia/Lord_Howe": datetime(2026, 4, 4, 15, 0, tzinfo=UTC),
    "Pacific/Apia": datetime(2011, 12, 30, 10, 0, tzinfo=UTC),
    "Pacific/Kiritimati": datetime(2026, 1, 1, 10, 0, tzinfo=UTC),
    "Pacific/Kwajalein": datetime(1993, 8, 21, 12, 0, tzinfo=UTC),
}
"""Zones with a moment each at which something happens to their clocks or days."""

SMALL = st.integers(0, 60)
INTERVAL = st.tuples(SMALL, SMALL).map(lambda ends: (min(ends), max(ends)))


def seconds_of(intervals: list[Interval]) -> set[int]:
    return {one for low, high in intervals for one in range(low, high)}


@example((0, 20), [(5, 10), (8, 12)])
@given(INTERVAL, st.lists(INTERVAL, max_size=6))
def test_gaps_are_the_seconds_that_nothing_covers(wanted: Interval, covered: list[Interval]) -> None:
    left = gaps(wanted, covered)
    assert seconds_of(left) == set(range(*wanted)) - seconds_of(covered)
    assert length(left) == len(seconds_of(left))
    assert left == sorted(left)


@example((0, 20), [(5, 10)], 3)
@example((0, 20), [(5, 10)], 12)
@given(INTERVAL, st.lists(INTERVAL, max_size=6), SMALL)
def test_the_latest_seconds_are_the_last_of_all(wanted: Interval, covered: list[Interval], number: int) -> None:
    free = gaps(wanted, covered)
    every = sorted(seconds_of(free))
    assert sorted(seconds_of(latest(free, number))) == every[max(0, len(every) - number) :]


@settings(max_examples=300)
@given(st.sampled_from(sorted(ZONES)), st.integers(-2 * 3600, 2 * 3600), st.integers(0, 300))
def test_every_second_lies_in_the_day_that_its_clock_shows(name: str, offset: int, number: int) -> None:
    zone = ZoneInfo(name)
    start = second(ZONES[name]) + offset
    pieces = list(by_local_day((start, start + number), zone))
    dated = {one: day for day, (low, high) in pieces for one in range(low, high)}
    assert dated == {one: datetime.fromtimestamp(one, zone).date() for one in range(start, start + number)}
    assert [low for _, (low, _) in pieces[1:]] == [high for _, (_, high) in pieces[:-1]]


@settings(max_examples=100)
@given(st.sampled_from(sorted(ZONES)), st.integers(0, 2**31), st.integers(1, 4))
def test_whole_days_meet_without_a_gap(name: str, start: int, days: int) -> None:
    zone = ZoneInfo(name)
    end = start + days * 86_400
    pieces = list(by_local_day((start, end), zone))
    assert (pieces[0][1][0], pieces[-1][1][1]) == (start, end)
    assert [low for _, (low, _) in pieces[1:]] == [high for _, (_, high) in pieces[:-1]]
    for day, (low, high) in pieces:
        assert {datetime.fromtimestamp(one, zone).date() for one in (low, high - 1)} == {day}


@given(st.integers(-7200, 7200), st.integers(1, 7200))
def test_clocks_set_back_over_midnight_lose_nothing(offset: int, number: int) -> None:
    zone = ZoneInfo("America/St_Johns")  # from 00:01 to 23:01 of the day before, until 2010
    start = second(datetime(2010, 11, 7, 2, 31, tzinfo=UTC)) + offset
    pieces = list(by_local_day((start, start + number), zone))
    assert length(piece for _, piece in pieces) == number
    assert [day for day, _ in pieces] == [datetime.fromtimestamp(low, zone).date() for _, (low, _) in pieces]


def test_a_day_that_never_was_has_no_seconds() -> None:
    zone = ZoneInfo("Pacific/Apia")
    skipped = second(ZONES["Pacific/Apia"])
    days = [(day, high - low) for day, (low, high) in by_local_day((skipped - 60, skipped + 60), zone)]
    assert days == [(date(2011, 12, 29), 60), (date(2011, 12, 31), 60)]


@given(st.floats(0, 2**33))
def test_a_moment_lies_in_its_second(stamp: float) -> None:
    when = datetime.fromtimestamp(stamp, UTC)
    assert moment(second(when)) <= when < moment(second(when) + 1)


MIDNIGHT = datetime(2026, 3, 2, 18, 30, tzinfo=UTC)
"""In Kolkata."""


def studied(start: int, end: int) -> None:
    """So many seconds from the midnight of Kolkata."""
    ended = MIDNIGHT + timedelta(seconds=end)
    beat = Beat(content_id=UUID(CLAY), started_at=MIDNIGHT + timedelta(seconds=start), ended_at=ended)
    record_beats(ada(), [beat], ended)


def days() -> list[tuple[date, int]]:
    found = StudySpan.objects.order_by("started_at")
    return [(span.on, int((span.ended_at - span.started_at).total_seconds())) for span in found]


def moved_to(zone: str) -> None:
    Learner.objects.filter(pk=learner_of(ada()).pk).update(timezone=zone)


@pytest.mark.django_db
def test_what_was_recorded_keeps_its_day_when_the_learner_moves() -> None:
    published(VALID)
    record_beats(ada(), [ping(CLAY)], MIDNIGHT - timedelta(days=1))
    studied(-100, -40)
    assert days() == [(date(2026, 3, 2), 60)]
    moved_to("Pacific/Kiritimati")
    studied(-40, 20)
    assert days() == [(date(2026, 3, 2), 60), (date(2026, 3, 3), 60)]
    moved_to("America/New_York")
    studied(20, 80)
    studied(-100, 80)
    assert days() == [(date(2026, 3, 2), 60), (date(2026, 3, 3), 60), (date(2026, 3, 2), 60)]


@pytest.mark.django_db
def test_a_visit_over_midnight_goes_on_in_the_new_day() -> None:
    published(VALID)
    record_beats(ada(), [ping(CLAY)], MIDNIGHT - timedelta(days=1))
    moved_to("Asia/Kolkata")
    for start in (-90, -30, 30):
        studied(start, start + 60)
    assert days() == [(date(2026, 3, 2), 90), (date(2026, 3, 3), 90)]


@pytest.mark.django_db
def test_a_visit_through_a_day_that_never_was() -> None:
    published(VALID)
    skipped = ZONES["Pacific/Apia"]
    record_beats(ada(), [ping(CLAY)], skipped - timedelta(days=1))
    moved_to("Pacific/Apia")
    ended = skipped + timedelta(seconds=30)
    beat = Beat(content_id=UUID(CLAY), started_at=skipped - timedelta(seconds=30), ended_at=ended)
    record_beats(ada(), [beat], ended)
    assert days() == [(date(2011, 12, 29), 30), (date(2011, 12, 31), 30)]
