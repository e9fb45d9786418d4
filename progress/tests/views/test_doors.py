"""What a browser did without a name, when somebody signs in or up through any door."""

from datetime import timedelta
from http import HTTPStatus
from uuid import uuid4

import pytest
from django.contrib.auth import login
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.utils.timezone import now
from pytest_django import Settings
from rest_framework.request import Request

from content.tests.publishing import published
from content.tests.vault.build import SAND, VALID
from progress.claiming import claim_here
from progress.exceptions import CookieOnly, TokenUsedUp
from progress.identity import Identity
from progress.models import ClaimReceipt, Learner
from progress.requests import cookie_name, cookie_token
from progress.services.claim import claim
from progress.services.learners import find_learner, lock_learner
from progress.tests.doors import (
    PASSWORD,
    browser,
    finished,
    nameless_of,
    person,
    receipt_of,
    sign_in,
    signed,
    study,
    token_in,
)

pytestmark = pytest.mark.django_db

TOLD = "1 lens and 25 minutes from this browser are now in your account."
ASKED = "This browser holds 1 lens and 25 minutes without a name"
NEW = {"name": "Ada Okafor", "email": "ada@okafor.example", "password1": PASSWORD}


@pytest.fixture(autouse=True)
def _a_course() -> None:
    published(VALID)


def studied(hours_ago: float = 0) -> Client:
    client = browser()
    study(nameless_of(client), seconds=25 * 60, hours_ago=hours_ago)
    return client


def page(client: Client, address: str = "/") -> str:
    return client.get(address).content.decode()


@pytest.mark.parametrize("hours_ago", [0, 13, 24 * 60])
def test_signing_up_moves_it_however_old_it_is(hours_ago: float) -> None:
    client = studied(hours_ago)
    assert "moves into it: 1 lens and 25 minutes" in page(client, "/accounts/signup/")
    before = token_in(client)
    response = client.post("/accounts/signup/", NEW)
    assert (response.status_code, response.headers["Location"]) == (HTTPStatus.FOUND, "/")
    ada = User.objects.get()
    assert (ada.email, ada.get_full_name(), finished(ada)) == ("ada@okafor.example", "Ada Okafor", 1)
    assert TOLD in page(client)
    assert token_in(client) != before


def test_it_moves_too_when_the_address_has_to_be_confirmed_first(settings: Settings, mailoutbox: list[object]) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    client = studied(hours_ago=13)
    assert client.post("/accounts/signup/", NEW).headers["Location"] == "/accounts/confirm-email/"
    ada = User.objects.get()
    assert finished(ada) == 0
    link = next(word for word in mailoutbox[0].body.split() if "/confirm-email/" in word)  # type: ignore[attr-defined]
    client.post(link.removeprefix("http://testserver"))
    assert finished(ada) == 1
    assert TOLD in page(client)


def test_signing_in_moves_young_work_and_says_so_once() -> None:
    ada, client = person("ada"), studied(hours_ago=11)
    assert "It moves into your account when you sign in." in page(client, "/accounts/login/")
    assert sign_in(client, ada) == "/"
    assert finished(ada) == 1
    assert TOLD in page(client)
    assert TOLD not in page(client)


def test_signing_in_asks_about_old_work_on_every_page_until_it_is_answered() -> None:
    ada, client = person("ada"), studied(hours_ago=13)
    assert "we ask whether it is yours" in page(client, "/accounts/login/")
    sign_in(client, ada)
    assert finished(ada) == 0
    assert ASKED in page(client)
    assert page(client, "/claim/").count("1 lens and 25 minutes without a name") == 1
    client.post("/claim/", {"answer": "move", "next": "/"})
    assert finished(ada) == 1
    assert TOLD in page(client)
    assert ASKED not in page(client)


def test_one_young_lens_does_not_carry_old_ones_along() -> None:
    ada, client = person("ada"), studied(hours_ago=13)
    study(nameless_of(client), content=SAND)
    sign_in(client, ada)
    assert finished(ada) == 0
    assert "2 lenses and 26 minutes" in page(client)


def test_what_stays_in_the_browser_is_asked_for_again_at_the_next_sign_in() -> None:
    ada, client = person("ada"), studied(hours_ago=13)
    sign_in(client, ada)
    client.post("/claim/", {"answer": "leave"})
    assert ASKED not in page(client)
    client.post("/accounts/logout/")
    assert find_learner(nameless_of(client)) is not None
    sign_in(client, ada)
    assert ASKED in page(client)


def test_the_administrations_door_is_a_door() -> None:
    client = studied()
    boss = User.objects.create_superuser("boss", "boss@cairn.example", PASSWORD)
    client.post("/admin/login/?next=/admin/", {"username": "boss", "password": PASSWORD})
    assert finished(boss) == 1
    assert TOLD in page(client)


@pytest.mark.parametrize("wrapped", [False, True])
def test_a_view_that_signs_somebody_in_is_a_door(wrapped: bool, client: Client) -> None:
    ada, nameless = person("ada"), studied()
    made: HttpRequest = RequestFactory().post("/", headers={"Cookie": f"{cookie_name()}={signed(token_in(nameless))}"})
    made.session = client.session
    before = cookie_token(made)
    login(Request(made) if wrapped else made, ada, backend="django.contrib.auth.backends.ModelBackend")
    assert finished(ada) == 1
    assert cookie_token(made) != before


@pytest.mark.parametrize("cookie", [None, "broken", signed(uuid4())], ids=["none", "broken", "idle"])
def test_a_browser_that_did_nothing_has_nothing_to_tell(cookie: str | None) -> None:
    ada, client = person("ada"), Client()
    if cookie:
        client.cookies[cookie_name()] = cookie
    sign_in(client, ada)
    assert "from this browser" not in page(client)
    assert "without a name" not in page(client)
    assert ClaimReceipt.objects.count() == Learner.objects.count() == 0


def test_adas_work_is_never_bobs() -> None:
    ada, bob, client = person("ada"), person("bob"), studied()
    sign_in(client, ada)
    study(Identity(user=ada), content=SAND)
    client.post("/accounts/logout/")
    assert find_learner(nameless_of(client)) is None
    study(nameless_of(client), content=SAND)
    sign_in(client, bob)
    assert [finished(ada), finished(bob)] == [2, 1]


def test_a_browser_that_missed_its_new_token_gets_one_when_somebody_goes_or_comes() -> None:
    ada, bob, client = person("ada"), person("bob"), studied()
    old = token_in(client)
    sign_in(client, ada)
    client.cookies[cookie_name()] = signed(old)  # the answer with the new one was lost
    client.post("/accounts/logout/")
    assert token_in(client) != old
    client.cookies[cookie_name()] = signed(old)  # the session ended by itself
    sign_in(client, bob)
    assert token_in(client) != old
    assert [finished(ada), finished(bob)] == [1, 0]


def test_what_is_under_way_still_follows_and_a_day_later_is_told_off() -> None:
    ada, client = person("ada"), studied()
    old = nameless_of(client)
    sign_in(client, ada)
    study(old, content=SAND)
    assert finished(ada) == 2
    with pytest.raises(TokenUsedUp):
        lock_learner(old, now() + timedelta(hours=25))


def test_the_new_account_keeps_the_browsers_days() -> None:
    client = studied()
    Learner.objects.update(timezone="America/Lima")
    client.post("/accounts/signup/", NEW)
    assert Learner.objects.get(user__isnull=False).timezone == "America/Lima"


def test_undoing_gives_the_browser_its_token_and_its_work_back() -> None:
    ada, client = person("ada"), studied()
    before = nameless_of(client)
    sign_in(client, ada)
    receipt = receipt_of(ada)
    assert f'action="/claims/{receipt.pk}/undo/"' in page(client)
    response = client.post(f"/claims/{receipt.pk}/undo/", {"next": "/"}, follow=True)
    assert response.redirect_chain == [("/", HTTPStatus.FOUND)]
    assert "It is in this browser again" in response.content.decode()
    assert finished(ada) == 0
    assert nameless_of(client) == before
    assert find_learner(before) is not None


def test_what_was_taken_back_does_not_go_there_again_unasked() -> None:
    ada, client = person("ada"), studied()
    sign_in(client, ada)
    client.post(f"/claims/{receipt_of(ada).pk}/undo/")
    client.post("/accounts/logout/")
    sign_in(client, ada)
    assert finished(ada) == 0
    assert ASKED in page(client)


def test_undoing_twice_is_not_found() -> None:
    ada, client = person("ada"), studied()
    sign_in(client, ada)
    address = f"/claims/{receipt_of(ada).pk}/undo/"
    assert client.post(address).status_code == HTTPStatus.FOUND
    assert client.post(address).status_code == HTTPStatus.NOT_FOUND


def test_undoing_waits_while_the_browser_holds_other_work() -> None:
    ada, client = person("ada"), studied()
    sign_in(client, ada)
    client.post("/accounts/logout/")
    study(nameless_of(client), content=SAND, hours_ago=13)
    held = nameless_of(client)
    sign_in(client, ada)
    response = client.post(f"/claims/{receipt_of(ada).pk}/undo/")
    assert response.status_code == HTTPStatus.CONFLICT
    assert "holds other work" in response.content.decode()
    assert (finished(ada), nameless_of(client)) == (1, held)


def test_undoing_the_claim_of_a_programs_token_leaves_the_browser_as_it_is() -> None:
    ada, client, program = person("ada"), browser(), Identity(token=uuid4())
    study(program)
    assert program.token is not None
    claim(ada, program.token, now())
    sign_in(client, ada)
    before = token_in(client)
    client.post(f"/claims/{receipt_of(ada).pk}/undo/")
    assert token_in(client) == before
    assert find_learner(program) is not None


def test_mallory_takes_back_nothing_of_adas() -> None:
    ada, mallory, client = person("ada"), person("mallory"), studied()
    sign_in(client, ada)
    before, other = nameless_of(client), browser()
    sign_in(other, mallory)
    assert other.post(f"/claims/{receipt_of(ada).pk}/undo/").status_code == HTTPStatus.NOT_FOUND
    assert (finished(ada), nameless_of(client)) == (1, before)


def test_mallory_claims_no_token_out_of_another_browser() -> None:
    ada, mallory, client = person("ada"), person("mallory"), studied()
    made = RequestFactory().post("/")
    made.user = mallory
    with pytest.raises(CookieOnly):
        claim_here(made, mallory, token_in(client), now())
    sign_in(client, ada)
    assert [finished(ada), finished(mallory)] == [1, 0]


def test_another_site_cannot_answer_for_the_learner() -> None:
    ada, nameless = person("ada"), studied(hours_ago=13)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(ada)
    strict.cookies[cookie_name()] = signed(token_in(nameless))
    assert strict.post("/claim/", {"answer": "move"}).status_code == HTTPStatus.FORBIDDEN
    assert finished(ada) == 0


def test_the_question_names_what_would_move() -> None:
    ada, client = person("ada"), studied(hours_ago=13)
    assert client.get("/claim/").headers["Location"] == "/accounts/login/?next=/claim/"
    sign_in(client, ada)
    shown = page(client, "/claim/")
    assert "Clay" in shown
    assert "25 min" in shown
    client.post("/claim/", {"answer": "move"})
    assert "Nothing without a name" in page(client, "/claim/")


def test_moving_twice_moves_once() -> None:
    ada, client = person("ada"), studied(hours_ago=13)
    sign_in(client, ada)
    for _ in range(2):
        client.post("/claim/", {"answer": "move"})
    assert (finished(ada), receipt_of(ada).seconds) == (1, 25 * 60)


def test_an_answer_leads_to_no_other_site() -> None:
    ada, client = person("ada"), studied(hours_ago=13)
    sign_in(client, ada)
    for elsewhere in ("https://evil.example/", "//evil.example/", "javascript:alert(1)"):
        response = client.post("/claim/", {"answer": "leave", "next": elsewhere})
        assert response.headers["Location"] == "/profile/"


def test_looking_at_the_question_changes_nothing() -> None:
    ada, client = person("ada"), studied(hours_ago=13)
    sign_in(client, ada)
    before = list(Learner.objects.values())
    page(client, "/claim/")
    page(client)
    assert list(Learner.objects.values()) == before
