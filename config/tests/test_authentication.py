import pytest
from django.contrib.auth.models import User
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.urls("config.tests.erring")]


def test_nobody_is_told_to_say_who_they_are(client: Client) -> None:
    response = client.get("/api/private")
    assert (response.status_code, response["WWW-Authenticate"]) == (401, "Session")
    assert response.json() == {"detail": "Authentication credentials were not provided."}


def test_ada_is_known_by_her_session(client: Client) -> None:
    client.force_login(User.objects.create_user("ada"))
    assert client.get("/api/private").json() == {"user": "ada"}


def test_another_site_can_send_nothing_in_her_name() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(User.objects.create_user("ada"))
    response = client.post("/api/private", {}, content_type="application/json")
    assert (response.status_code, response.json()) == (403, {"detail": "CSRF Failed: CSRF cookie not set."})
