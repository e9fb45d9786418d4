"""Questions: how an answer is told right."""

from decimal import Decimal

import pytest

from content.enums import QuestionKind
from content.tests.vault.build import OUTCOME_FILE, changed, edit, vault_of
from content.vault.files.questions import parse_number
from content.vault.segments import Choice, Question

ASKED = "content:: Which soil holds water?"


def question(fields: str) -> Question:
    vault = vault_of(changed(edit(OUTCOME_FILE, ASKED, f"{ASKED}\n{fields}")))
    assert vault.issues == ()
    (segment,) = next(section.test for module in vault.modules for section in module.sections if section.test).segments
    assert isinstance(segment, Question)
    return segment


def test_without_a_kind_a_person_grades_it() -> None:
    found = question("max-time:: 3:00\nmax-chars:: 40\nenforce-voice:: true\ndifficulty:: 2\ntopic:: soils")
    assert (found.question_kind, found.answers, found.choices) == (QuestionKind.FREE, (), ())
    assert (found.max_time, found.max_chars, found.enforce_voice) == ("3:00", 40, True)
    assert (found.difficulty, found.topic, found.assessment_instructions) == (2, "soils", "Clay does.")


def test_choices_may_take_several_lines() -> None:
    found = question("kind:: choice\nchoices::\nPick one:\n- [x] Clay,\n  the heavy one\n* [ ] Sand\n+ [ ] Silt")
    assert found.choices == (
        Choice("Clay,\nthe heavy one", True),
        Choice("Sand", False),
        Choice("Silt", False),
    )


def test_several_may_be_right() -> None:
    found = question("kind:: Multiple\nchoices::\n- [X] Clay\n- [ ] Sand\n- [x] Silt")
    assert [choice.correct for choice in found.choices] == [True, False, True]


def test_a_number_is_exact() -> None:
    found = question("kind:: number\nanswer:: 0.10\ntolerance:: 1e-2\nexplanation:: A tenth.")
    assert (found.answers, found.tolerance, found.explanation) == (("0.10",), Decimal("0.01"), "A tenth.")


def test_every_accepted_text_is_a_line() -> None:
    assert question("kind:: text\nanswer::\n- clay\n- Clay soil\n\n- clay").answers == ("clay", "Clay soil")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3", Decimal(3)),
        ("-3.50", Decimal("-3.50")),
        ("+1e3", Decimal(1000)),
        ("3,5", None),
        ("1 000", None),
        ("NaN", None),
        ("Infinity", None),
        ("1_0", None),
        ("٣", None),
        (".5", None),
        ("1e9999", None),
        ("", None),
    ],
)
def test_what_is_a_number(text: str, number: Decimal | None) -> None:
    assert parse_number(text) == number
