"""Whom a request is from: the order of proofs, and what each of them is worth."""

from http.cookies import Morsel
from itertools import combinations
from uuid import UUID, uuid4

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils.timezone import now
from pytest_django import DjangoAssertNumQueries, Settings

from progress.exceptions import CookieOnly, KeyUnknown, MalformedToken, NoIdentity
from progress.identity import Identity
from progress.middleware import LearnerCookie
from progress.models import ApiToken, Learner
from progress.requests import (
    ZONE_COOKIE,
    browser_identity,
    cookie_name,
    cookie_token,
    identity_of,
    new_token,
    require_identity,
)
from progress.services.learners import find_learner, lock_learner
from progress.services.tokens import make_token, revoke_token
from progress.tests.doors import person, signed

pytestmark = pytest.mark.django_db

HEADER, OLDER, COOKIE, QUERY = (UUID(int=n, version=4) for n in range(1, 5))
BAD = ["", "me", "1", str(HEADER).replace("-", ""), f"{{{HEADER}}}", f"urn:uuid:{HEADER}", f"{HEADER}, {HEADER}"]


def request(
    *,
    user: User | None = None,
    key: str | None = None,
    header: object = None,
    older: object = None,
    cookie: object = None,
    query: object = None,
    method: str = "GET",
    zone: str | None = None,
) -> HttpRequest:
    headers = {"Authorization": key, "X-Anonymous-Token": header, "X-Session-Token": older}
    made = RequestFactory().generic(
        method,
        "/" if query is None else f"/?anonymous_token={query}",
        headers={name: str(value) for name, value in headers.items() if value is not None},
    )
    made.user = user or AnonymousUser()
    cookies = {cookie_name(): cookie if cookie is None else str(cookie), ZONE_COOKIE: zone}
    made.COOKIES.update({name: value for name, value in cookies.items() if value is not None})
    return made


def answered(made: HttpRequest) -> Morsel[str]:
    """The cookie that the browser gets."""
    response = LearnerCookie(lambda _: HttpResponse())(made)
    return response.cookies[cookie_name()]


def test_the_first_proof_counts_whatever_else_is_sent() -> None:
    ada, grace = person("ada"), person("grace")
    _, key = make_token(grace, "script")
    proofs: list[tuple[dict[str, object], Identity]] = [
        ({"user": ada}, Identity(user=ada)),
        ({"key": f"Token {key}"}, Identity(user=grace)),
        ({"header": HEADER}, Identity(token=HEADER)),
        ({"cookie": signed(COOKIE)}, Identity(token=COOKIE, in_cookie=True)),
        ({"query": QUERY}, Identity(token=QUERY)),
    ]
    for (first, wanted), (second, _) in combinations(proofs, 2):
        assert identity_of(request(**first, **second), query_allowed=True) == wanted  # type: ignore[arg-type]
    for proof, wanted in proofs:
        assert require_identity(request(**proof), query_allowed=True) == wanted  # type: ignore[arg-type]


def test_the_older_header_says_the_same() -> None:
    assert identity_of(request(older=OLDER)) == Identity(token=OLDER)
    assert identity_of(request(older=OLDER, cookie=signed(COOKIE))) == Identity(token=OLDER)
    assert identity_of(request(header=str(OLDER).upper(), older=OLDER)) == Identity(token=OLDER)


def test_two_headers_that_differ_name_nobody() -> None:
    with pytest.raises(MalformedToken, match="differ"):
        identity_of(request(header=HEADER, older=OLDER))


@pytest.mark.parametrize("bad", BAD)
def test_what_is_no_uuid_of_36_characters_is_refused(bad: str) -> None:
    for place in ("header", "older"):
        with pytest.raises(BadRequest, match="36 characters"):
            identity_of(request(**{place: bad}, cookie=signed(COOKIE)))  # type: ignore[arg-type]
    with pytest.raises(BadRequest, match="36 characters"):
        identity_of(request(query=bad.replace(",", "%2C")), query_allowed=True)


def test_the_address_counts_only_where_it_may() -> None:
    assert identity_of(request(query=QUERY)) is None
    assert identity_of(request(query="me")) is None


def test_nobody_is_nobody(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        assert identity_of(request()) is None
    with pytest.raises(NoIdentity, match="Sign in"):
        require_identity(request(query=QUERY))


@pytest.mark.parametrize("scheme", ["Token", "token", "TOKEN"])
def test_a_key_opens_by_any_spelling_of_its_scheme(scheme: str) -> None:
    ada = person("ada")
    _, key = make_token(ada, "script")
    assert identity_of(request(key=f"{scheme}  {key} ")) == Identity(user=ada)


def test_a_key_that_opens_nothing_is_not_passed_over() -> None:
    ada = person("ada")
    token, key = make_token(ada, "script")
    for wrong in ("Token", "Token ", "Token nonsense", f"Token {token.digest}"):
        with pytest.raises(KeyUnknown):
            identity_of(request(key=wrong, header=HEADER))
    revoke_token(ada, token.pk, now())
    with pytest.raises(KeyUnknown):
        identity_of(request(key=f"Token {key}"))


def test_the_key_of_a_closed_account_opens_nothing() -> None:
    ada = person("ada")
    _, key = make_token(ada, "script")
    User.objects.update(is_active=False)
    with pytest.raises(KeyUnknown):
        identity_of(request(key=f"Token {key}"))


def test_other_schemes_are_not_ours() -> None:
    assert identity_of(request(key="Basic YWRhOmFkYQ==")) is None
    assert identity_of(request(key="Bearer x", header=HEADER)) == Identity(token=HEADER)


def test_only_what_a_browser_sends_by_itself_needs_a_csrf_token() -> None:
    ada = person("ada")
    _, key = make_token(ada, "script")
    made = [request(user=ada), request(cookie=signed(COOKIE)), request(key=f"Token {key}"), request(header=HEADER)]
    assert [require_identity(one).ambient for one in made] == [True, True, False, False]
    assert not require_identity(request(query=QUERY), query_allowed=True).ambient


def test_reading_writes_nothing(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    _, key = make_token(person("ada"), "script")
    with django_assert_num_queries(1):
        identity_of(request(key=f"Token {key}"))
    for made in (request(header=HEADER), request(cookie=signed(COOKIE)), request(cookie="broken")):
        with django_assert_num_queries(0):
            browser_identity(made)
    assert ApiToken.objects.get().last_used_on is None


def test_a_write_notes_the_day_of_its_key_once(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    _, key = make_token(person("ada"), "script")
    for queries in (2, 1):
        with django_assert_num_queries(queries):
            identity_of(request(key=f"Token {key}", method="POST"))
    assert ApiToken.objects.get().last_used_on == now().date()


BROKEN = ["", "me", str(COOKIE), f"{COOKIE}:1:x", signed("me"), signed(COOKIE)[:-1]]


@pytest.mark.parametrize("broken", BROKEN, ids=range(len(BROKEN)))
def test_a_broken_cookie_is_no_cookie_and_gets_replaced(broken: str) -> None:
    assert identity_of(request(cookie=broken)) is None
    made = request(cookie=broken)
    identity = browser_identity(made)
    assert (identity.in_cookie, identity.ambient) == (True, True)
    assert identity.token != COOKIE
    assert answered(made).value != broken
    assert cookie_token(request(cookie=answered(made).value)) == identity.token


def test_a_page_keeps_the_cookie_it_gets() -> None:
    made = request(cookie=signed(COOKIE))
    assert browser_identity(made) == Identity(token=COOKIE, in_cookie=True)
    assert LearnerCookie(lambda _: HttpResponse())(made).cookies == {}


def test_a_new_browser_is_one_browser_within_its_first_request() -> None:
    made = request()
    assert browser_identity(made) == browser_identity(made) == identity_of(made)


def test_the_cookie_is_for_this_site_alone_and_out_of_reach_of_scripts(settings: Settings) -> None:
    made = request()
    new_token(made)
    plain = answered(made)
    assert (plain.key, plain["httponly"], plain["samesite"], plain["path"]) == ("learner", True, "Lax", "/")
    assert (plain["max-age"], plain["domain"], plain["secure"]) == (365 * 24 * 60 * 60, "", "")
    settings.HTTPS = True
    under_https = answered(made)
    assert (under_https.key, under_https["secure"], under_https["path"]) == ("__Host-learner", True, "/")
    assert under_https["domain"] == ""


def test_what_depends_on_the_cookie_is_kept_apart_by_caches() -> None:
    made = request()
    new_token(made)
    assert LearnerCookie(lambda _: HttpResponse())(made).headers["Vary"] == "Cookie"


def test_a_cookies_token_is_believed_from_the_cookie_alone() -> None:
    mine, mallorys = Identity(token=COOKIE, in_cookie=True), require_identity(request(header=COOKIE))
    lock_learner(mine, now())
    assert find_learner(mine) == lock_learner(mine, now())
    with pytest.raises(CookieOnly):
        find_learner(mallorys)
    with pytest.raises(CookieOnly):
        lock_learner(mallorys, now())
    with pytest.raises(NoIdentity):  # so that it is answered with 401
        find_learner(require_identity(request(query=COOKIE), query_allowed=True))


def test_a_programs_token_may_come_from_anywhere() -> None:
    learner = lock_learner(require_identity(request(header=HEADER)), now())
    assert find_learner(require_identity(request(query=HEADER), query_allowed=True)) == learner


@pytest.mark.parametrize(
    ("sent", "kept"),
    [("Europe/Stockholm", "Europe/Stockholm"), ("Mars/Olympus", "UTC"), ("../etc", "UTC"), (None, "UTC")],
)
def test_a_new_learners_days_end_at_midnight_where_the_browser_is(sent: str | None, kept: str) -> None:
    identity = require_identity(request(cookie=signed(COOKIE), zone=sent))
    assert lock_learner(identity, now()).timezone == kept
    later = require_identity(request(cookie=signed(COOKIE), zone="America/Lima"))
    assert lock_learner(later, now()).timezone == kept
    assert Learner.objects.count() == 1


def test_tokens_of_two_browsers_differ() -> None:
    tokens = {new_token(request()) for _ in range(3)} | {uuid4()}
    assert [len(tokens), {token.version for token in tokens}] == [4, {4}]
