"""Segments as JSON and back: what the database keeps is exactly the vault's dataclass."""

from dataclasses import fields
from decimal import Decimal
from typing import Any

from content.enums import QuestionKind
from content.vault import segments

Body = dict[str, Any]

_KINDS: dict[str, type[segments.Segment]] = {
    kind.kind: kind
    for kind in (
        segments.Text,
        segments.Chat,
        segments.Article,
        segments.Video,
        segments.Question,
        segments.Roleplay,
    )
}
_ELSEWHERE = frozenset({"id", "optional", "line", "content_lines"})


def as_body(segment: segments.Segment) -> Body:
    """What is peculiar to the segment's kind; what every segment has stands in columns of its own."""
    return {
        field.name: _plain(getattr(segment, field.name))
        for field in fields(segment)
        if field.name not in _ELSEWHERE and getattr(segment, field.name) != field.default
    }


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, tuple):
        return [[item.text, item.correct] if isinstance(item, segments.Choice) else item for item in value]
    return value


def body_of(kind: str, body: Body, *, identity: str | None = None, optional: bool = False) -> segments.Segment:
    """The segment that a body was made from."""
    values = dict(body)
    if "tolerance" in values:
        values["tolerance"] = Decimal(values["tolerance"])
    if "question_kind" in values:
        values["question_kind"] = QuestionKind(values["question_kind"])
    if "choices" in values:
        values["choices"] = tuple(segments.Choice(text, correct) for text, correct in values["choices"])
    if "answers" in values:
        values["answers"] = tuple(values["answers"])
    return _KINDS[kind](id=identity, optional=optional, **values)
