"""In tests, a request that asks for one row after the other fails, whatever page it is."""

import pytest
from django.contrib.auth.models import Permission
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from pytest_django import Settings
from zeal import NPlusOneError

pytestmark = pytest.mark.django_db


def one_by_one(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(",".join(permission.content_type.model for permission in Permission.objects.all()[:3]))


def at_once(_request: HttpRequest) -> HttpResponse:
    permissions = Permission.objects.select_related("content_type")[:3]
    return HttpResponse(",".join(permission.content_type.model for permission in permissions))


urlpatterns = [path("one-by-one/", one_by_one), path("at-once/", at_once)]


def test_row_after_row_is_an_error(client: Client, settings: Settings) -> None:
    settings.ROOT_URLCONF = __name__
    with pytest.raises(NPlusOneError, match=r"Permission\.content_type"):
        client.get("/one-by-one/")


def test_all_rows_at_once_are_fine(client: Client, settings: Settings) -> None:
    settings.ROOT_URLCONF = __name__
    assert client.get("/at-once/").content.count(b",") == 2
