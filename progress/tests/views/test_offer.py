"""The offer to keep a browser's work in an account."""

import pytest
from django.test import Client

from content.tests.publishing import published
from progress.tests.garden import GARDEN
from progress.tests.reading import leads_to, page_of, said
from progress.tests.views.marking import CLAY, SOIL, done, form_of, signed_in

pytestmark = pytest.mark.django_db

OFFER = r'<div class="notice offer">(.*?)</form>'
SAID = ["Your path is kept in this browser. Create an account to find it on other devices too. Not now"]


@pytest.fixture(autouse=True)
def _garden() -> None:
    published(GARDEN)


def test_it_comes_after_the_first_completion(client: Client) -> None:
    assert said(page_of(client, SOIL), OFFER) == []
    done(client, CLAY)
    for address in (SOIL, "/lenses/alone/", "/dashboard/"):
        assert said(page_of(client, address), OFFER) == SAID
    for address in ("/", "/courses/garden/"):
        assert said(page_of(client, address), OFFER) == []


def test_it_leads_back(client: Client) -> None:
    done(client, CLAY)
    assert f'href="/accounts/signup/?next={SOIL}%3Flens%3D{CLAY}"' in page_of(client, f"{SOIL}?lens={CLAY}")


def test_not_now_is_kept(client: Client) -> None:
    done(client, CLAY)
    assert leads_to(client.post("/offer/later/", {"next": SOIL})) == (302, SOIL)
    assert said(page_of(client, SOIL), OFFER) == []


@pytest.mark.parametrize("elsewhere", ["https://mallory.example/", "//mallory.example", ""])
def test_it_leads_to_no_other_site(client: Client, elsewhere: str) -> None:
    assert leads_to(client.post("/offer/later/", {"next": elsewhere})) == (302, "/")


def test_who_has_an_account_is_not_asked() -> None:
    ada = done(signed_in("ada"), CLAY)
    assert said(page_of(ada, SOIL), OFFER) == []
    assert form_of(ada, SOIL)[0] == "/complete/"
