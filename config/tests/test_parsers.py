import json

import pytest
from django.test import Client
from pytest_django import Settings

pytestmark = pytest.mark.urls("config.tests.erring")


def sent(client: Client, body: bytes, kind: str = "application/json") -> tuple[int, object]:
    response = client.post("/api/echo", body, content_type=kind)
    return response.status_code, response.json()


def nested(depth: int, begin: bytes = b"[", end: bytes = b"]") -> bytes:
    return begin * depth + end * depth


def test_json_is_read(client: Client) -> None:
    assert sent(client, '{"title": "Größe"}'.encode()) == (200, {"sent": {"title": "Größe"}})


def test_twenty_levels_are_read(client: Client) -> None:
    assert sent(client, nested(20)) == (200, {"sent": json.loads(nested(20))})


@pytest.mark.parametrize("body", [nested(21), nested(100_000), b'{"a":' * 21 + b"1" + b"}" * 21, b'{"a":' * 100_000])
def test_deeper_is_refused(client: Client, body: bytes) -> None:
    status, said = sent(client, body)
    assert (status, said) == (400, {"detail": "JSON parse error - this is nested deeper than 20."})


@pytest.mark.parametrize("body", [b"{", b"\xff", b"NaN", b"1" * 5000, b'"\\ud800', b"\x00", b"[1,]"])
def test_what_is_no_json_is_refused(client: Client, body: bytes) -> None:
    response = client.post("/api/echo", body, content_type="application/json")
    assert (response.status_code, list(response.json())) == (400, ["detail"])


@pytest.mark.parametrize("charset", ["rot13", "nonsense", "utf-16"])
def test_a_charset_that_it_is_not_in_is_refused(client: Client, charset: str) -> None:
    response = client.generic("POST", "/api/echo", b"{}+", f"application/json; charset={charset}")
    assert (response.status_code, list(response.json())) == (400, ["detail"])


def test_a_body_over_the_limit_is_refused(client: Client, settings: Settings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10
    assert sent(client, b'"12345678"') == (200, {"sent": "12345678"})
    assert sent(client, b'"123456789"') == (413, {"detail": "This is larger than what can be taken."})


def test_the_limit_is_two_megabytes(settings: Settings) -> None:
    assert settings.DATA_UPLOAD_MAX_MEMORY_SIZE == 2 * 1024 * 1024


def test_nothing_but_json_is_read(client: Client) -> None:
    status, said = sent(client, b"<title/>", "application/xml")
    assert (status, said) == (415, {"detail": 'Unsupported media type "application/xml" in request.'})
