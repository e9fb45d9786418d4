"""Claiming over HTTP."""

from uuid import uuid4

import pytest
from django.core.signing import get_cookie_signer
from django.test import Client

from content.tests.publishing import published
from content.tests.vault.build import CLAY, MODULE, OUTCOME, SAND, TEST, VALID
from progress.models import ClaimReceipt, Learner
from progress.requests import SALT, cookie_name
from progress.tests.api.asking import send, signed_in, statements, user, with_key, with_token
from progress.tests.api.gardens import beds, lens_id
from progress.tests.people import total

pytestmark = pytest.mark.django_db

ZEROS = {
    "progress_records_claimed": 0,
    "chat_sessions_claimed": 0,
    "attempts_claimed": 0,
    "merged": 0,
    "receipt": None,
}


def studied(content: str = CLAY, seconds: int = 60) -> str:
    """A token with some work."""
    token = uuid4()
    send(with_token(token), "progress/time", {"content_id": content, "time_delta_s": seconds})
    return str(token)


@pytest.mark.parametrize("name", ["anonymous_token", "session_token"])
def test_a_token_moves_into_the_account_once(name: str) -> None:
    published(VALID)
    ada, token = signed_in(), studied()
    send(ada, "progress/complete", {"content_id": CLAY, "content_type": "lens"})
    answer = send(ada, "progress/claim", {name: token})
    receipt = ClaimReceipt.objects.get()
    assert (answer.status_code, answer.json()) == (
        200,
        ZEROS | {"progress_records_claimed": 3, "merged": 1, "receipt": receipt.pk},
    )
    assert send(ada, "progress/claim", {name: token}).json() == ZEROS
    assert (total(user(), CLAY), total(user(), MODULE), total(user(), OUTCOME)) == (60, 60, 60)


def test_a_program_claims_with_its_key() -> None:
    assert send(with_key("ada"), "progress/claim", {"anonymous_token": studied()}).json()["receipt"] is not None


@pytest.mark.parametrize("client", [Client(), Client(headers={"X-Anonymous-Token": str(uuid4())})])
def test_only_somebody_signed_in_claims(client: Client) -> None:
    token = studied()
    answer = send(client, "progress/claim", {"anonymous_token": token})
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Token")
    assert ClaimReceipt.objects.count() == 0


@pytest.mark.parametrize("body", [{}, {"anonymous_token": 7}, {"session_token": "x"}, [], None])
def test_what_cannot_be_read(body: object) -> None:
    assert send(signed_in(), "progress/claim", body).status_code == 400


def test_what_the_token_still_sends_follows_and_what_it_asks_finds_nothing() -> None:
    published(VALID)
    ada, token = signed_in(), studied()
    for content, kind in ((CLAY, "lens"), (TEST, "test")):
        send(ada, "progress/complete", {"content_id": content, "content_type": kind})
    send(ada, "progress/claim", {"anonymous_token": token})
    browser = Client(headers={"X-Anonymous-Token": token})
    assert send(browser, "progress/time", {"content_id": SAND, "time_delta_s": 20}).status_code == 204
    assert total(user(), SAND) == 20
    told = send(browser, "progress/complete", {"content_id": SAND, "content_type": "lens"}).json()
    assert told["completed_at"] is not None
    assert [one["id"] for one in told["lenses"] if one["completed"]] == [SAND]
    assert send(browser, "progress/completed", method="GET").json() == {"completed": []}


def in_browser(client: Client) -> str:
    """Give the browser a token in Cairn's own cookie, with some work."""
    token = uuid4()
    client.cookies[cookie_name()] = get_cookie_signer(salt=cookie_name() + SALT).sign(str(token))
    return str(token)


def test_a_browser_claims_its_own_cookie_without_knowing_it() -> None:
    published(VALID)
    nameless = Client(headers={"Origin": "http://testserver"})
    token = in_browser(nameless)
    assert send(nameless, "progress/time", {"content_id": CLAY, "time_delta_s": 9}).status_code == 204
    ada = signed_in()
    ada.cookies[cookie_name()] = nameless.cookies[cookie_name()].value
    assert send(ada, "progress/claim", {}).json()["progress_records_claimed"] == 3
    assert (total(user(), CLAY), Learner.objects.get(anonymous_token=token).merged_into) == (
        9,
        Learner.objects.get(user=user().user),
    )
    assert ada.cookies[cookie_name()].value != nameless.cookies[cookie_name()].value


def test_mallory_cannot_claim_a_cookie_by_its_number() -> None:
    nameless = Client(headers={"Origin": "http://testserver"})
    token = in_browser(nameless)
    send(nameless, "progress/time", {"content_id": CLAY, "time_delta_s": 9})
    answer = send(signed_in("mallory"), "progress/claim", {"anonymous_token": token})
    assert (answer.status_code, ClaimReceipt.objects.count()) == (401, 0)
    assert send(with_token(), "progress/claim", {"anonymous_token": token}).status_code == 401


def test_claiming_costs_the_same_for_one_row_and_three() -> None:
    published(beds(1, 3))
    costs = []
    for rows in (1, 3):
        token, ada = uuid4(), signed_in(f"ada{rows}")
        for lens in range(rows):
            send(with_token(token), "progress/time", {"content_id": str(lens_id(1, lens + 1)), "time_delta_s": 9})
        costs.append(len(statements(lambda: send(ada, "progress/claim", {"anonymous_token": str(token)}))))  # noqa: B023
    assert costs == [29, 29]
