"""Whoever has no account makes new rows only so fast; whoever studies is never held up."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client

from content.tests.publishing import published
from content.tests.vault.build import CLAY, SAND, VALID
from progress.models import ContentProgress, Learner
from progress.pacing import NewRowsThrottle
from progress.tests.api.asking import send, signed_in, with_token

pytestmark = pytest.mark.django_db

FAST = 3


@pytest.fixture(autouse=True)
def _three_a_minute(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(NewRowsThrottle, "rate", f"{FAST}/min", raising=False)
    cache.clear()
    yield
    cache.clear()


def beat(client: Client, content: object = CLAY, address: str = "192.0.2.1", proxies: str = "") -> int:
    headers = {"X-Forwarded-For": proxies} if proxies else {}
    answer = send(client, "progress/time", {"content_id": str(content)}, remote=address, headers=headers)
    if answer.status_code == 429:
        assert 0 < int(answer["Retry-After"]) <= 60
        assert list(answer.json()) == ["detail"]
    found: int = answer.status_code
    return found


def test_new_learners_from_one_address() -> None:
    assert [beat(with_token()) for _ in range(5)] == [204, 204, 204, 429, 429]
    assert Learner.objects.count() == FAST
    assert beat(with_token(), address="192.0.2.2") == 204


def test_new_contents_count_and_known_ones_do_not() -> None:
    published(VALID)
    client = with_token()
    assert [beat(client, content) for content in (CLAY, SAND, uuid4(), uuid4())] == [204, 204, 204, 429]
    assert [beat(client) for _ in range(5)] == [204] * 5
    assert not ContentProgress.objects.exclude(learner=Learner.objects.get()).exists()


def test_completions_count_too_and_are_undone_when_it_is_too_fast() -> None:
    bodies = [{"content_id": str(uuid4()), "content_type": "lens"} for _ in range(4)]
    client = with_token()
    assert [send(client, "progress/complete", body).status_code for body in bodies] == [200, 200, 200, 429]
    assert ContentProgress.objects.count() == FAST


def test_who_has_an_account_is_not_counted() -> None:
    client = signed_in()
    assert [beat(client, uuid4()) for _ in range(5)] == [204] * 5


def test_a_client_cannot_choose_its_address() -> None:
    assert [beat(with_token(), proxies=f"198.51.100.{n}") for n in range(4)] == [204, 204, 204, 429]


def test_it_can_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(NewRowsThrottle, "rate", None, raising=False)
    monkeypatch.setitem(NewRowsThrottle.THROTTLE_RATES, "new_rows", None)
    assert [beat(with_token()) for _ in range(5)] == [204] * 5
