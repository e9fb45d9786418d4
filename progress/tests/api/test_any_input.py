"""Whatever is sent, the answer is one of the API's own, and never a fault."""

import json
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.tests.publishing import published
from content.tests.vault.build import CLAY, COURSE, MODULE, OUTCOME, SAND, TEST, VALID
from progress.tests.api.asking import Answer, signed_in, with_token

pytestmark = pytest.mark.django_db

ANYTHING = settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
TEXT = st.text(st.characters(), max_size=12)  # halves of surrogate pairs too: JSON can write them
IDS = st.one_of(st.sampled_from([CLAY, SAND, TEST, MODULE, OUTCOME, COURSE]), st.uuids().map(str), TEXT)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    TEXT,
    IDS,
    st.datetimes().map(lambda moment: f"{moment.isoformat()}Z"),
    st.sampled_from(["lens", "test", "lo", "module", "soil", "lens/clay", "0001-01-01T00:00:00+14:00"]),
)
ANY_JSON = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXT, inner, max_size=3)),
    max_leaves=8,
)


def likely(*names: str) -> st.SearchStrategy[Any]:
    """Bodies with the right names, and anything under them."""
    return st.dictionaries(st.sampled_from(names), st.one_of(SCALARS, ANY_JSON), max_size=6)


BEAT = st.one_of(
    likely("content_id", "time_delta_s", "started_at", "ended_at", "sent_at", "lo_id", "module_id", "content_title"),
    st.fixed_dictionaries({"content_id": IDS}, optional={"time_delta_s": st.integers(0, 400), "content_title": TEXT}),
)
COMPLETE = st.fixed_dictionaries(
    {"content_id": IDS, "content_type": st.sampled_from(["lens", "test", "module", "lo"])},
    optional={"content_title": TEXT, "module_slug": SCALARS, "beats": st.lists(BEAT, max_size=2)},
)
BODIES = {
    "progress/time": st.one_of(BEAT, st.lists(BEAT, max_size=3), ANY_JSON),
    "progress/complete": st.one_of(COMPLETE, likely("content_id", "content_type", "beats", "module_slug"), ANY_JSON),
    "progress/claim": st.one_of(likely("anonymous_token", "session_token"), ANY_JSON),
    "modules/soil/progress": st.one_of(likely("contentId", "timeSpentS", "completed"), ANY_JSON),
}
REQUESTS = st.sampled_from(list(BODIES)).flatmap(lambda address: st.tuples(st.just(address), BODIES[address]))


@pytest.fixture
def clients() -> list[Client]:
    published(VALID)
    return [signed_in(), with_token(), Client()]


def one_of_our_own(response: Answer) -> None:
    assert response.status_code in {200, 204, 400, 401, 403, 404, 409, 415}
    if response.status_code >= 400:
        assert response["Content-Type"] == "application/json"
        assert isinstance(response.json()["detail"], str)


@ANYTHING
@given(request=REQUESTS, who=st.integers(0, 2))
def test_any_json(clients: list[Client], request: tuple[str, Any], who: int) -> None:
    address, body = request
    one_of_our_own(clients[who].post(f"/api/{address}", json.dumps(body), content_type="application/json"))


@ANYTHING
@given(
    address=st.sampled_from(list(BODIES)),
    body=st.binary(max_size=60),
    kind=st.sampled_from(
        ["application/json", "text/plain", "application/json; charset=utf-16", "text/plain;charset=x"]
    ),
    who=st.integers(0, 2),
)
def test_any_bytes(clients: list[Client], address: str, body: bytes, kind: str, who: int) -> None:
    one_of_our_own(clients[who].generic("POST", f"/api/{address}", body, kind))


PARTS = st.one_of(
    st.sampled_from(
        ["soil", "lens", "clay", "progress", "next-module", "garden", "..", "", "%00", "%0A", CLAY, MODULE]
    ),
    TEXT.map(lambda text: quote(text.encode("utf-8", "surrogatepass"))),
)


@ANYTHING
@given(
    root=st.sampled_from(["modules", "courses", "progress/explain", "progress/complete"]),
    parts=st.lists(PARTS, max_size=4),
    last=st.sampled_from(["progress", "next-module", ""]),
    query=st.dictionaries(st.sampled_from(["course", "current", "anonymous_token"]), TEXT, max_size=2),
    method=st.sampled_from(["GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE"]),
    who=st.integers(0, 2),
)
def test_any_address(
    clients: list[Client], root: str, parts: list[str], last: str, query: dict[str, str], method: str, who: int
) -> None:
    asked = "&".join(f"{name}={quote(value.encode('utf-8', 'surrogatepass'))}" for name, value in query.items())
    response = clients[who].generic(method, f"/api/{root}/{'/'.join(parts)}/{last}?{asked}")
    assert response.status_code in {200, 204, 308, 400, 401, 404, 405, 409, 415}


@ANYTHING
@given(
    name=st.sampled_from(["X-Anonymous-Token", "Authorization", "Origin", "Cookie", "X-Forwarded-For", "Accept"]),
    value=st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=40),
    address=st.sampled_from(["progress/completed", "modules/soil/progress", "courses/garden/progress"]),
)
def test_any_header(clients: list[Client], name: str, value: str, address: str) -> None:
    response = clients[2].get(f"/api/{address}", headers={name: value})
    assert response.status_code in {200, 400, 401, 406}
    sent = clients[2].post("/api/progress/time", "{}", content_type="application/json", headers={name: value})
    assert sent.status_code in {400, 401, 406}
