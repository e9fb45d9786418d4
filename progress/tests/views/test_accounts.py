"""Signing up, in and out, and everything about passwords and addresses, on pages that need no script."""

import re
import subprocess
import sys
from http import HTTPStatus
from itertools import chain

import pytest
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.test import Client
from pytest_django import Settings

from config.fixtures import PROJECT
from progress.tests.doors import PASSWORD, person, sign_in

pytestmark = pytest.mark.django_db

INLINE = re.compile(r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE)
NEW = {"name": "Ada Okafor", "email": "ada@okafor.example", "password1": PASSWORD}
ANOTHER = "another short sentence"
OPEN = ["login/", "signup/", "password/reset/", "password/reset/done/", "inactive/", "password/reset/key/1-x/"]
SIGNED_IN = ["logout/", "password/change/", "email/", "reauthenticate/"]


def text(client: Client, address: str) -> str:
    return client.get(address, follow=True).content.decode()


def link_in(mail: EmailMessage) -> str:
    [address] = re.findall(r"http://testserver(/accounts/\S+)", str(mail.body))
    return str(address)


def test_every_page_is_ours_and_clean_under_a_strict_policy(client: Client) -> None:
    pages = {address: text(client, f"/accounts/{address}") for address in OPEN}
    sign_in(client, person("ada"))
    pages |= {address: text(client, f"/accounts/{address}") for address in SIGNED_IN}
    for address, shown in pages.items():
        assert shown.count('<div class="auth">') == 1, address
        assert INLINE.findall(shown) == [], address
        assert shown.count("<h1>") == 1, address


def test_every_field_has_a_label_and_no_placeholder(client: Client) -> None:
    for address in ("login/", "signup/", "password/reset/"):
        shown = text(client, f"/accounts/{address}")
        ids = re.findall(r'<input type="(?:text|email|password)"[^>]* id="([^"]+)"', shown)
        assert ids == re.findall(r'<label for="([^"]+)"', shown) != []
        assert "placeholder" not in shown


def test_an_account_is_made_and_signed_in(client: Client, mailoutbox: list[EmailMessage]) -> None:
    assert client.post("/accounts/signup/", NEW).headers["Location"] == "/"
    ada = User.objects.get()
    assert (ada.email, ada.first_name, ada.username) == ("ada@okafor.example", "Ada Okafor", "ada")
    assert "Account: Ada Okafor" in text(client, "/")
    assert [mail.to for mail in mailoutbox] == [["ada@okafor.example"]]
    assert "Is this your address?" in text(client, link_in(mailoutbox[0]))
    client.post(link_in(mailoutbox[0]))
    assert "not confirmed" not in text(client, "/accounts/email/")


def test_mistakes_are_summed_up_and_explained_at_their_fields(client: Client) -> None:
    person("ada")
    shown = client.post(
        "/accounts/signup/", {"name": "Ada", "email": "ada@cairn.example", "password1": "short"}
    ).content.decode()
    assert "<title>Error: Create an account" in shown
    assert "Two things to put right" in shown
    assert re.findall(r'<a href="#(\w+)">([^<]+)</a>', shown) == [
        ("id_email", "This address already has an account. Sign in, or use another one."),
        ("id_password1", "This password is too short. It must contain at least 12 characters."),
    ]
    for field in ("email", "password1"):
        [widget] = re.findall(rf'<input [^>]*id="id_{field}"[^>]*>', shown)
        assert 'aria-invalid="true"' in widget
        assert f'id="id_{field}_error"' in shown
        assert f"id_{field}_error" in widget
    assert 'value="Ada"' in shown
    assert "short<" not in shown
    assert 'value="short"' not in shown


@pytest.mark.parametrize("name", ["ada", "ada@cairn.example", "ADA@cairn.example", " ada@cairn.example "])
def test_signing_in_takes_the_address_or_the_user_name(client: Client, name: str) -> None:
    ada = person("ada")
    client.post("/accounts/login/", {"login": name, "password": PASSWORD})
    assert client.session["_auth_user_id"] == str(ada.pk)


@pytest.mark.parametrize("name", ["ada", "ada@cairn.example", "nobody", "nobody@cairn.example"])
def test_a_wrong_password_tells_nothing_about_accounts(client: Client, name: str) -> None:
    person("ada")
    shown = client.post("/accounts/login/", {"login": name, "password": "wrong"}).content.decode()
    assert "One thing to put right" in shown
    assert "<li>This name and password do not belong together.</li>" in shown
    assert 'value="wrong"' not in shown


def test_signing_in_leads_back_and_to_no_other_site(client: Client) -> None:
    ada = person("ada")
    assert 'name="next" value="/profile/"' in text(client, "/accounts/login/?next=/profile/")
    assert 'href="/accounts/signup/?next=%2Fprofile%2F"' in text(client, "/accounts/login/?next=/profile/")
    assert sign_in(client, ada, next="/profile/") == "/profile/"
    assert sign_in(Client(), ada, next="https://evil.example/") == "/"


def test_the_session_lasts_only_if_it_is_asked_to(client: Client) -> None:
    ada = person("ada")
    sign_in(client, ada)
    assert client.cookies["sessionid"]["max-age"] == ""
    sign_in(lasting := Client(), ada, remember="on")
    assert lasting.cookies["sessionid"]["max-age"] > 0


def test_a_closed_account_stays_closed(client: Client) -> None:
    ada = person("ada")
    User.objects.update(is_active=False)
    response = client.post("/accounts/login/", {"login": ada.email, "password": PASSWORD}, follow=True)
    assert "This account is closed" in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_signing_out_is_a_deed_and_not_an_address(client: Client) -> None:
    sign_in(client, person("ada"))
    text(client, "/accounts/logout/")
    assert "_auth_user_id" in client.session
    client.post("/accounts/logout/")
    assert "_auth_user_id" not in client.session
    assert 'href="/accounts/login/?next=/"' in text(client, "/")


def test_guessing_comes_to_an_end(client: Client, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {}  # nothing is changed: allauth's own limits
    person("ada")
    said = [
        client.post("/accounts/login/", {"login": "ada", "password": f"guess {n}"}).content.decode() for n in range(6)
    ]
    assert ["Too many attempts" in one for one in said] == [False] * 5 + [True]
    shown = client.post("/accounts/login/", {"login": "ada", "password": PASSWORD}).content.decode()
    assert "Too many attempts" in shown


@pytest.mark.parametrize("door", ["/admin/login/", "/accounts/login/"])
def test_both_doors_count_who_knocks(client: Client, settings: Settings, door: str) -> None:
    settings.ACCOUNT_RATE_LIMITS = {}  # nothing is changed: allauth's own limits
    answers = [client.post(door, {"username": f"u{n}", "login": f"u{n}"}) for n in range(31)]
    assert [answer.status_code for answer in answers] == [HTTPStatus.OK] * 30 + [HTTPStatus.TOO_MANY_REQUESTS]
    assert "This protects accounts" in answers[-1].content.decode()


def test_a_forgotten_password_is_replaced_by_mail(client: Client, mailoutbox: list[EmailMessage]) -> None:
    ada = person("ada")
    assert (
        "Look at your mail"
        in client.post("/accounts/password/reset/", {"email": ada.email}, follow=True).content.decode()
    )
    link = link_in(mailoutbox[0])
    shown = client.get(link, follow=True)
    [(form, _)] = shown.redirect_chain
    assert 'id="id_password2"' in shown.content.decode()
    client.post(form, {"password1": ANOTHER, "password2": ANOTHER})
    ada.refresh_from_db()
    assert ada.check_password(ANOTHER)
    assert "This link is used up" in text(Client(), link)


def test_asking_for_a_new_password_tells_nothing_about_accounts(client: Client, mailoutbox: list[EmailMessage]) -> None:
    response = client.post("/accounts/password/reset/", {"email": "nobody@cairn.example"}, follow=True)
    assert "If the address has an account" in response.content.decode()
    assert [mail.to for mail in mailoutbox] == [["nobody@cairn.example"]]


def test_a_site_without_mail_says_so(client: Client, settings: Settings) -> None:
    settings.SENDS_MAIL = False
    shown = text(client, "/accounts/password/reset/")
    assert "This site sends no e-mail." in shown
    assert "Send the link" not in shown


def test_a_password_is_changed_by_who_knows_it(client: Client) -> None:
    ada = person("ada")
    sign_in(client, ada)
    wrong = {"oldpassword": "wrong", "password1": ANOTHER, "password2": "else"}
    shown = client.post("/accounts/password/change/", wrong).content.decode()
    assert "Two things to put right" in shown
    right = {"oldpassword": PASSWORD, "password1": ANOTHER, "password2": ANOTHER}
    client.post("/accounts/password/change/", right)
    ada.refresh_from_db()
    assert ada.check_password(ANOTHER)
    assert "_auth_user_id" in client.session


def test_an_address_is_added_confirmed_and_made_the_main_one(client: Client, mailoutbox: list[EmailMessage]) -> None:
    ada = person("ada")
    sign_in(client, ada)
    mailoutbox.clear()
    client.post("/accounts/email/", {"email": "new@cairn.example", "action_add": ""})
    shown = text(client, "/accounts/email/")
    assert "A link is on its way to new@cairn.example." in shown
    assert shown.count("not confirmed yet") == 2
    client.post(next(link_in(mail) for mail in mailoutbox if mail.to == ["new@cairn.example"]))
    client.post("/accounts/email/", {"email": "new@cairn.example", "action_primary": ""})
    ada.refresh_from_db()
    assert ada.email == "new@cairn.example"
    client.post("/accounts/email/", {"email": "ada@cairn.example", "action_remove": ""})
    assert text(client, "/accounts/email/").count('name="email" value=') == 1


def test_the_main_address_stays(client: Client) -> None:
    ada = person("ada")
    sign_in(client, ada)
    text(client, "/accounts/email/")
    client.post("/accounts/email/", {"email": ada.email, "action_remove": ""})
    ada.refresh_from_db()
    assert ada.email == "ada@cairn.example"
    assert "The main address cannot be removed." in text(client, "/accounts/email/")


def test_mallory_gets_nothing_by_naming_adas_address(client: Client) -> None:
    ada = person("ada")
    sign_in(client, person("mallory"))
    client.post("/accounts/email/", {"email": ada.email, "action_add": ""})
    client.post("/accounts/email/", {"email": ada.email, "action_primary": ""})
    sign_in(other := Client(), ada)
    assert other.session["_auth_user_id"] == str(ada.pk)


def test_mallory_confirms_no_address_with_a_link_of_her_own(client: Client) -> None:
    assert "This link is used up" in text(client, "/accounts/confirm-email/abc:def:ghi/")


def test_other_sites_sign_nobody_in() -> None:
    strict, ada = Client(enforce_csrf_checks=True), person("ada")
    for address, data in (
        ("/accounts/login/", {"login": ada.email, "password": PASSWORD}),
        ("/accounts/signup/", NEW),
        ("/accounts/logout/", {}),
    ):
        assert strict.post(address, data).status_code == HTTPStatus.FORBIDDEN


def test_providers_are_off_until_they_are_named(client: Client, settings: Settings) -> None:
    assert [app for app in settings.INSTALLED_APPS if "socialaccount" in app] == []
    assert "Continue with" not in text(client, "/accounts/login/")


SHOW_DOOR = """
import django
django.setup()
from django.core.management import call_command
from django.test import Client
call_command("migrate", verbosity=0)
print(Client().get("/accounts/login/").content.decode())
"""


def test_a_provider_that_is_named_has_a_button() -> None:
    named = {"SOCIAL_PROVIDERS": "dummy", "DATABASE_URL": "sqlite://:memory:", "ALLOWED_HOSTS": "testserver"}
    settings = {"DJANGO_SETTINGS_MODULE": "config.tests.settings", "PYTHONPATH": str(PROJECT)}
    done = subprocess.run(
        [sys.executable, "-c", SHOW_DOOR], env=named | settings, cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert "Continue with Dummy" in done.stdout


def test_only_pages_that_exist_are_linked(client: Client) -> None:
    sign_in(client, person("ada"))
    shown = [text(client, address) for address in ("/", "/profile/", "/accounts/login/", "/accounts/email/")]
    links = set(chain.from_iterable(re.findall(r'href="(/(?!static|admin)[^"#]*)"', one) for one in shown))
    assert {address: client.get(address, follow=True).status_code for address in links} == dict.fromkeys(links, 200)
