"""Every error has one shape."""

from typing import Any

import pytest
from django.test import Client

from config.exceptions import NOT_UNDERSTOOD, NOT_VALID, OUR_FAULT

pytestmark = pytest.mark.urls("config.tests.erring")

ANSWERS: list[tuple[str, int, dict[str, Any]]] = [
    (
        "fields",
        400,
        {"detail": NOT_VALID, "errors": {"title": ["Too long."], "author": {"name": ["Missing."]}}},
    ),
    ("items", 400, {"detail": NOT_VALID, "errors": {"1": {"at": ["Missing."]}}}),
    ("sentence", 400, {"detail": NOT_VALID, "errors": {"non_field_errors": ["No."]}}),
    ("model", 400, {"detail": NOT_VALID, "errors": {"slug": ["Taken."]}}),
    ("model-sentence", 400, {"detail": NOT_VALID, "errors": {"non_field_errors": ["No."]}}),
    ("no-identity", 401, {"detail": "Authentication credentials were not provided."}),
    ("forbidden", 403, {"detail": "Not yours."}),
    ("missing", 404, {"detail": "No such thing."}),
    ("throttled", 429, {"detail": "Request was throttled. Expected available in 7 seconds."}),
    ("suspicious", 400, {"detail": NOT_UNDERSTOOD}),
    ("too-big", 413, {"detail": "This is larger than what can be taken."}),
    ("gone", 400, {"detail": NOT_UNDERSTOOD}),
]


@pytest.mark.parametrize(("name", "status", "said"), ANSWERS)
def test_an_error_in_a_view(client: Client, name: str, status: int, said: dict[str, Any]) -> None:
    response = client.get(f"/api/{name}")
    assert (response.status_code, response.json()) == (status, said)


def test_who_is_throttled_learns_for_how_long(client: Client) -> None:
    assert client.get("/api/throttled")["Retry-After"] == "7"


def test_a_fault_of_ours_says_nothing_of_what_it_was() -> None:
    response = Client(raise_request_exception=False).get("/api/fault")
    assert (response.status_code, response.json()) == (500, {"detail": OUR_FAULT})


def test_a_fault_of_ours_on_a_page_is_a_page() -> None:
    response = Client(raise_request_exception=False).get("/fault")
    assert (response.status_code, response["Content-Type"].partition(";")[0]) == (500, "text/html")


@pytest.mark.parametrize(("address", "kind"), [("/api/echo", "application/json"), ("/missing", "text/html")])
def test_a_host_that_is_not_ours(client: Client, address: str, kind: str) -> None:
    response = client.get(address, headers={"Host": "elsewhere.example"})
    assert (response.status_code, response["Content-Type"].partition(";")[0]) == (400, kind)
