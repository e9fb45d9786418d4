"""Eight requests of one learner at once: every second, every stamp and every claim exactly once, and no deadlock."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.db.models import Sum
from django.test import Client
from django.utils.timezone import now

from content.tests.publishing import published
from content.tests.vault.build import CLAY, COURSE, MODULE, OUTCOME, SAND, TEST, VALID
from progress.models import ClaimReceipt, ContentProgress, Learner, ProgressEvent, StudySpan
from progress.tests.api.asking import Answer, person, send, signed_in, user, with_key, with_token
from progress.tests.people import total

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]

AT_ONCE = 8
ROUNDS = range(5)
Call = Callable[[], Answer]


@pytest.fixture(autouse=True)
def _garden() -> None:
    published(VALID)


def at_once(calls: Sequence[Call]) -> list[Answer]:
    """The answers to calls that begin together, each on a connection of its own."""
    gate = Barrier(len(calls))

    def one(call: Call) -> Answer:
        gate.wait()
        try:
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(one, calls))


def beat(client: Client, content: str, since: datetime, seconds: int) -> Call:
    """Seconds of study, as an interval."""
    until = since + timedelta(seconds=seconds)
    body = {"content_id": content, "started_at": since.isoformat(), "ended_at": until.isoformat()}
    return lambda: send(client, "progress/time", body)


def complete(client: Client, content: str, kind: str = "lens") -> Call:
    return lambda: send(client, "progress/complete", {"content_id": content, "content_type": kind})


def undo(client: Client, content: str) -> Call:
    return lambda: send(client, f"progress/complete/{content}", method="DELETE")


def seconds(client: Client, content: str, spent: int) -> Call:
    return lambda: send(client, "progress/time", {"content_id": content, "time_delta_s": spent})


def claim(client: Client, token: UUID) -> Call:
    return lambda: send(client, "progress/claim", {"anonymous_token": str(token)})


def clients(token: UUID) -> list[Client]:
    """As many as there are requests at once: a client is one browser."""
    return [with_token(token) for _ in range(AT_ONCE)]


def some_time_ago() -> datetime:
    return (now() - timedelta(hours=2)).replace(microsecond=0)


def seconds_of(content: str) -> int:
    return ContentProgress.objects.filter(content_id=content).aggregate(all=Sum("total_time_spent_s"))["all"] or 0


def seconds_covered() -> int:
    """The seconds that spans cover, each once."""
    spans = StudySpan.objects.values_list("started_at", "ended_at")
    return len({second for low, high in spans for second in range(int(low.timestamp()), int(high.timestamp()))})


def statuses(answers: Sequence[Answer]) -> set[int]:
    return {answer.status_code for answer in answers}


@pytest.mark.parametrize("round_", ROUNDS)
def test_different_beats_of_a_new_learner_are_all_counted(round_: int) -> None:
    start, token = some_time_ago(), uuid4()
    calls = [
        beat(client, (CLAY, SAND)[number % 2], start + timedelta(seconds=10 * number), 10)
        for number, client in enumerate(clients(token))
    ]
    assert statuses(at_once(calls)) == {204}
    assert [seconds_of(content) for content in (CLAY, SAND, OUTCOME, MODULE)] == [40, 40, 40, 80]
    assert seconds_covered() == 80


@pytest.mark.parametrize("round_", ROUNDS)
@pytest.mark.parametrize("known", [True, False])
def test_the_same_beat_counts_once(known: bool, round_: int) -> None:
    start, token = some_time_ago(), uuid4()
    if known:
        beat(with_token(token), CLAY, start - timedelta(seconds=100), 10)()
    assert statuses(at_once([beat(client, CLAY, start, 60) for client in clients(token)])) == {204}
    assert seconds_of(CLAY) == seconds_of(MODULE) == seconds_covered() == 60 + 10 * known


@pytest.mark.parametrize("round_", ROUNDS)
def test_seconds_without_a_moment_are_the_free_ones(round_: int) -> None:
    token = uuid4()
    assert statuses(at_once([seconds(client, CLAY, 30) for client in clients(token)])) == {204}
    assert seconds_of(CLAY) == seconds_covered() == 8 * 30


@pytest.mark.parametrize("round_", ROUNDS)
@pytest.mark.parametrize("known", [True, False])
def test_the_two_last_leaves_at_once_complete_everything_once(known: bool, round_: int) -> None:
    token = uuid4()
    if known:
        complete(with_token(token), SAND)()
    leaves = [(TEST, "test"), (CLAY, "lens")] * (AT_ONCE // 2)
    answers = at_once([complete(client, *leaf) for client, leaf in zip(clients(token), leaves, strict=True)])
    assert statuses(answers) == {200}
    stamps = dict(ContentProgress.objects.exclude(content_id=SAND).values_list("content_id", "completed_at"))
    assert {str(key) for key, at in stamps.items() if at} == {CLAY, TEST, OUTCOME, MODULE, COURSE}
    for content, calls_of in ((TEST, answers[::2]), (CLAY, answers[1::2])):
        assert {answer.json()["completed_at"] for answer in calls_of} == {_iso(stamps[UUID(content)])}
    assert ProgressEvent.objects.exclude(content_id=SAND).count() == 5
    newly = [one["content_id"] for answer in answers for one in answer.json()["newly_completed"]]
    assert sorted(newly) == sorted([CLAY, TEST, OUTCOME, MODULE, COURSE])


def _iso(at: datetime | None) -> str | None:
    return at.isoformat().replace("+00:00", "Z") if at else None


@pytest.mark.parametrize("round_", ROUNDS)
def test_completing_and_undoing_at_once_ends_in_one_of_the_two(round_: int) -> None:
    token = uuid4()
    complete(with_token(token), TEST, "test")()
    calls = [(complete if number % 2 else undo)(client, CLAY) for number, client in enumerate(clients(token))]
    assert statuses(at_once(calls)) <= {200, 404}
    complete_ones = set(ContentProgress.objects.filter(completed_at__isnull=False).values_list("content_id", flat=True))
    everything = {UUID(key) for key in (CLAY, TEST, OUTCOME, MODULE, COURSE)}
    assert complete_ones in ({UUID(TEST)}, everything)


@pytest.mark.parametrize("round_", ROUNDS)
def test_one_token_claimed_eight_times_at_once_moves_once(round_: int) -> None:
    token, start = uuid4(), some_time_ago()
    beat(with_token(token), CLAY, start, 60)()
    answers = at_once([claim(signed_in(), token) for _ in range(AT_ONCE)])
    assert statuses(answers) == {200}
    assert sorted(answer.json()["progress_records_claimed"] for answer in answers) == [0] * 7 + [3]
    assert (ClaimReceipt.objects.count(), total(user(), CLAY), seconds_of(MODULE)) == (1, 60, 60)


@pytest.mark.parametrize("round_", ROUNDS)
def test_eight_browsers_claimed_at_once_into_a_new_account(round_: int) -> None:
    start, tokens = some_time_ago(), [uuid4() for _ in range(AT_ONCE)]
    for number, token in enumerate(tokens):
        beat(with_token(token), CLAY, start + timedelta(seconds=30 * number), 20)()
        if number in {2, 5}:
            complete(with_token(token), *((CLAY, "lens") if number == 2 else (TEST, "test")))()
    keys = [with_key("ada") for _ in tokens]
    answers = at_once([claim(client, token) for client, token in zip(keys, tokens, strict=True)])
    assert statuses(answers) == {200}
    assert (ClaimReceipt.objects.count(), total(user(), CLAY), total(user(), MODULE)) == (8, 160, 160)
    stamped = ContentProgress.objects.filter(learner__user=user().user, completed_at__isnull=False)
    assert {str(row.content_id) for row in stamped} == {CLAY, TEST, OUTCOME, MODULE, COURSE}


@pytest.mark.parametrize("account_first", [True, False])
@pytest.mark.parametrize("round_", ROUNDS)
def test_a_claim_loses_no_beat_that_is_on_its_way(account_first: bool, round_: int) -> None:
    token, start = uuid4(), some_time_ago()
    person("ada")
    makers: list[Call] = [beat(with_key("ada"), SAND, start, 10), beat(with_token(token), CLAY, start, 10)]
    for make in makers if account_first else reversed(makers):
        make()
    calls = [beat(with_token(token), CLAY, start + timedelta(seconds=30 * number), 20) for number in (1, 2, 3)] + [
        beat(with_key("ada"), SAND, start + timedelta(seconds=30 * number), 20) for number in (5, 6)
    ]
    calls += [claim(with_key("ada"), token) for _ in range(3)]
    answers = at_once(calls)
    assert (statuses(answers[:5]), statuses(answers[5:])) == ({204}, {200})
    assert (total(user(), CLAY), total(user(), SAND), total(user(), MODULE)) == (70, 50, 120)
    assert Learner.objects.get(anonymous_token=token).merged_into == Learner.objects.get(user=user().user)
