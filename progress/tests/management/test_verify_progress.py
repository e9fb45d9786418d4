"""verify_progress is silent about what is right, and names each thing that was tampered with."""

from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from uuid import UUID

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from content.models import Revision
from content.tests.vault.build import CLAY, COURSE, MODULE, MODULE_FILE, OUTCOME, SAND, TEST, VALID, changed, edit
from progress.enums import ContentType
from progress.identity import Identity
from progress.models import ContentProgress, Learner, ProgressEvent, StudySpan
from progress.services.claim import claim, undo_claim
from progress.services.completion import complete_content, undo_completion
from progress.services.study_time import record_beats
from progress.services.verification import verify
from progress.tests.people import ada, at, interval, learner_of, nameless, publish_at

pytestmark = pytest.mark.django_db

LENS, TEST_TYPE = ContentType.LENS, ContentType.TEST
SAND_REQUIRED = changed(edit(MODULE_FILE, "optional:: true\n", ""))


def verified(**options: object) -> tuple[int, list[str]]:
    """The exit status and the lines before the closing sentence."""
    out = StringIO()
    status = 0
    try:
        call_command("verify_progress", stdout=out, **options)
    except SystemExit as stop:
        status = int(str(stop.code))
    *lines, sentence = out.getvalue().splitlines()
    wanted = "learner" in options
    number = 1 if wanted else Learner.objects.count()
    assert sentence == f"Learners: {number}. Differences: {len(lines)}."
    return status, lines


def finished(identity: Identity) -> int:
    """Somebody who did the whole course; the key of their row."""
    complete_content(identity, UUID(CLAY), LENS, at(60), beats=[interval(CLAY, 0, 60)])
    complete_content(identity, UUID(TEST), TEST_TYPE, at(120), beats=[interval(TEST, 60, 120)])
    return learner_of(identity).pk


def test_nobody_differs_in_nothing() -> None:
    assert verified() == (0, [])


def test_everything_that_can_be_done_is_clean() -> None:
    publish_at(VALID, -10)
    browser, user = nameless(), ada().user
    assert user is not None
    assert browser.token is not None
    finished(browser)
    record_beats(ada(), [interval(SAND, 0, 90)], at(100))
    complete_content(ada(), UUID(SAND), LENS, at(110))
    receipt = claim(user, browser.token, at(200))
    assert receipt is not None
    assert verified() == (0, [])
    undo_completion(ada(), UUID(CLAY), at(210))
    publish_at(SAND_REQUIRED, 220)
    complete_content(ada(), UUID(CLAY), LENS, at(230))
    assert verified() == (0, [])
    undo_claim(user, receipt.pk, at(240))
    assert verified(strict=True) == (0, [])


ROWS = ContentProgress.objects
Tampering = Callable[[], object]
CORRUPTIONS: dict[str, tuple[Tampering, list[str]]] = {
    "a total": (
        lambda: ROWS.filter(content_id=CLAY).update(total_time_spent_s=61),
        [f"{CLAY} has 61 s, and its spans have 60 s"],
    ),
    "a total of a module": (
        lambda: ROWS.filter(content_id=MODULE).update(total_time_spent_s=F("total_time_spent_s") - 1),
        [f"{MODULE} has 119 s, and its spans have 120 s"],
    ),
    "a span that is gone": (
        lambda: StudySpan.objects.filter(content_id=CLAY).delete(),
        [
            f"{MODULE} has 120 s, and its spans have 60 s",
            f"{OUTCOME} has 120 s, and its spans have 60 s",
            f"{CLAY} has 60 s, and its spans have 0 s",
        ],
    ),
    "a row that is gone": (
        lambda: ROWS.filter(content_id=OUTCOME).delete(),
        [
            f"{OUTCOME} has 0 s, and its spans have 120 s",
            f"{OUTCOME} (lo) has all it requires and is not complete",
        ],
    ),
    "spans that overlap": (
        lambda: StudySpan.objects.filter(content_id=TEST).update(
            started_at=F("started_at") - timedelta(seconds=1), ended_at=F("ended_at") - timedelta(seconds=1)
        ),
        [f"two spans overlap at {at(59).isoformat()}"],
    ),
    "a stamp that is missing": (
        lambda: ROWS.filter(content_id=MODULE).update(completed_at=None, time_to_complete_s=None),
        [f"{MODULE} (module) has all it requires and is not complete"],
    ),
    "a leaf that is stamped by hand": (
        lambda: ROWS.create(
            learner=learner_of(ada()),
            content_id=SAND,
            content_type=LENS,
            started_at=at(0),
            completed_at=at(1),
            time_to_complete_s=0,
        ),
        [f"{SAND} (lens) is complete, and nothing says why"],
    ),
    "a leaf without its stamp and its event": (
        lambda: (
            ROWS.filter(content_id=CLAY).update(completed_at=None, time_to_complete_s=None),
            ProgressEvent.objects.filter(content_id__in=[MODULE, COURSE]).delete(),
        ),
        [f"{MODULE} (module) is complete, and nothing says why"],
    ),
}


@pytest.mark.parametrize(("tamper", "expected"), CORRUPTIONS.values(), ids=list(CORRUPTIONS))
def test_each_corruption_is_found(tamper: Tampering, expected: list[str]) -> None:
    publish_at(VALID, -10)
    key = finished(ada())
    assert verified() == (0, [])
    tamper()
    assert verified() == (1, [f"learner {key}: {line}" for line in expected])


def test_only_the_learner_who_is_asked_for() -> None:
    publish_at(VALID, -10)
    one, other = finished(ada()), finished(nameless())
    ROWS.filter(learner=other, content_id=CLAY).update(total_time_spent_s=0)
    assert verified(learner=one) == (0, [])
    assert verified(learner=other)[0] == 1
    with pytest.raises(CommandError):
        call_command("verify_progress", learner=0)


def test_seconds_of_two_sides_may_overlap_after_a_claim_and_not_after_its_undoing() -> None:
    publish_at(VALID, -10)
    browser, user = nameless(), ada().user
    assert user is not None
    assert browser.token is not None
    for who in (ada(), browser):
        record_beats(who, [interval(CLAY, 0, 60)], at(60))
    receipt = claim(user, browser.token, at(70))
    assert receipt is not None
    assert verified() == (0, [])
    undo_claim(user, receipt.pk, at(80))
    assert verified() == (0, [])
    StudySpan.objects.filter(learner=learner_of(browser)).update(learner=learner_of(ada()))
    assert verified()[0] == 1


def test_what_a_publication_made_complete_waits_for_its_pass() -> None:
    publish_at(SAND_REQUIRED, -10)
    key = finished(ada())
    publish_at(VALID, 200)
    assert verified() == (0, [])
    due = [f"learner {key}: {MODULE} (module) has all it requires and is not complete"]
    assert verified(strict=True) == (1, due)


def test_what_an_act_should_have_stamped_is_no_excuse_for_a_publication() -> None:
    publish_at(VALID, -10)
    finished(ada())
    ROWS.filter(content_id=MODULE).update(completed_at=None, time_to_complete_s=None)
    Revision.objects.update(published_at=at(100))
    assert verified()[0] == 1


@pytest.mark.parametrize("number", [1, 3])
def test_a_batch_costs_the_same_for_any_number_of_learners(number: int) -> None:
    publish_at(VALID, -10)
    for name in range(number):
        finished(Identity(user=User.objects.create(username=str(name))))
    list(verify(Learner.objects.all()))
    with CaptureQueriesContext(connection) as queries:
        assert list(verify(Learner.objects.all())) == [[]]
    assert len(queries) == 8
