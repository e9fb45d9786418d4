"""For every race a lock is for: nothing lost, nothing double, no deadlock."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from random import Random
from uuid import UUID

import pytest
from django.contrib.auth.models import User

from content.tests.publishing import published
from content.tests.vault.build import CLAY, COURSE, MODULE, MODULE_FILE, OUTCOME, SAND, TEST, VALID, changed, edit
from progress.enums import ContentType, EventKind
from progress.exceptions import NoIdentity
from progress.identity import Identity
from progress.models import ClaimReceipt, ContentProgress, Learner, ProgressEvent, StudySpan
from progress.services.claim import claim
from progress.services.completion import complete_content, undo_completion
from progress.services.erasure import erase
from progress.services.pruning import prune
from progress.services.study_time import record_beats
from progress.services.verification import verify
from progress.tests.people import ada, at, interval, learner_of, nameless, ping, seconds_covered, spans
from progress.tests.racing import at_once, elsewhere, waiting_for

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]

LENS, TEST_TYPE = ContentType.LENS, ContentType.TEST
LEAVES = [(UUID(CLAY), LENS), (UUID(TEST), TEST_TYPE)]
THREADS = 8
ROUNDS = 100
Work = Callable[[], object]


def differences() -> list[str]:
    return [str(one) for batch in verify(Learner.objects.all(), strict=True) for one in batch]


def user(name: str) -> User:
    return User.objects.get_or_create(username=name)[0]


def token(identity: Identity) -> UUID:
    assert identity.token is not None
    return identity.token


def completing(identity: Identity) -> list[Work]:
    """Both leaves that the course requires, each in a tab of its own."""
    return [partial(complete_content, identity, leaf, kind, at(10)) for leaf, kind in LEAVES]


def stamps_of(learner: Learner) -> Counter[str]:
    """How often each content was completed, as its events tell."""
    events = ProgressEvent.objects.filter(learner=learner, kind=EventKind.COMPLETED)
    return Counter(str(key) for key in events.values_list("content_id", flat=True))


def test_a_second_counts_once_for_eight_threads() -> None:
    published(VALID)
    identity, random = ada(), Random(1)
    stretches = [
        [(start := random.randrange(0, 900), start + random.randrange(1, 200)) for _ in range(12)]
        for _ in range(THREADS)
    ]

    def tab(number: int) -> None:
        content = (CLAY, SAND, TEST)[number % 3]
        for low, high in stretches[number]:
            record_beats(identity, [interval(content, low, high)], at(1200))

    at_once([partial(tab, number) for number in range(THREADS)])
    union = seconds_covered(stretch for tab in stretches for stretch in tab)
    leaves = ContentProgress.objects.filter(content_type__in=[LENS, TEST_TYPE])
    assert sum(leaves.values_list("total_time_spent_s", flat=True)) == union
    assert ContentProgress.objects.get(content_id=MODULE).total_time_spent_s == union
    assert differences() == []


@pytest.mark.parametrize("new", [True, False])
def test_the_last_two_leaves_at_once_complete_the_course_once(new: bool) -> None:
    published(VALID)
    for _ in range(ROUNDS):
        identity = nameless()
        if not new:
            record_beats(identity, [ping(SAND)], at(0))
        at_once(completing(identity))
        learner = learner_of(identity)
        assert stamps_of(learner) == {CLAY: 1, TEST: 1, OUTCOME: 1, MODULE: 1, COURSE: 1}
    assert Learner.objects.count() == ROUNDS
    assert differences() == []


def test_two_tabs_that_send_the_same_beats_lengthen_one_span() -> None:
    published(VALID)
    identity = ada()
    record_beats(identity, [interval(CLAY, 0, 1)], at(1))

    def tab() -> None:
        for start in range(1, 120):
            record_beats(identity, [interval(CLAY, start, start + 1)], at(120))

    at_once([tab] * 4)
    assert spans(identity) == [(0, 120, CLAY)]
    assert differences() == []


@pytest.mark.parametrize("content", [CLAY, SAND])
def test_a_beat_that_waited_counts_from_where_the_span_ends_now(content: str) -> None:
    """PostgreSQL gives who waited for a row the row as it is now, and what was joined to it as it was."""
    published(VALID)
    record_beats(ada(), [interval(CLAY, 0, 10)], at(10))
    waiting = partial(record_beats, ada(), [interval(content, 10, 25)], at(25))
    with waiting_for(learner_of(ada()), waiting):
        record_beats(ada(), [interval(CLAY, 10, 20)], at(20))
    assert sum(high - low for low, high, _ in spans(ada())) == 25
    assert differences() == []


def test_first_beats_of_somebody_new_make_one_learner() -> None:
    """Stretches overlap, so that of several that lost the race for the first insert each has to wait for the others."""
    published(VALID)
    for number in range(10):
        identity = Identity(user=user(f"ada {number}"))
        beats = [interval((CLAY, SAND)[tab % 2], 10 * tab, 10 * tab + 30) for tab in range(THREADS)]
        at_once([partial(record_beats, identity, [beat], at(200)) for beat in beats])
        row = ContentProgress.objects.get(learner__user=identity.user, content_id=MODULE)
        assert row.total_time_spent_s == 10 * THREADS + 20
    assert Learner.objects.count() == 10
    assert differences() == []


def test_a_completion_that_waited_asks_for_what_is_published_now() -> None:
    published(changed(edit(MODULE_FILE, "optional:: true\n", "")))
    complete_content(ada(), *LEAVES[0], at(1))
    with waiting_for(learner_of(ada()), completing(ada())[1]):
        elsewhere(lambda: published(VALID))
    assert stamps_of(learner_of(ada())) == {CLAY: 1, TEST: 1, OUTCOME: 1, MODULE: 1, COURSE: 1}
    assert differences() == []


def test_completions_while_publications_pass() -> None:
    """A publication may come after the last act, and its pass has the rest to do; what is stamped was earned."""
    versions = [VALID, changed(edit(MODULE_FILE, "optional:: true\n", ""))]
    published(VALID)

    def publish_often() -> None:
        for number in range(12):
            published(versions[number % 2])

    def learn() -> None:
        for _ in range(12):
            for work in completing(nameless()):
                work()

    at_once([publish_often, learn, learn])
    assert [str(one) for batch in verify(Learner.objects.all()) for one in batch] == []
    assert Learner.objects.count() == 24


def test_a_claim_while_beats_arrive() -> None:
    published(VALID)
    for number in range(20):
        browser, account = nameless(), user(f"ada {number}")
        record_beats(browser, [interval(CLAY, 0, 10)], at(10))

        def beats(browser: Identity = browser) -> None:
            for start in range(10, 100, 10):
                record_beats(browser, [interval(CLAY, start, start + 10)], at(100))

        works: list[Work] = [beats, partial(claim, account, token(browser), at(50)), beats]
        at_once(works)
        row = ContentProgress.objects.get(learner__user=account, content_id=CLAY)
        assert row.total_time_spent_s == 100
    assert differences() == []


def test_two_accounts_claim_one_browser_and_one_gets_it() -> None:
    published(VALID)
    for number in range(20):
        browser = nameless()
        record_beats(browser, [interval(CLAY, 0, 10)], at(10))
        users = [user(f"ada {number}"), user(f"grace {number}")]
        receipts = at_once([partial(claim, one, token(browser), at(50)) for one in users])
        assert [receipt is None for receipt in receipts].count(True) == 1
    assert ContentProgress.objects.filter(content_id=CLAY).count() == 20
    assert differences() == []


def test_two_browsers_of_one_account_at_once() -> None:
    published(VALID)
    for number in range(20):
        account = user(f"ada {number}")
        browsers = [nameless(), nameless()]
        record_beats(Identity(user=account), [ping(SAND)], at(0))
        for browser, (leaf, kind) in zip(browsers, LEAVES, strict=True):
            complete_content(browser, leaf, kind, at(10), beats=[interval(CLAY, 0, 10)])
        at_once([partial(claim, account, token(browser), at(50)) for browser in browsers])
        rows = ContentProgress.objects.filter(learner__user=account, completed_at=at(10))
        assert {str(key) for key in rows.values_list("content_id", flat=True)} == {CLAY, TEST, OUTCOME, MODULE, COURSE}
        assert rows.get(content_id=CLAY).total_time_spent_s == 20
    assert ClaimReceipt.objects.count() == 40
    assert differences() == []


def test_a_claim_made_twice_while_late_beats_follow() -> None:
    """A late beat locks the browser's row, then the account's: a claim that did it the other way would deadlock."""
    published(VALID)
    account = user("ada")
    record_beats(Identity(user=account), [ping(CLAY)], at(0))
    browser = nameless()
    record_beats(browser, [interval(CLAY, 0, 10)], at(10))
    claim(account, token(browser), at(20))

    def beats() -> None:
        for start in range(10, 110):
            record_beats(browser, [interval(CLAY, start, start + 1)], at(110))

    def claims() -> None:
        for _ in range(100):
            assert claim(account, token(browser), at(30)) is None

    at_once([beats, claims, beats, claims])
    assert ContentProgress.objects.get(content_id=CLAY).total_time_spent_s == 110


def test_a_completion_and_its_undoing() -> None:
    published(VALID)
    for _ in range(40):
        identity = nameless()
        complete_content(identity, *LEAVES[0], at(1))
        works: list[Work] = [completing(identity)[1], partial(undo_completion, identity, UUID(CLAY), at(10))]
        at_once(works)
        rows = ContentProgress.objects.filter(learner=learner_of(identity), completed_at__isnull=False)
        assert {str(key) for key in rows.values_list("content_id", flat=True)} == {TEST}
    assert differences() == []


def test_an_erasure_while_beats_arrive_leaves_nothing_of_the_user() -> None:
    published(VALID)

    def beats(identity: Identity) -> None:
        try:
            for start in range(20):
                record_beats(identity, [interval(CLAY, start, start + 1)], at(60))
        except NoIdentity:
            return

    for number in range(20):
        identity = Identity(user=user(f"ada {number}"))
        if number % 2:
            record_beats(identity, [ping(CLAY)], at(0))
        works: list[Work] = [partial(beats, identity), partial(erase, identity), partial(beats, identity)]
        at_once(works)
        assert not Learner.objects.exists()
        assert not StudySpan.objects.exists()


def test_an_erasure_while_late_beats_follow_a_browser() -> None:
    """A late beat holds the browser's row and waits for the account's: an erasure takes them in the same order."""
    published(VALID)
    for number in range(20):
        browser, account = nameless(), user(f"ada {number}")
        record_beats(browser, [interval(CLAY, 0, 10)], at(10))
        claim(account, token(browser), at(20))

        def late(browser: Identity = browser) -> None:
            for start in range(10, 30):
                record_beats(browser, [interval(CLAY, start, start + 1)], at(60))

        works: list[Work] = [late, partial(erase, Identity(user=account)), late]
        at_once(works)
        assert not Learner.objects.filter(user=account.pk).exists()
    assert differences() == []


def test_an_erasure_while_a_browser_is_claimed() -> None:
    published(VALID)
    for number in range(20):
        browser, account = nameless(), user(f"ada {number}")
        record_beats(browser, [interval(CLAY, 0, 10)], at(10))
        record_beats(Identity(user=account), [ping(CLAY)], at(0))

        def claims(account: User = account, browser: Identity = browser) -> None:
            try:
                claim(account, token(browser), at(20))
            except NoIdentity:
                return

        def late(browser: Identity = browser) -> None:
            record_beats(browser, [interval(CLAY, 10, 11)], at(21))

        works: list[Work] = [claims, partial(erase, Identity(user=account)), late]
        at_once(works)
        assert not Learner.objects.filter(merged_into__isnull=False).exists()
        assert not Learner.objects.filter(user__isnull=False).exists()
    assert differences() == []


def test_who_comes_back_while_being_forgotten_stays() -> None:
    published(VALID)
    browser = nameless()
    record_beats(browser, [ping(SAND)], at(0))
    learner = learner_of(browser)
    Learner.objects.filter(pk=learner.pk).update(created_at=at(0))
    with waiting_for(learner, partial(prune, at(0) + timedelta(days=1))):
        Learner.objects.filter(pk=learner.pk).update(last_seen_at=at(0) + timedelta(days=2))
    assert Learner.objects.filter(pk=learner.pk).exists()
