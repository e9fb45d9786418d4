"""Questions: what is asked, and how an answer is told right. A question that nobody could answer is an error."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation

from content.enums import QuestionKind
from content.vault.catalogue import Code
from content.vault.grammar.fields import Fields
from content.vault.grammar.text import did_you_mean, trim
from content.vault.issues import Report
from content.vault.segments import Choice, Question

_CHOICE = re.compile(r"[-*+] \[([ xX])\][ \t]+(.*)\Z")
_LEADING_NUMBER = re.compile(r"[0-9]{1,9}")
_NUMBER = re.compile(r"[-+]?[0-9]{1,30}(?:\.[0-9]{1,30})?(?:[eE][-+]?[0-9]{1,3})?\Z")
_ONLY_FOR: Mapping[str, frozenset[QuestionKind]] = {
    "choices": frozenset({QuestionKind.CHOICE, QuestionKind.MULTIPLE}),
    "answer": frozenset({QuestionKind.NUMBER, QuestionKind.TEXT}),
    "tolerance": frozenset({QuestionKind.NUMBER}),
}


def read_question(fields: Fields, report: Report, *, id: str | None, line: int) -> Question | None:  # noqa: A002
    """The question that the fields make; None, and why, when its kind and its answer do not fit."""
    kind = _kind(fields, report)
    if kind is None:
        return None
    choices = _choices(fields)
    answers = _answers(fields)
    tolerance = _tolerance(fields, report)
    fault = _fault(kind, choices, answers, fields)
    if fault:
        report.add(Code.QUESTION_INVALID, fields.line, f"{kind.value} question: {fault}")
    if fault or tolerance is None:
        return None
    return Question(
        id=id,
        optional=fields.flag("optional"),
        line=line,
        content=fields.text("content"),
        question_kind=kind,
        assessment_instructions=fields.text("assessment-instructions"),
        max_time=fields.text("max-time"),
        max_chars=_whole(fields, "max-chars", report),
        enforce_voice=fields.flag("enforce-voice"),
        feedback=fields.flag("feedback"),
        choices=choices,
        answers=answers,
        tolerance=tolerance,
        explanation=fields.text("explanation"),
        difficulty=_difficulty(fields, report),
        topic=fields.text("topic"),
    )


def _kind(fields: Fields, report: Report) -> QuestionKind | None:
    text = fields.text("kind").lower()
    if not text:
        return QuestionKind.FREE
    if text in QuestionKind.values:
        return QuestionKind(text)
    hint = did_you_mean(text[:40], frozenset(QuestionKind.values)) or f"one of {', '.join(QuestionKind.values)}"
    report.add(Code.QUESTION_INVALID, fields.line_of("kind"), f"“{text[:40]}” is not a kind of question", hint)
    return None


def _choices(fields: Fields) -> tuple[Choice, ...]:
    """The task list's items; a line that begins no item goes on the one above."""
    items: list[tuple[str, bool]] = []
    for line in fields.text("choices").split("\n"):
        found = _CHOICE.match(line)
        if found:
            items.append((found.group(2), found.group(1) != " "))
        elif items and trim(line):
            items[-1] = (f"{items[-1][0]}\n{trim(line)}", items[-1][1])
    return tuple(Choice(trim(text), correct) for text, correct in items)


def _answers(fields: Fields) -> tuple[str, ...]:
    """Every accepted answer: one a line, a list's marks taken away."""
    lines = (trim(line).removeprefix("- ") for line in fields.text("answer").split("\n"))
    return tuple(dict.fromkeys(filter(None, map(trim, lines))))


def _fault(kind: QuestionKind, choices: tuple[Choice, ...], answers: tuple[str, ...], fields: Fields) -> str:
    for name, kinds in _ONLY_FOR.items():
        if name in fields and kind not in kinds:
            return f"“{name}::” goes with kind:: {' or '.join(sorted(kinds))}"
    check = _FAULTS.get(kind)
    return check(choices, answers) if check else ""


def _choice_fault(choices: tuple[Choice, ...], _: tuple[str, ...]) -> str:
    if fault := _list_fault(choices):
        return fault
    right = sum(choice.correct for choice in choices)
    return "" if right == 1 else f"exactly one choice is right, marked [x]; here are {right}"


def _multiple_fault(choices: tuple[Choice, ...], _: tuple[str, ...]) -> str:
    if fault := _list_fault(choices):
        return fault
    return "" if any(choice.correct for choice in choices) else "at least one choice is right, marked [x]"


def _list_fault(choices: tuple[Choice, ...]) -> str:
    if len(choices) < 2:
        return "“choices::” needs two lines or more such as “- [x] this” and “- [ ] that”"
    texts = [choice.text for choice in choices]
    return "two choices are the same" if len(set(texts)) < len(texts) else ""


def _number_fault(_: tuple[Choice, ...], answers: tuple[str, ...]) -> str:
    if len(answers) == 1 and parse_number(answers[0]) is not None:
        return ""
    return "“answer::” is one number, with a point if it has a fraction"


def _text_fault(_: tuple[Choice, ...], answers: tuple[str, ...]) -> str:
    return "" if answers else "“answer::” is missing: every accepted text on a line of its own"


_FAULTS: Mapping[QuestionKind, Callable[[tuple[Choice, ...], tuple[str, ...]], str]] = {
    QuestionKind.CHOICE: _choice_fault,
    QuestionKind.MULTIPLE: _multiple_fault,
    QuestionKind.NUMBER: _number_fault,
    QuestionKind.TEXT: _text_fault,
}


def parse_number(text: str) -> Decimal | None:
    """The number a text is, exactly; None for what is no number. A comma is none: it means a different thing abroad."""
    try:
        return Decimal(text) if _NUMBER.match(text) else None
    except InvalidOperation:
        return None


def _tolerance(fields: Fields, report: Report) -> Decimal | None:
    text = fields.text("tolerance")
    if not text:
        return Decimal(0)
    value = parse_number(text)
    if value is None or value < 0:
        report.add(Code.QUESTION_INVALID, fields.line_of("tolerance"), f"“{text[:40]}” is not a tolerance", "0 or more")
        return None
    return value


def _difficulty(fields: Fields, report: Report) -> int | None:
    text = fields.text("difficulty")
    if text and text not in {"1", "2", "3", "4", "5"}:
        report.add(Code.FIELD_INVALID, fields.line_of("difficulty"), f"“{text[:40]}” is no difficulty", "1 to 5")
        return None
    return int(text) if text else None


def _whole(fields: Fields, name: str, report: Report) -> int | None:
    text = fields.text(name)
    found = _LEADING_NUMBER.match(text)
    if text and (not found or found.group() != text):
        report.add(Code.FIELD_INVALID, fields.line_of(name), f"“{name}::” is a whole number, not “{text[:40]}”")
    return int(found.group()) if found else None
