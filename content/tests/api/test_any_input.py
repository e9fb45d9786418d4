"""Whatever is asked, the answer is one of the API's own."""

import re
from urllib.parse import quote, unquote, urlencode

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.tests.publishing import published
from content.tests.vault.build import VALID

pytestmark = pytest.mark.django_db

ANYTHING = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
BYTES = st.binary(max_size=40).map(quote)
PARTS = st.one_of(
    st.sampled_from(["soil", "lens", "clay", "progress", "garden", "first-garden", "..", ".", "", "%00", "%0A", "%"]),
    st.text(max_size=12).map(lambda text: quote(text.encode("utf-8", "surrogatepass"))),
    BYTES,
)
SLUGS = st.lists(PARTS, max_size=5).map("/".join)
PARAMETERS = st.dictionaries(st.sampled_from(["type", "format", "page", "x"]), st.text(max_size=12), max_size=3)
HEADER = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=30)
ACCEPT = st.one_of(HEADER, st.sampled_from(["*/*;q=x", "application/json;indent=-9", "a/b;;=,/", "text/html", ","]))


@pytest.fixture
def garden() -> Client:
    published(VALID)
    return Client()


def parameters(chosen: dict[str, str]) -> str:
    return urlencode({name: value.encode("utf-8", "surrogatepass") for name, value in chosen.items()})


@ANYTHING
@given(root=st.sampled_from(["courses", "modules", "nothing"]), slug=SLUGS, chosen=PARAMETERS)
def test_any_address(garden: Client, root: str, slug: str, chosen: dict[str, str]) -> None:
    response = garden.get(f"/api/{root}/{slug}?{parameters(chosen)}")
    # What ends so is about a learner, and nobody asks.
    asks_who = root == "modules" and re.match(r".+/progress/?$", unquote(slug)) is not None
    assert response.status_code in ({401} if asks_who else {200, 308, 400, 404})
    assert response.status_code == 308 or response["Content-Type"] == "application/json"


@ANYTHING
@given(accept=ACCEPT, held=HEADER, language=HEADER, host=st.sampled_from(["testserver", "elsewhere", "a b", "[", ""]))
def test_any_header(garden: Client, accept: str, held: str, language: str, host: str) -> None:
    headers = {"Accept": accept, "If-None-Match": held, "Accept-Language": language, "Host": host}
    response = garden.get("/api/modules/soil", headers=headers)
    assert response.status_code in {200, 304, 400, 406}
    assert response.status_code == 304 or response["Content-Type"] == "application/json"


@ANYTHING
@given(method=st.sampled_from(["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"]), kind=ACCEPT, body=st.binary())
def test_any_body(garden: Client, method: str, kind: str, body: bytes) -> None:
    response = garden.generic(method, "/api/modules/soil", body, content_type=kind)
    assert response.status_code == (200 if method in {"OPTIONS", "HEAD"} else 405)
