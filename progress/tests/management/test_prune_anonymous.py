"""Only browsers that nobody claimed and that did not come back are forgotten."""

from collections.abc import Callable
from datetime import datetime, timedelta
from io import StringIO
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from progress.beats import Beat
from progress.enums import ContentType
from progress.identity import Identity
from progress.models import ClaimReceipt, ContentProgress, Learner, StudySpan
from progress.services.claim import claim, undo_claim
from progress.services.completion import complete_content
from progress.services.pruning import prune
from progress.services.study_time import record_beats
from progress.tests.people import ada, learner_of, nameless

pytestmark = pytest.mark.django_db

LENS = UUID(int=7)
NOW = timezone.now()


def days_ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def studied(identity: Identity, when: datetime) -> Learner:
    """A learner who was there at this moment and not since."""
    beat = Beat(content_id=LENS, started_at=when - timedelta(seconds=60), ended_at=when)
    record_beats(identity, [beat], when)
    learner = learner_of(identity)
    Learner.objects.filter(pk=learner.pk).update(created_at=when)
    return learner


def pruned(**options: object) -> str:
    out = StringIO()
    call_command("prune_anonymous", stdout=out, **options)
    return out.getvalue()


def test_who_did_not_come_back_is_forgotten_with_all_that_was_theirs() -> None:
    studied(nameless(), days_ago(31))
    recent = studied(nameless(), days_ago(29))
    assert pruned(days=30) == "Forgot 1 learners without a name, unclaimed and not seen for 30 days.\n"
    assert [learner.pk for learner in Learner.objects.all()] == [recent.pk]
    assert {span.learner_id for span in StudySpan.objects.all()} == {recent.pk}
    assert ContentProgress.objects.count() == 1


def test_an_account_is_never_forgotten() -> None:
    studied(ada(), days_ago(1000))
    pruned(days=30)
    assert Learner.objects.count() == 1


@pytest.mark.parametrize("undone", [False, True])
def test_a_browser_that_was_claimed_stays(undone: bool) -> None:
    browser, user = nameless(), ada().user
    assert user is not None
    assert browser.token is not None
    studied(browser, days_ago(1000))
    receipt = claim(user, browser.token, days_ago(999))
    assert receipt is not None
    if undone:
        undo_claim(user, receipt.pk, days_ago(998))
    pruned(days=30)
    assert (Learner.objects.count(), ClaimReceipt.objects.count()) == (2, 1)


ACTS: dict[str, Callable[[Identity], object]] = {
    "an interval": lambda who: studied(who, days_ago(2)),
    "a ping": lambda who: record_beats(who, [Beat(content_id=LENS)], days_ago(2)),
    "a completion": lambda who: complete_content(who, UUID(int=8), ContentType.LENS, days_ago(2)),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=list(ACTS))
def test_every_sign_of_life_counts(act: Callable[[Identity], object]) -> None:
    browser = nameless()
    learner = studied(browser, days_ago(50))
    act(browser)
    Learner.objects.filter(pk=learner.pk).update(created_at=days_ago(50))
    pruned(days=30)
    assert Learner.objects.filter(pk=learner.pk).exists()


def test_a_dry_run_forgets_nobody() -> None:
    studied(nameless(), days_ago(50))
    said = pruned(days=30, dry_run=True)
    assert said == "Would forget 1 learners without a name, unclaimed and not seen for 30 days.\n"
    assert Learner.objects.count() == 1


def test_a_year_unless_told_otherwise_and_never_less_than_a_day() -> None:
    kept = studied(nameless(), days_ago(364))
    studied(nameless(), days_ago(366))
    pruned()
    assert [learner.pk for learner in Learner.objects.all()] == [kept.pk]
    with pytest.raises(CommandError):
        pruned(days=0)


@pytest.mark.parametrize("number", [1, 3])
def test_the_number_of_queries_is_that_of_batches(number: int) -> None:
    for _ in range(number):
        studied(nameless(), days_ago(50))
    with CaptureQueriesContext(connection) as queries:
        assert prune(days_ago(30)) == number
    asked = [query["sql"] for query in queries if "SAVEPOINT" not in query["sql"]]
    assert len(asked) == 13, asked
