"""Any sequence of beats, in any order, repeated and split: the seconds are those of the union."""

import random
from itertools import pairwise
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.tests.publishing import published
from content.tests.vault.build import CLAY, MODULE, OUTCOME, SAND, VALID
from progress.beats import Beat
from progress.models import ContentProgress, StudySpan
from progress.services.study_time import record_beats
from progress.tests.people import NOON, ada, at, interval, learner_of, seconds_covered, total

pytestmark = pytest.mark.django_db

LENSES = [CLAY, SAND]
BEAT = st.tuples(st.integers(0, 1), st.integers(0, 1500), st.integers(0, 300))
settings.register_profile(
    "database", deadline=None, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@settings(settings.get_profile("database"))
@given(st.lists(BEAT, min_size=1, max_size=12), st.integers(0, 2**32), st.integers(1, 3))
def test_the_total_is_the_union_whatever_the_order(drawn: list[tuple[int, int, int]], seed: int, chunk: int) -> None:
    with transaction.atomic():
        published(VALID)
        beats = [interval(LENSES[lens], start, start + length) for lens, start, length in drawn]
        beats += random.Random(seed).sample(beats, len(beats) // 2)
        random.Random(seed).shuffle(beats)
        for start in range(0, len(beats), chunk):
            record_beats(ada(), beats[start : start + chunk], at(2000))
        union = seconds_covered((start, start + length) for _, start, length in drawn)
        assert total(ada(), CLAY) + total(ada(), SAND) == union
        check_that_totals_are_sums_of_spans_that_do_not_overlap()
        transaction.set_rollback(True)


def check_that_totals_are_sums_of_spans_that_do_not_overlap() -> None:
    found = list(StudySpan.objects.filter(learner=learner_of(ada())).order_by("started_at"))
    assert all(one.ended_at <= other.started_at for one, other in pairwise(found))
    for row in ContentProgress.objects.all():
        named = [span for span in found if row.content_id in (span.content_id, span.lo_id, span.module_id)]
        seconds = sum(int((span.ended_at - span.started_at).total_seconds()) for span in named)
        assert row.total_time_spent_s == seconds
    assert total(ada(), MODULE) == total(ada(), CLAY) + total(ada(), SAND)
    assert total(ada(), OUTCOME) == total(ada(), CLAY)


@settings(settings.get_profile("database"))
@given(st.lists(st.floats(0.05, 20), min_size=1, max_size=10))
def test_beats_that_touch_tile_without_carrying_fractions(lengths: list[float]) -> None:
    with transaction.atomic():
        published(VALID)
        start = 0.0
        for length in lengths:
            beat = Beat(content_id=UUID(CLAY), started_at=at(start), ended_at=at(start + length))
            record_beats(ada(), [beat], at(start + length))
            start += length
        assert total(ada(), CLAY) == int((at(start) - NOON).total_seconds() // 1)
        transaction.set_rollback(True)
