"""After signing in, the account is as if one learner had done it all."""

from datetime import timedelta
from itertools import permutations
from uuid import UUID

import pytest
from django.contrib.auth.models import User

from content.tests.publishing import published
from content.tests.vault.build import CLAY, COURSE, MODULE, OUTCOME, SAND, TEST, VALID
from progress.enums import ContentType
from progress.exceptions import TokenUsedUp
from progress.identity import Identity
from progress.models import ClaimReceipt, ContentProgress, Learner, StudySpan
from progress.services.claim import claim, undo_claim
from progress.services.completion import complete_content
from progress.services.learners import find_learner
from progress.services.study_time import record_beats
from progress.tests.people import ada, at, interval, learner_of, nameless, spans, total

pytestmark = pytest.mark.django_db

LENS, TEST_TYPE = ContentType.LENS, ContentType.TEST
Row = tuple[str, int, int | None, float | None]


def user() -> User:
    found = ada().user
    assert found is not None
    return found


def token(identity: Identity) -> UUID:
    assert identity.token is not None
    return identity.token


def rows(identity: Identity) -> dict[str, Row]:
    return {
        str(row.content_id): (
            row.content_type,
            row.total_time_spent_s,
            row.time_to_complete_s,
            (row.completed_at - at(0)).total_seconds() if row.completed_at else None,
        )
        for row in ContentProgress.objects.filter(learner=learner_of(identity))
    }


def test_a_new_account_has_all_that_the_browser_had() -> None:
    published(VALID)
    browser = nameless()
    record_beats(browser, [interval(CLAY, 0, 60)], at(60))
    complete_content(browser, UUID(CLAY), LENS, at(61))
    had = rows(browser)
    receipt = claim(user(), token(browser), at(100))
    assert receipt is not None
    assert (receipt.records, receipt.completed, receipt.seconds) == (3, 1, 60)
    assert rows(ada()) == had
    assert spans(ada()) == [(0, 60, CLAY)]
    assert find_learner(browser) is None


def test_times_are_added_and_the_earlier_completion_counts_with_its_own_time() -> None:
    published(VALID)
    browser = nameless()
    record_beats(ada(), [interval(CLAY, 0, 60)], at(60))
    complete_content(ada(), UUID(CLAY), LENS, at(90))
    record_beats(browser, [interval(CLAY, 0, 30)], at(60))
    complete_content(browser, UUID(CLAY), LENS, at(70))
    claim(user(), token(browser), at(100))
    assert rows(ada())[CLAY] == ("lens", 90, 30, 70)
    assert StudySpan.objects.filter(learner=learner_of(ada())).count() == 2


def test_the_union_completes_what_neither_had_completed() -> None:
    published(VALID)
    browser = nameless()
    complete_content(browser, UUID(CLAY), LENS, at(10))
    complete_content(ada(), UUID(TEST), TEST_TYPE, at(20))
    claim(user(), token(browser), at(100))
    stamped = {key: row[3] for key, row in rows(ada()).items()}
    assert stamped == {CLAY: 10, TEST: 20, OUTCOME: 20, MODULE: 20, COURSE: 20}


def test_twice_changes_nothing() -> None:
    published(VALID)
    browser = nameless()
    record_beats(browser, [interval(CLAY, 0, 60)], at(60))
    claim(user(), token(browser), at(100))
    before = rows(ada())
    assert claim(user(), token(browser), at(200)) is None
    assert rows(ada()) == before
    assert ClaimReceipt.objects.count() == 1


def test_several_browsers_in_any_order_make_the_same_account() -> None:
    published(VALID)
    found = []
    for order in permutations(range(3)):
        Learner.objects.all().delete()
        browsers = [nameless() for _ in range(3)]
        record_beats(browsers[0], [interval(CLAY, 0, 60)], at(60))
        complete_content(browsers[1], UUID(CLAY), LENS, at(30))
        record_beats(browsers[2], [interval(CLAY, 10, 20), interval(SAND, 20, 40)], at(60))
        complete_content(browsers[2], UUID(CLAY), LENS, at(30))
        complete_content(browsers[0], UUID(TEST), TEST_TYPE, at(50))
        for place, number in enumerate(order):
            claim(user(), token(browsers[number]), at(100 + place))
        found.append(rows(ada()))
    assert all(one == found[0] for one in found)
    assert found[0][CLAY] == ("lens", 70, 0, 30)


def test_what_the_browser_still_sends_follows_for_a_day() -> None:
    published(VALID)
    browser = nameless()
    record_beats(browser, [interval(CLAY, 0, 60)], at(60))
    claim(user(), token(browser), at(100))
    record_beats(browser, [interval(CLAY, 60, 90)], at(110))
    assert total(ada(), CLAY) == 90
    with pytest.raises(TokenUsedUp):
        record_beats(browser, [interval(CLAY, 200, 230)], at(100) + timedelta(hours=24, seconds=1))


def test_a_token_that_did_nothing_claims_nothing() -> None:
    assert claim(user(), token(nameless()), at(0)) is None
    assert Learner.objects.count() == 0


@pytest.mark.parametrize("account_first", [True, False])
def test_undoing_gives_both_sides_back_what_they_had(account_first: bool) -> None:
    published(VALID)
    browser = nameless()
    if account_first:
        record_beats(ada(), [interval(CLAY, 0, 60)], at(60))
        complete_content(ada(), UUID(TEST), TEST_TYPE, at(95))
    record_beats(browser, [interval(CLAY, 70, 90), interval(SAND, 90, 95)], at(95))
    complete_content(browser, UUID(CLAY), LENS, at(96))
    had, had_spans = rows(browser), spans(browser)
    own = rows(ada()) if account_first else {}
    receipt = claim(user(), token(browser), at(100))
    assert receipt is not None
    undo_claim(user(), receipt.pk, at(120))
    assert rows(browser) == had
    assert spans(browser) == had_spans
    assert rows(ada()) == own
    assert claim(user(), token(browser), at(130)) is not None


def test_undoing_keeps_what_the_account_did_since() -> None:
    published(VALID)
    browser = nameless()
    record_beats(ada(), [interval(CLAY, 0, 10)], at(10))
    record_beats(browser, [interval(CLAY, 10, 30)], at(30))
    receipt = claim(user(), token(browser), at(40))
    assert receipt is not None
    record_beats(ada(), [interval(CLAY, 40, 45)], at(45))
    undo_claim(user(), receipt.pk, at(50))
    assert (total(ada(), CLAY), total(browser, CLAY)) == (15, 20)


def test_nobody_undoes_the_claim_of_another() -> None:
    published(VALID)
    browser = nameless()
    record_beats(browser, [interval(CLAY, 0, 60)], at(60))
    receipt = claim(user(), token(browser), at(100))
    assert receipt is not None
    mallory = User.objects.create(username="mallory")
    with pytest.raises(ClaimReceipt.DoesNotExist):
        undo_claim(mallory, receipt.pk, at(110))
