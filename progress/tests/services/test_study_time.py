"""A second of a learner's life is counted at most once, in any order of arrival."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.tests.publishing import published
from content.tests.vault.build import CLAY, MODULE, OUTCOME, SAND, VALID
from progress.beats import Beat
from progress.exceptions import InvalidBeats, TooManyUnregistered
from progress.models import ContentProgress, StudySpan
from progress.services.limits import UNREGISTERED_LIMIT
from progress.services.study_time import record_beats
from progress.tests.people import ada, at, delta, interval, learner_of, ping, spans, total

pytestmark = pytest.mark.django_db


def test_a_beat_counts_for_lens_outcome_and_module() -> None:
    published(VALID)
    record_beats(ada(), [interval(CLAY, 0, 60)], at(60))
    assert [total(ada(), content) for content in (CLAY, OUTCOME, MODULE)] == [60, 60, 60]
    span = StudySpan.objects.get()
    assert (str(span.content_id), str(span.lo_id), str(span.module_id), span.on) == (
        CLAY,
        OUTCOME,
        MODULE,
        date(2026, 3, 2),
    )


def test_contiguous_beats_are_one_visit() -> None:
    published(VALID)
    for start in (0, 60, 120):
        record_beats(ada(), [interval(CLAY, start, start + 60)], at(start + 60))
    assert spans(ada()) == [(0, 180, CLAY)]
    assert total(ada(), CLAY) == 180


@pytest.mark.parametrize("again", [1, 5])
def test_a_repeated_beat_counts_once(again: int) -> None:
    published(VALID)
    for _ in range(again + 1):
        record_beats(ada(), [interval(CLAY, 0, 60)], at(60))
    assert total(ada(), CLAY) == 60


def test_two_tabs_count_once_and_the_first_to_arrive_has_the_second() -> None:
    published(VALID)
    record_beats(ada(), [interval(CLAY, 0, 60)], at(60))
    record_beats(ada(), [interval(SAND, 30, 90)], at(90))
    assert (total(ada(), CLAY), total(ada(), SAND)) == (60, 30)
    assert spans(ada()) == [(0, 60, CLAY), (60, 90, SAND)]


def test_a_late_beat_fills_its_gap() -> None:
    published(VALID)
    record_beats(ada(), [interval(CLAY, 0, 60)], at(60))
    record_beats(ada(), [interval(CLAY, 120, 180)], at(180))
    record_beats(ada(), [interval(CLAY, 30, 150)], at(200))
    assert total(ada(), CLAY) == 180
    assert spans(ada()) == [(0, 60, CLAY), (60, 120, CLAY), (120, 180, CLAY)]


def test_one_beat_brings_at_most_five_minutes() -> None:
    published(VALID)
    record_beats(ada(), [interval(CLAY, 0, 1000)], at(1000))
    assert spans(ada()) == [(700, 1000, CLAY)]


def test_nothing_from_before_yesterday() -> None:
    published(VALID)
    record_beats(ada(), [interval(CLAY, 0, 60)], at(24 * 3600 + 30))
    assert spans(ada()) == [(30, 60, CLAY)]
    record_beats(ada(), [interval(SAND, 0, 20)], at(24 * 3600 + 30))
    assert total(ada(), SAND) == 0


def test_a_clock_that_runs_ahead_is_set_back_and_one_that_lags_is_believed() -> None:
    published(VALID)
    hour = 3600
    ahead = Beat(content_id=UUID(CLAY), started_at=at(hour), ended_at=at(hour + 60), sent_at=at(hour + 60))
    record_beats(ada(), [ahead], at(60))
    assert spans(ada()) == [(0, 60, CLAY)]
    lags = Beat(content_id=UUID(SAND), started_at=at(-hour), ended_at=at(-hour + 60), sent_at=at(-hour + 60))
    record_beats(ada(), [lags], at(60))
    assert spans(ada())[0] == (-hour, -hour + 60, SAND)


@pytest.mark.parametrize(("deltas", "expected"), [([30, 30], 60), ([30] * 1000, 300), ([0], 0), ([86400], 300)])
def test_deltas_take_what_is_free_of_the_last_five_minutes(deltas: list[int], expected: int) -> None:
    published(VALID)
    for start in range(0, len(deltas), 500):
        record_beats(ada(), [delta(CLAY, seconds) for seconds in deltas[start : start + 500]], at(0))
    assert total(ada(), CLAY) == expected


def test_pings_count_the_time_between_them() -> None:
    published(VALID)
    for seconds in (0, 60, 120, 300):
        record_beats(ada(), [ping(CLAY)], at(seconds))
    assert spans(ada()) == [(0, 120, CLAY)]


def test_a_ping_for_another_content_begins_anew() -> None:
    published(VALID)
    for content, seconds in ((CLAY, 0), (SAND, 30), (CLAY, 60), (CLAY, 80)):
        record_beats(ada(), [ping(content)], at(seconds))
    assert spans(ada()) == [(60, 80, CLAY)]


def test_a_ping_after_an_interval_goes_on_from_it() -> None:
    published(VALID)
    record_beats(ada(), [interval(CLAY, 0, 60)], at(60))
    record_beats(ada(), [ping(CLAY)], at(100))
    assert spans(ada()) == [(0, 100, CLAY)]


def test_a_visit_over_midnight_is_two_spans_in_the_learners_own_days() -> None:
    published(VALID)
    record_beats(ada(), [ping(CLAY)], at(0))
    learner = learner_of(ada())
    learner.timezone = "Asia/Kolkata"
    learner.save()
    midnight = datetime(2026, 3, 2, 18, 30, tzinfo=UTC)
    beat = Beat(
        content_id=UUID(CLAY), started_at=midnight - timedelta(seconds=20), ended_at=midnight + timedelta(seconds=40)
    )
    record_beats(ada(), [beat], midnight + timedelta(seconds=40))
    assert [
        (span.on, (span.ended_at - span.started_at).seconds) for span in StudySpan.objects.order_by("started_at")
    ] == [
        (date(2026, 3, 2), 20),
        (date(2026, 3, 3), 40),
    ]
    assert total(ada(), CLAY) == 60


def test_a_container_of_the_vault_takes_no_beats() -> None:
    published(VALID)
    with pytest.raises(InvalidBeats) as refused:
        record_beats(ada(), [interval(CLAY, 0, 60), interval(MODULE, 0, 60)], at(60))
    assert {place: list(errors) for place, errors in refused.value.errors.items()} == {1: ["content_id"]}
    assert ContentProgress.objects.count() == 0


def test_what_no_vault_knows_is_recorded_with_the_parents_its_client_names() -> None:
    published(VALID)
    content, outcome, module = uuid4(), uuid4(), uuid4()
    beat = Beat(content_id=content, started_at=at(0), ended_at=at(10), lo_id=outcome, module_id=module)
    record_beats(ada(), [beat], at(10))
    rows = {row.content_id: (row.content_type, row.registered) for row in ContentProgress.objects.all()}
    assert rows == {content: ("lens", False), outcome: ("lo", False), module: ("module", False)}


def test_a_module_of_the_vault_is_no_parent_for_what_the_vault_does_not_know() -> None:
    published(VALID)
    record_beats(ada(), [interval(uuid4(), 0, 10, module=UUID(MODULE))], at(10))
    assert ContentProgress.objects.count() == 1


def test_unknown_contents_come_to_an_end() -> None:
    record_beats(ada(), [interval(uuid4(), 0, 1) for _ in range(3)], at(1))
    with pytest.raises(TooManyUnregistered):
        record_beats(ada(), [interval(uuid4(), 0, 1) for _ in range(UNREGISTERED_LIMIT)], at(1))
    assert ContentProgress.objects.count() == 3


def test_the_usual_beat_is_three_statements() -> None:
    published(VALID)
    identity = ada()
    record_beats(identity, [interval(CLAY, 0, 60)], at(60))
    record_beats(identity, [interval(CLAY, 60, 120)], at(120))
    with CaptureQueriesContext(connection) as queries:
        record_beats(identity, [interval(CLAY, 120, 180)], at(180))
    statements = [query["sql"] for query in queries if "SAVEPOINT" not in query["sql"]]
    assert len(statements) == 3, statements
    assert total(identity, CLAY) == 180
