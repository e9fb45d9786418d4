"""What is held about somebody is theirs to take along and to take back, and nobody else's."""

from uuid import UUID, uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client

from content.tests.publishing import published
from content.tests.vault.build import CLAY, VALID
from progress.models import ContentProgress, Learner
from progress.services.study_time import record_beats
from progress.tests.api.asking import send, signed_in, user, with_key, with_token
from progress.tests.people import at, interval

pytestmark = pytest.mark.django_db


def study(client: Client) -> Client:
    send(client, "progress/time", {"content_id": CLAY, "time_delta_s": 30})
    return client


def test_an_export_has_what_was_done() -> None:
    published(VALID)
    answer = send(study(signed_in()), "progress/export", method="GET")
    found = answer.json()
    rows = {row["content_id"]: row["total_time_spent_s"] for row in found["content_progress"]}
    assert rows[CLAY] == 30
    assert found["account"]["username"] == "ada"
    assert (answer["Cache-Control"], answer["Content-Disposition"]) == ("private", 'attachment; filename="cairn.json"')


def test_an_export_has_nothing_of_anybody_else() -> None:
    published(VALID)
    study(signed_in("ada"))
    found = send(signed_in("mallory"), "progress/export", method="GET").json()
    assert (found["content_progress"], found["study_spans"], found["account"]["username"]) == ([], [], "mallory")
    assert Learner.objects.count() == 1


def test_a_browser_without_a_name_can_take_its_own() -> None:
    published(VALID)
    found = send(study(with_token()), "progress/export", method="GET").json()
    assert [row["content_id"] for row in found["study_spans"]] == [CLAY]
    assert found["account"] is None


@pytest.mark.parametrize(("address", "method"), [("progress/export", "GET"), ("account", "DELETE")])
def test_nobody_has_nothing(client: Client, address: str, method: str) -> None:
    assert send(client, address, method=method).status_code == 401


def test_an_account_is_gone_with_all_that_was_done_and_signed_out() -> None:
    published(VALID)
    record_beats(user("grace"), [interval(UUID(CLAY), 0, 10)], at(10))
    client = study(signed_in())
    assert send(client, "account", method="DELETE").status_code == 204
    assert not User.objects.filter(username="ada").exists()
    assert {row.learner.user.username for row in ContentProgress.objects.all() if row.learner.user} == {"grace"}
    assert send(client, "progress/completed", method="GET").status_code == 401


def test_a_token_erases_its_own_work_alone() -> None:
    published(VALID)
    study(signed_in())
    mine, token = uuid4(), uuid4()
    study(with_token(mine))
    study(with_token(token))
    assert send(with_token(token), "account", method="DELETE").status_code == 204
    assert not Learner.objects.filter(anonymous_token=token).exists()
    assert Learner.objects.count() == 2


def test_a_key_may_erase_as_its_owner_may() -> None:
    assert send(with_key("ada"), "account", method="DELETE").status_code == 204
    assert not User.objects.filter(username="ada").exists()


def test_another_site_cannot_make_a_browser_erase() -> None:
    client = signed_in(enforce_csrf_checks=True)
    assert send(client, "account", method="DELETE").status_code == 403
    assert User.objects.filter(username="ada").exists()
