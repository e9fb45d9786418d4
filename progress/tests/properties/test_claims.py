"""Claims in any order make one account, and taking one back leaves both sides what they did."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from content.services.importing import import_vault
from progress.beats import Beat
from progress.enums import ContentType
from progress.identity import Identity
from progress.models import ContentProgress, Learner, StudySpan
from progress.services.claim import claim, undo_claim
from progress.services.completion import complete_content
from progress.services.study_time import record_beats
from progress.services.verification import verify
from progress.tests.people import NOON
from progress.tests.properties.plans import EVERYTHING, LEAVES, PLANS, TEST, Plan, understood

pytestmark = pytest.mark.django_db

ACT = st.tuples(st.sampled_from(LEAVES), st.integers(0, 600), st.integers(1, 120), st.booleans())
"""A leaf, when it was begun, for how long, and whether it was completed then."""
ACTS = st.lists(ACT, max_size=5)
Act = tuple[UUID, int, int, bool]
State = dict[str, object]
EXAMPLES = settings(max_examples=40, deadline=None, report_multiple_bugs=False)
LATER_S = 2000


def undone(test: Callable[[], None]) -> None:
    """Run it and take back whatever it wrote."""
    with transaction.atomic():
        test()
        transaction.set_rollback(True)


def publish(plan: Plan) -> None:
    for one in (EVERYTHING, plan):
        import_vault(understood(one), origin="hypothesis", to_publish=True)


def live(identity: Identity, acts: list[Act], after: int = 0) -> None:
    for leaf, start, length, completed in acts:
        began = NOON + timedelta(seconds=after + start)
        ended = began + timedelta(seconds=length)
        beat = Beat(content_id=leaf, started_at=began, ended_at=ended)
        record_beats(identity, [beat], NOON + timedelta(seconds=after + LATER_S))
        if completed:
            kind = ContentType.TEST if leaf == TEST else ContentType.LENS
            complete_content(identity, leaf, kind, ended)


def state_of(identity: Identity) -> State:
    """Everything of a learner but the keys of rows, and the moments that only say when a row was born."""
    token, user = identity.token, identity.user
    learner = Learner.objects.filter(user=user) if user else Learner.objects.filter(anonymous_token=token)
    rows = ContentProgress.objects.filter(learner__in=learner)
    spans = StudySpan.objects.filter(learner__in=learner).order_by("started_at", "content_id", "ended_at")
    return {
        "rows": {
            row.content_id: (row.total_time_spent_s, row.completed_at, row.time_to_complete_s)
            for row in rows
            if row.total_time_spent_s or row.completed_at
        },
        "spans": list(spans.values_list("content_id", "lo_id", "module_id", "started_at", "ended_at", "on")),
    }


def differences() -> list[str]:
    return [str(one) for batch in verify(Learner.objects.all()) for one in batch]


def somebody() -> Identity:
    return Identity(user=User.objects.create(username=str(uuid4())))


def claimed(identity: Identity, browser: Identity) -> int | None:
    assert identity.user is not None
    assert browser.token is not None
    receipt = claim(identity.user, browser.token, NOON + timedelta(seconds=LATER_S))
    return receipt.pk if receipt else None


@EXAMPLES
@given(PLANS, st.lists(ACTS, min_size=4, max_size=4), st.permutations([1, 2, 3]))
def test_any_order_makes_the_same_account(plan: Plan, lives: list[list[Act]], order: list[int]) -> None:
    def twice() -> None:
        publish(plan)
        found = []
        for sequence in ([1, 2, 3], order):
            people = [somebody(), *(Identity(token=uuid4()) for _ in range(3))]
            for one, acts in zip(people, lives, strict=True):
                live(one, acts)
            for number in sequence:
                claimed(people[0], people[number])
            found.append(state_of(people[0]))
        assert found[0] == found[1]
        assert differences() == []

    undone(twice)


@EXAMPLES
@given(PLANS, ACTS, ACTS, ACTS)
def test_a_claim_taken_back_leaves_both_sides_what_they_did(
    plan: Plan, own: list[Act], theirs: list[Act], since: list[Act]
) -> None:
    def with_and_without() -> None:
        publish(plan)
        account, browser, alone = somebody(), Identity(token=uuid4()), somebody()
        for one in (account, alone):
            live(one, own)
        live(browser, theirs)
        before = state_of(browser)
        receipt = claimed(account, browser)
        for one in (account, alone):
            live(one, since, after=LATER_S)
        if receipt is not None:
            assert account.user is not None
            undo_claim(account.user, receipt, NOON + timedelta(seconds=3 * LATER_S))
        assert state_of(browser) == before
        assert seconds_and_leaves(state_of(account)) == seconds_and_leaves(state_of(alone))
        assert differences() == []

    undone(with_and_without)


def seconds_and_leaves(state: State) -> tuple[object, dict[UUID, int]]:
    """Spans, and the time of each row: what was completed on both sides may keep the browser's date."""
    rows = state["rows"]
    assert isinstance(rows, dict)
    return state["spans"], {key: row[0] for key, row in rows.items() if row[0]}
