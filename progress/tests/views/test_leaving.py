"""Leaving: asked once, done whole."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from content.tests.publishing import published
from content.tests.vault.build import SAND, VALID
from progress.identity import Identity
from progress.models import ContentProgress
from progress.tests.doors import person, study

pytestmark = pytest.mark.django_db

PAGE = "/profile/leaving/"


@pytest.fixture
def ada(client: Client) -> User:
    published(VALID)
    user = person("ada")
    client.force_login(user)
    study(Identity(user=user), content=SAND)
    return user


def test_the_profile_leads_to_what_is_held_and_to_its_end(client: Client, ada: User) -> None:
    shown = client.get("/profile/").content.decode()
    assert '<a class="button" href="/api/progress/export">Download everything</a>' in shown
    assert f'href="{PAGE}"' in shown


@pytest.mark.parametrize("sent", [{}, {"understood": "no"}])
def test_without_the_tick_nothing_goes(client: Client, ada: User, sent: dict[str, str]) -> None:
    answer = client.post(PAGE, sent)
    assert "Tick the box" in answer.content.decode()
    assert User.objects.filter(pk=ada.pk).exists()


def test_with_it_everything_goes_and_the_home_page_says_so(client: Client, ada: User) -> None:
    assert ContentProgress.objects.filter(learner__user=ada).exists()
    answer = client.post(PAGE, {"understood": "yes"}, follow=True)
    assert "Your account and everything in it are gone." in answer.content.decode()
    assert not User.objects.filter(pk=ada.pk).exists()
    assert ContentProgress.objects.count() == 0


def test_only_who_is_signed_in_can_leave(client: Client) -> None:
    assert client.get(PAGE).headers["Location"] == f"/accounts/login/?next={PAGE}"


def test_another_site_can_make_nobody_leave() -> None:
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(person("ada"))
    assert careful.post(PAGE, {"understood": "yes"}).status_code == 403
    assert User.objects.filter(username="ada").exists()
