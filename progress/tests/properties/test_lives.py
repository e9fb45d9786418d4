"""Any lives of any learners while their course is rewritten: nothing lost, nothing twice, every stamp exact."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from content.models import Revision
from content.services.importing import import_vault
from progress.beats import Beat
from progress.enums import LEAVES as LEAF_TYPES
from progress.enums import ContentType
from progress.identity import Identity
from progress.intervals import second
from progress.models import ContentProgress, Learner, StudySpan
from progress.services.claim import claim
from progress.services.completion import complete_content, undo_completion
from progress.services.study_time import record_beats
from progress.services.verification import verify
from progress.tests.people import NOON
from progress.tests.properties.oracle import Life, key_of
from progress.tests.properties.plans import EVERYTHING, FIRST, LEAVES, PART_A, PLANS, SECOND, TEST, Plan, understood

WHO = st.integers(0, 3)
LEAF = st.sampled_from(LEAVES)
MODULE = st.sampled_from([None, FIRST, SECOND, PART_A])
HALF_SECONDS = st.integers(0, 1200).map(lambda halves: halves / 2)
STRETCH = st.tuples(LEAF, MODULE, HALF_SECONDS, HALF_SECONDS)


class Lives(RuleBasedStateMachine):
    """An account (number 0) and three browsers; a claimed browser goes on sending, to the account."""

    def __init__(self) -> None:
        super().__init__()
        self.undo_all = transaction.atomic()
        self.undo_all.__enter__()
        self.user = User.objects.create(username=f"ada {uuid4()}")
        self.identities = [Identity(user=self.user), *(Identity(token=uuid4()) for _ in range(3))]
        self.lives = {number: Life() for number in range(4)}
        self.owner = dict.fromkeys(range(4))
        self.now = NOON
        self.sent: list[tuple[int, list[Beat]]] = []

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undo_all.__exit__(None, None, None)

    def life(self, who: int) -> Life:
        """The learner whose life this browser's acts belong to."""
        return self.lives[0 if self.owner[who] is not None else who]

    def identity(self, who: int) -> Identity:
        return self.identities[who]

    @initialize(plan=PLANS)
    def begin(self, plan: Plan) -> None:
        """Everything was in the vault once, so that nothing is unknown to it."""
        self.publish(EVERYTHING)
        self.publish(replace(EVERYTHING, replaces=True))
        self.publish(plan)

    @rule(plan=PLANS)
    def publish(self, plan: Plan) -> None:
        """Between two acts; the learner's clock stands at a moment of its own."""
        self.now += timedelta(seconds=1)
        revision = import_vault(understood(plan), origin="hypothesis", to_publish=True).revision
        moment = self.now + timedelta(microseconds=uuid4().int % 1_000_000)
        Revision.objects.filter(pk=revision.pk).update(published_at=moment)
        self.plan = plan
        self.now += timedelta(seconds=1)

    @rule(seconds=st.integers(1, 400))
    def wait(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @rule(who=WHO, stretches=st.lists(STRETCH, min_size=1, max_size=3))
    def study(self, who: int, stretches: list[tuple[UUID, UUID | None, float, float]]) -> None:
        """Beats of one request: each ended some time ago, after some time."""
        beats = []
        for leaf, module, ago, length in stretches:
            ended = self.now - timedelta(seconds=ago)
            began = ended - timedelta(seconds=length)
            beats.append(Beat(content_id=leaf, module_id=module, started_at=began, ended_at=ended, sent_at=self.now))
        self.send(who, beats)

    @precondition(lambda self: self.sent)
    @rule(data=st.data())
    def repeat(self, data: st.DataObject) -> None:
        """The same bytes again, however much later, perhaps after what was sent since."""
        self.send(*data.draw(st.sampled_from(self.sent)))

    def send(self, who: int, beats: list[Beat]) -> None:
        record_beats(self.identity(who), beats, self.now)
        self.sent.append((who, beats))
        for beat in beats:
            assert beat.started_at is not None
            assert beat.ended_at is not None
            end = min(second(beat.ended_at), second(self.now))
            start = max(second(beat.started_at), end - 300)
            self.life(who).spend(range(start, end), key_of(beat.content_id, beat.module_id, self.plan))

    @rule(who=WHO, leaf=LEAF, module=MODULE, seconds=st.integers(0, 500))
    def study_for(self, who: int, leaf: UUID, module: UUID | None, seconds: int) -> None:
        record_beats(self.identity(who), [Beat(content_id=leaf, module_id=module, time_delta_s=seconds)], self.now)
        now = second(self.now)
        self.life(who).spend_latest(range(now - 300, now), min(seconds, 300), key_of(leaf, module, self.plan))

    @rule(who=WHO, leaf=LEAF, module=MODULE)
    def ping(self, who: int, leaf: UUID, module: UUID | None) -> None:
        """What a ping brings is taken from the spans: it lies in the last 90 s, and no second of it counted before."""
        before = self.stored_seconds(who)
        record_beats(self.identity(who), [Beat(content_id=leaf, module_id=module)], self.now)
        new = self.stored_seconds(who) - before
        now = second(self.now)
        assert new <= set(range(now - 90, now)) - self.life(who).covered
        self.life(who).spend(sorted(new), key_of(leaf, module, self.plan))

    def stored_seconds(self, who: int) -> set[int]:
        learner = self.learner(0 if self.owner[who] is not None else who)
        spans = StudySpan.objects.filter(learner=learner)
        return {one for span in spans for one in range(second(span.started_at), second(span.ended_at))}

    @rule(who=WHO, leaf=LEAF)
    def complete(self, who: int, leaf: UUID) -> None:
        self.now += timedelta(seconds=1)
        kind = ContentType.TEST if leaf == TEST else ContentType.LENS
        complete_content(self.identity(who), leaf, kind, self.now)
        self.life(who).complete(leaf, self.plan, self.now)

    @precondition(lambda self: any(set(LEAVES) & set(life.stamps) for life in self.lives.values()))
    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        self.now += timedelta(seconds=1)
        done = [(who, leaf) for who in self.lives for leaf in LEAVES if leaf in self.life(who).stamps]
        who, leaf = data.draw(st.sampled_from(done))
        undo_completion(self.identity(who), leaf, self.now)
        self.life(who).undo(leaf, self.plan)

    @rule(who=st.integers(1, 3))
    def claim(self, who: int) -> None:
        """Also again, and of browsers that did nothing."""
        self.now += timedelta(seconds=1)
        token = self.identity(who).token
        assert token is not None
        receipt = claim(self.user, token, self.now)
        assert (receipt is None) == (self.owner[who] is not None or self.learner(who) is None)
        if receipt is not None:
            self.owner[who] = 0
            self.lives[0].claim(self.lives.pop(who), self.plan)

    def learner(self, who: int) -> Learner | None:
        identity = self.identity(who)
        rows = (
            Learner.objects.filter(user=identity.user)
            if identity.user
            else Learner.objects.filter(anonymous_token=identity.token)
        )
        return rows.first()

    @invariant()
    def everything_is_as_worked_out(self) -> None:
        for who, life in self.lives.items():
            rows = {row.content_id: row for row in ContentProgress.objects.filter(learner=self.learner(who))}
            assert {key: row.total_time_spent_s for key, row in rows.items() if row.total_time_spent_s} == life.totals()
            assert {key: row.completed_at for key, row in rows.items() if row.completed_at} == life.stamps
            leaves = [row.total_time_spent_s for row in rows.values() if row.content_type in LEAF_TYPES]
            assert sum(leaves) == len(life.seconds)
            assert who == 0 or len(life.seconds) == len(life.covered)

    @invariant()
    def it_can_be_proved(self) -> None:
        learners = Learner.objects.all()
        assert [str(one) for batch in verify(learners) for one in batch] == []
        strict = sum(len(batch) for batch in verify(learners, strict=True))
        assert strict == sum(len(life.due(self.plan)) for life in self.lives.values())


@pytest.mark.django_db
def test_lives() -> None:
    run_state_machine_as_test(Lives, settings=settings(max_examples=40, stateful_step_count=25, deadline=None))
