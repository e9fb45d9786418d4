"""What the database keeps of a segment is the segment."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from content.bodies import as_body, body_of
from content.enums import QuestionKind
from content.vault import segments

EVERY_KIND = [
    segments.Text(content="Words.", optional=True),
    segments.Chat(instructions="Ask.", hide_previous_from_user=True, reveal_all=True),
    segments.Article(content="Said well.", author="Ines Field", collapsed_before="Before."),
    segments.Video(start_s=2.5, end_s=None, transcript="Said.", video_id="abc"),
    segments.Question(
        content="How much?",
        question_kind=QuestionKind.NUMBER,
        answers=("3.1",),
        tolerance=Decimal("0.05"),
        max_chars=9,
    ),
    segments.Question(
        content="Which?",
        question_kind=QuestionKind.CHOICE,
        choices=(segments.Choice("this", correct=True), segments.Choice("that", correct=False)),
    ),
    segments.Roleplay(id="r", content="You meet.", ai_instructions="You are.", feedback=True),
]


@pytest.mark.parametrize("segment", EVERY_KIND, ids=lambda segment: segment.kind)
def test_there_and_back_through_json(segment: segments.Segment) -> None:
    body = json.loads(json.dumps(as_body(segment)))
    assert body_of(segment.kind, body, identity=segment.id, optional=segment.optional) == replace(segment, line=0)
