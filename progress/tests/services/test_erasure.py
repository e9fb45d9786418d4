"""What somebody takes back is gone, whole, with every browser that became part of it."""

from uuid import UUID

import pytest
from django.contrib.auth.models import User

from content.tests.publishing import published
from content.tests.vault.build import CLAY, VALID
from progress.enums import ContentType
from progress.exceptions import CookieOnly
from progress.identity import Identity
from progress.models import ApiToken, ClaimReceipt, ContentProgress, Learner, ProgressEvent, StudySpan
from progress.services.claim import claim
from progress.services.completion import complete_content, undo_completion
from progress.services.erasure import erase
from progress.services.study_time import record_beats
from progress.tests.people import ada, at, interval, nameless

pytestmark = pytest.mark.django_db

ALL = (Learner, ContentProgress, StudySpan, ProgressEvent, ClaimReceipt, ApiToken, User)


def rows() -> list[int]:
    return [model._default_manager.count() for model in ALL]


def test_an_account_goes_with_its_user_and_the_browsers_it_claimed() -> None:
    published(VALID)
    browser, user = nameless(), ada().user
    assert user is not None
    assert browser.token is not None
    record_beats(ada(), [interval(CLAY, 0, 60)], at(60))
    record_beats(browser, [interval(CLAY, 0, 60)], at(60))
    claim(user, browser.token, at(70))
    complete_content(ada(), UUID(CLAY), ContentType.LENS, at(80))
    ApiToken.objects.create(user=user, name="my phone", digest="0")
    erase(Identity(user=user))
    assert rows() == [0] * len(ALL)


def test_a_browser_goes_alone() -> None:
    published(VALID)
    browser = nameless()
    record_beats(browser, [interval(CLAY, 0, 60)], at(60))
    record_beats(ada(), [interval(CLAY, 0, 60)], at(60))
    erase(browser)
    assert [learner.user for learner in Learner.objects.all()] == [ada().user]
    assert StudySpan.objects.count() == 1


def test_a_claimed_browser_takes_nothing_from_the_account() -> None:
    published(VALID)
    browser, user = nameless(), ada().user
    assert user is not None
    assert browser.token is not None
    record_beats(browser, [interval(CLAY, 0, 60)], at(60))
    claim(user, browser.token, at(70))
    before = rows()
    erase(browser)
    assert rows() == before


def test_a_token_born_in_a_cookie_erases_from_its_cookie_alone() -> None:
    published(VALID)
    token = nameless().token
    record_beats(Identity(token=token, in_cookie=True), [interval(CLAY, 0, 60)], at(60))
    with pytest.raises(CookieOnly):
        erase(Identity(token=token))
    assert Learner.objects.count() == 1


def test_what_a_facilitator_did_stays_without_a_name() -> None:
    published(VALID)
    grace = User.objects.create(username="grace")
    complete_content(ada(), UUID(CLAY), ContentType.LENS, at(1))
    undo_completion(ada(), UUID(CLAY), at(2), actor=grace, reason="By mistake")
    erase(Identity(user=grace))
    assert [(event.actor, event.reason) for event in ProgressEvent.objects.filter(kind="undone")] == [
        (None, "By mistake")
    ]


def test_who_did_nothing_can_go_too_and_twice() -> None:
    identity = ada()
    erase(identity)
    erase(identity)
    erase(nameless())
    assert rows() == [0] * len(ALL)
