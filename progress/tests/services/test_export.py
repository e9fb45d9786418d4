"""A learner can take along everything that Cairn holds about them, and nothing of anybody else."""

import json
from uuid import UUID

import pytest
from django.core.serializers.json import DjangoJSONEncoder

from content.tests.publishing import published
from content.tests.vault.build import CLAY, MODULE, OUTCOME, VALID
from progress.enums import ContentType
from progress.models import ApiToken, Learner
from progress.services.claim import claim
from progress.services.completion import complete_content
from progress.services.export import export
from progress.services.study_time import record_beats
from progress.tests.people import ada, at, interval, nameless

pytestmark = pytest.mark.django_db


def test_one_key_a_table() -> None:
    published(VALID)
    complete_content(ada(), UUID(CLAY), ContentType.LENS, at(60), beats=[interval(CLAY, 0, 60)])
    found = export(ada())
    assert list(found) == [
        "learner",
        "claimed_browsers",
        "account",
        "api_tokens",
        "content_progress",
        "events",
        "study_spans",
        "claim_receipts",
    ]
    assert found["content_progress"][0] == {
        "content_id": UUID(CLAY),
        "content_type": "lens",
        "content_title": "Clay",
        "registered": True,
        "started_at": at(0),
        "last_heartbeat_at": at(60),
        "total_time_spent_s": 60,
        "time_to_complete_s": 60,
        "completed_at": at(60),
    }
    assert found["study_spans"] == [
        {
            "content_id": UUID(CLAY),
            "lo_id": UUID(OUTCOME),
            "module_id": UUID(MODULE),
            "started_at": at(0),
            "ended_at": at(60),
            "on": at(0).date(),
        }
    ]
    assert [event["kind"] for event in found["events"]] == ["completed"]


def test_everything_in_it_can_be_written_down() -> None:
    published(VALID)
    browser = nameless()
    record_beats(browser, [interval(CLAY, 0, 60)], at(60))
    user = ada().user
    assert user is not None
    assert browser.token is not None
    claim(user, browser.token, at(70))
    found = export(ada())
    assert json.loads(json.dumps(found, cls=DjangoJSONEncoder)).keys() == found.keys()
    assert (len(found["claimed_browsers"]), len(found["claim_receipts"])) == (1, 1)
    assert str(browser.token) not in json.dumps(found, cls=DjangoJSONEncoder)


def test_a_key_is_named_and_not_shown() -> None:
    user = ada().user
    assert user is not None
    key = ApiToken.new_key()
    ApiToken.objects.create(user=user, name="my phone", digest=ApiToken.digest_of(key))
    found = export(ada())
    assert [token["name"] for token in found["api_tokens"]] == ["my phone"]
    assert ApiToken.digest_of(key) not in json.dumps(found, cls=DjangoJSONEncoder)


def test_nobody_gets_what_is_anothers() -> None:
    published(VALID)
    record_beats(ada(), [interval(CLAY, 0, 60)], at(60))
    found = export(nameless())
    assert {key: value for key, value in found.items() if value} == {}


def test_looking_makes_nothing() -> None:
    export(ada())
    export(nameless())
    assert Learner.objects.count() == 0
