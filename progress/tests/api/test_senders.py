"""A page that Ada left open goes on sending after Bob has signed in beside it: her time is never his."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from content.tests.publishing import published
from content.tests.vault.build import CLAY, VALID
from progress.models import ContentProgress
from progress.services.claim import claim
from progress.services.study_time import record_beats
from progress.tests.api.asking import send, signed_in, user
from progress.tests.people import at, interval, nameless
from progress.tracking import learner_key

pytestmark = pytest.mark.django_db


def beat(key: object) -> dict[str, object]:
    return {"content_id": CLAY, "time_delta_s": 30, "learner": key}


def test_a_beat_with_the_senders_own_key_counts() -> None:
    published(VALID)
    assert send(signed_in(), "progress/time", beat(learner_key(user()))).status_code == 204


@pytest.mark.parametrize("path", ["progress/time", "progress/complete"])
def test_a_beat_of_somebody_else_is_refused_and_nothing_is_stored(path: str) -> None:
    published(VALID)
    theirs = beat(learner_key(nameless()))
    body = theirs if path.endswith("time") else {"content_id": CLAY, "content_type": "lens", "beats": [theirs]}
    answer = send(signed_in(), path, body)
    assert (answer.status_code, answer.json()) == (401, {"detail": "These beats are somebody else's."})
    assert ContentProgress.objects.count() == 0


@pytest.mark.parametrize(("hours", "status"), [(1, 204), (25, 401)])
def test_what_a_browser_kept_counts_for_a_day_for_the_account_it_was_claimed_into(hours: int, status: int) -> None:
    published(VALID)
    browser, account = nameless(), user().user
    record_beats(browser, [interval(CLAY, 0, 1)], at(1))
    assert browser.token is not None
    assert account is not None
    claim(account, browser.token, now() - timedelta(hours=hours))
    assert send(signed_in(), "progress/time", beat(learner_key(browser))).status_code == status


@pytest.mark.parametrize("key", [None, 7, ["a"], {"a": 1}])
def test_what_is_no_key_says_nothing(key: object) -> None:
    published(VALID)
    assert send(signed_in(), "progress/time", beat(key)).status_code == 204
