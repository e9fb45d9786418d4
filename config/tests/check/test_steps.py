"""What surrounds a step."""

import pytest

from config.check.steps import STEPS, on_postgresql, production


def test_a_named_server_is_used_in_place_of_the_embedded_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEST_DATABASE_URL", "postgresql://db.example/cairn")
    with on_postgresql() as environment:
        assert environment["DATABASE_URL"] == "postgresql://db.example/cairn"


def test_production_is_checked_with_debug_off() -> None:
    with production() as environment:
        assert (environment["DEBUG"], environment["ALLOWED_HOSTS"]) == ("false", "cairn.example")


def test_names_are_unique_and_the_tests_come_last() -> None:
    names = [step.name for step in STEPS]
    assert len(set(names)) == len(names)
    assert [step.name for step in STEPS if step.counts_tests] == names[-2:]
