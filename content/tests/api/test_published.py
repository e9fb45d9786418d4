import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from content.queries.outline import published_outline
from content.tests.publishing import published
from content.tests.vault.build import SAND_FILE, VALID, changed, edit

pytestmark = pytest.mark.django_db

ADDRESSES = ["/api/courses", "/api/courses/garden", "/api/modules", "/api/modules/soil", "/api/modules/lens/clay"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_answer_may_be_kept_by_anybody_who_asks_again(client: Client, address: str) -> None:
    published(VALID)
    response = client.get(address)
    assert response["Cache-Control"] == "public, no-cache"
    assert response["ETag"].startswith('W/"1-')
    assert "Vary" not in response


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_is_the_same_for_ada_and_sets_no_cookie(client: Client, address: str) -> None:
    published(VALID)
    anonymous = client.get(address)
    client.force_login(User.objects.create_user("ada"))
    hers = client.get(address)
    assert (hers.content, hers.headers) == (anonymous.content, anonymous.headers)
    assert hers.cookies == {}


@pytest.mark.parametrize("address", ADDRESSES)
def test_who_has_this_revision_gets_nothing_again(client: Client, address: str) -> None:
    published(VALID)
    etag = client.get(address)["ETag"]
    for held in (etag, etag.removeprefix("W/"), f'"other", {etag}', "*"):
        response = client.get(address, headers={"If-None-Match": held})
        assert (response.status_code, response.content) == (304, b"")
        assert (response["ETag"], response["Cache-Control"]) == (etag, "public, no-cache")


@pytest.mark.parametrize("held", ["", '"0-0"', "nonsense", '"', "W/", "\x7f"])
def test_who_has_another_gets_it(client: Client, held: str) -> None:
    published(VALID)
    assert client.get("/api/modules/soil", headers={"If-None-Match": held}).status_code == 200


def test_a_publication_is_seen_at_once(client: Client) -> None:
    published(VALID)
    etag = client.get("/api/modules/soil")["ETag"]
    published(changed(edit(SAND_FILE, "title: Sand", "title: Fine sand")))
    response = client.get("/api/modules/soil", headers={"If-None-Match": etag})
    assert response.json()["sections"][2]["title"] == "Fine sand"
    assert response["ETag"].startswith('W/"2-')


def test_one_query_for_who_has_it(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    published(VALID)
    etag = client.get("/api/modules/soil")["ETag"]
    published_outline()
    with django_assert_num_queries(1):
        client.get("/api/modules/soil", headers={"If-None-Match": etag})


def test_what_is_not_there_is_not_unchanged(client: Client) -> None:
    published(VALID)
    etag = client.get("/api/modules/soil")["ETag"]
    assert client.get("/api/modules/sea", headers={"If-None-Match": etag}).status_code == 404


@pytest.mark.parametrize("address", ADDRESSES)
def test_head_is_get_without_its_body(client: Client, address: str) -> None:
    published(VALID)
    head, whole = client.head(address), client.get(address)
    assert (head.status_code, head.content, head.headers) == (200, b"", whole.headers)


@pytest.mark.parametrize("address", ADDRESSES)
def test_options_names_the_methods(client: Client, address: str) -> None:
    published(VALID)
    response = client.options(address)
    assert (response.status_code, response["Allow"]) == (200, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW"])
def test_nothing_is_written_here(client: Client, address: str, method: str) -> None:
    response = client.generic(method, address, b'{"title": "Mine"}', content_type="application/json")
    assert (response.status_code, response.json()) == (405, {"detail": f'Method "{method}" not allowed.'})
