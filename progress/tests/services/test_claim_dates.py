"""The date of an earned completion never moves later, and undoing a claim gives everything back."""

from datetime import datetime
from uuid import UUID

import pytest

from content.tests.publishing import published
from content.tests.vault.build import CLAY, COURSE, MODULE, MODULE_FILE, OUTCOME, SAND, TEST, VALID, changed, edit
from progress.enums import ContentType
from progress.identity import Identity
from progress.models import ContentProgress
from progress.services.claim import claim, undo_claim
from progress.services.completion import complete_content
from progress.services.study_time import record_beats
from progress.tests.people import ada, at, interval, learner_of, nameless, ping

pytestmark = pytest.mark.django_db

REQUIRED = ((CLAY, ContentType.LENS), (TEST, ContentType.TEST))


def stamps(identity: Identity) -> dict[str, datetime | None]:
    rows = ContentProgress.objects.filter(learner=learner_of(identity), completed_at__isnull=False)
    return {str(row.content_id): row.completed_at for row in rows}


def claimed(browser: Identity, when: float) -> int:
    user = ada().user
    assert user is not None
    assert browser.token is not None
    receipt = claim(user, browser.token, at(when))
    assert receipt is not None
    return receipt.pk


def taken_back(receipt: int, when: float) -> None:
    user = ada().user
    assert user is not None
    undo_claim(user, receipt, at(when))


def test_what_was_earned_when_less_was_required_keeps_its_date() -> None:
    published(VALID)
    for leaf, kind in REQUIRED:
        complete_content(ada(), UUID(leaf), kind, at(20))
    published(changed(edit(MODULE_FILE, "optional:: true\n", "")))
    browser = nameless()
    complete_content(browser, UUID(SAND), ContentType.LENS, at(50))
    receipt = claimed(browser, 100)
    earned = {CLAY: at(20), TEST: at(20), OUTCOME: at(20), MODULE: at(20), COURSE: at(20)}
    assert stamps(ada()) == {**earned, SAND: at(50)}
    taken_back(receipt, 110)
    assert stamps(ada()) == earned


def test_a_browsers_earlier_module_gives_the_account_its_date_until_it_is_taken_back() -> None:
    published(VALID)
    browser = nameless()
    record_beats(ada(), [ping(CLAY)], at(0))
    for leaf, kind in REQUIRED:
        complete_content(browser, UUID(leaf), kind, at(30))
        complete_content(ada(), UUID(leaf), kind, at(60))
    own = stamps(ada())
    receipt = claimed(browser, 100)
    assert set(stamps(ada()).values()) == {at(30)}
    taken_back(receipt, 110)
    assert stamps(ada()) == own
    assert set(stamps(browser).values()) == {at(30)}


def test_time_in_a_module_that_the_browser_finished_does_not_finish_it_for_the_account() -> None:
    published(VALID)
    browser = nameless()
    record_beats(ada(), [interval(CLAY, 0, 10)], at(10))
    for leaf, kind in REQUIRED:
        complete_content(browser, UUID(leaf), kind, at(30))
    receipt = claimed(browser, 100)
    taken_back(receipt, 110)
    assert stamps(ada()) == {}
    assert set(stamps(browser)) == {CLAY, TEST, OUTCOME, MODULE, COURSE}
