"""The profile: a name, a zone, keys for programs, and what moved into the account."""

import re
from http import HTTPStatus

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils.timezone import now
from pytest_django import DjangoAssertNumQueries

from content.tests.publishing import published
from content.tests.vault.build import SAND, VALID
from progress.identity import Identity
from progress.models import ApiToken, Learner
from progress.services.claim import claim
from progress.services.learners import lock_learner
from progress.services.tokens import make_token, user_of_key
from progress.tests.doors import browser, nameless_of, person, study, token_in

pytestmark = pytest.mark.django_db

ZONE = "Europe/Stockholm"
# Who is signed in (2), the learner, keys, receipts.
QUERIES = 5


@pytest.fixture
def ada(client: Client) -> User:
    user = person("ada")
    client.force_login(user)
    return user


def page(client: Client) -> str:
    return client.get("/profile/").content.decode()


def chosen(shown: str) -> list[str]:
    return re.findall(r'<option value="([^"]+)" selected', shown)


def test_it_is_for_people_with_an_account(client: Client) -> None:
    for address in ("/profile/", "/profile/keys/", "/profile/keys/1/revoke/", "/claims/1/undo/"):
        assert client.post(address).headers["Location"].startswith("/accounts/login/?next=")


def test_a_name_and_a_zone_are_kept(client: Client, ada: User) -> None:
    response = client.post("/profile/", {"name": " Ada Okafor ", "timezone": ZONE}, follow=True)
    assert response.redirect_chain == [("/profile/", HTTPStatus.FOUND)]
    shown = response.content.decode()
    assert "Saved." in shown
    assert 'value="Ada Okafor"' in shown
    assert chosen(shown) == [ZONE]
    assert Learner.objects.get(user=ada).timezone == ZONE


def test_first_and_last_name_stay_two_unless_they_change(client: Client, ada: User) -> None:
    User.objects.update(first_name="Ada", last_name="Okafor")
    client.post("/profile/", {"name": "Ada Okafor", "timezone": ZONE})
    ada.refresh_from_db()
    assert (ada.first_name, ada.last_name) == ("Ada", "Okafor")
    client.post("/profile/", {"name": "Ada O.", "timezone": ZONE})
    ada.refresh_from_db()
    assert (ada.first_name, ada.last_name) == ("Ada O.", "")


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "europe/stockholm", "../../etc/passwd"])
def test_a_zone_that_is_none_is_an_error_at_its_field(client: Client, ada: User, zone: str) -> None:
    shown = client.post("/profile/", {"name": "Ada", "timezone": zone}).content.decode()
    assert "<title>Error: Profile" in shown
    assert '<a href="#id_timezone">Choose a time zone of the list.</a>' in shown
    assert 'aria-describedby="id_timezone_helptext id_timezone_error"' in shown
    assert not Learner.objects.filter(user=ada).exists()


def test_the_browsers_zone_is_offered_until_one_is_kept(client: Client, ada: User) -> None:
    client.cookies["timezone"] = "America/Lima"
    assert chosen(page(client)) == ["America/Lima"]
    client.cookies["timezone"] = "Mars/Olympus"
    assert chosen(page(client)) == ["UTC"]
    lock_learner(Identity(user=ada, timezone=ZONE), now())
    client.cookies["timezone"] = "America/Lima"
    assert chosen(page(client)) == [ZONE]


@pytest.mark.usefixtures("ada")
def test_looking_writes_nothing(client: Client) -> None:
    page(client)
    assert Learner.objects.count() == 0


def test_it_is_kept_by_nobody_else(client: Client, ada: User) -> None:
    assert ada.is_active
    assert client.get("/profile/").headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("number", [1, 3])
def test_more_keys_and_receipts_ask_no_more_questions(
    client: Client, ada: User, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    published(VALID)
    for _ in range(number):
        make_token(ada, "script")
        other = browser()
        study(nameless_of(other))
        claim(ada, token_in(other), now(), in_cookie=True)
    with django_assert_num_queries(QUERIES):
        shown = page(client)
    assert (shown.count("Revoke script"), shown.count("Take it back into")) == (number, number)


def test_a_key_is_shown_once_and_works(client: Client, ada: User) -> None:
    shown = client.post("/profile/keys/", {"name": "My notebook"}).content.decode()
    [key] = re.findall(r"<code data-new-key>(cairn_[\w-]+)</code>", shown)
    assert user_of_key(key, now(), writing=False) == ada
    later = page(client)
    assert "My notebook" in later
    assert key not in later
    assert ApiToken.objects.get().digest not in later


@pytest.mark.parametrize(
    ("name", "error"), [("", "Name the program"), (" ", "Name the program"), ("x" * 101, "at most")]
)
@pytest.mark.usefixtures("ada")
def test_a_key_without_a_good_name_is_not_made(client: Client, name: str, error: str) -> None:
    shown = client.post("/profile/keys/", {"name": name}).content.decode()
    assert "<title>Error: Profile" in shown
    assert '<a href="#key_name">' in shown
    assert error in shown
    assert ApiToken.objects.count() == 0


def test_a_revoked_key_opens_nothing_and_is_gone_from_the_page(client: Client, ada: User) -> None:
    token, key = make_token(ada, "My notebook")
    shown = client.post(f"/profile/keys/{token.pk}/revoke/", follow=True).content.decode()
    assert "The key “My notebook” no longer opens anything." in shown
    assert "Revoke My notebook" not in shown
    assert user_of_key(key, now(), writing=False) is None
    assert client.post(f"/profile/keys/{token.pk}/revoke/").status_code == HTTPStatus.NOT_FOUND


def test_mallory_sees_and_revokes_no_key_of_adas(client: Client) -> None:
    ada, mallory = person("ada"), person("mallory")
    token, key = make_token(ada, "Secret notebook")
    client.force_login(mallory)
    assert "Secret notebook" not in page(client)
    assert client.post(f"/profile/keys/{token.pk}/revoke/").status_code == HTTPStatus.NOT_FOUND
    assert user_of_key(key, now(), writing=False) == ada


def test_mallory_sees_no_receipt_of_adas(client: Client, ada: User) -> None:
    published(VALID)
    other = browser()
    study(nameless_of(other), content=SAND)
    claim(ada, token_in(other), now(), in_cookie=True)
    assert "from one browser: 1 lens and 1 minute" in page(client)
    client.force_login(person("mallory"))
    assert "from one browser" not in page(client)


@pytest.mark.usefixtures("ada")
def test_names_of_keys_are_text(client: Client) -> None:
    shown = client.post("/profile/keys/", {"name": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert" in shown
