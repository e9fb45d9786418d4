from dataclasses import fields, replace
from typing import Any

import pytest
from django.utils.safestring import SafeString

from content.enums import QuestionKind
from content.rendering import RenderedSegment, clear_cache, render_segments
from content.rendering.cache import Cache
from content.vault.segments import Article, Chat, Choice, Question, Roleplay, Segment, Text, Video

SECRETS = [
    Chat(instructions="SECRET"),
    Question(
        content="x",
        question_kind=QuestionKind.CHOICE,
        assessment_instructions="SECRET",
        answers=("SECRET",),
        explanation="SECRET",
        topic="SECRET",
        choices=(Choice("a", correct=True), Choice("b", correct=False)),
    ),
    Roleplay(content="x", ai_instructions="SECRET", assessment_instructions="SECRET"),
]


HIDING_A_FOOTNOTE = "[^1]: SECRET\n\n[b]: /SECRET"


@pytest.mark.parametrize(
    "segment",
    [
        Chat(instructions=HIDING_A_FOOTNOTE),
        Question(content="x", assessment_instructions=HIDING_A_FOOTNOTE, explanation=HIDING_A_FOOTNOTE),
        Roleplay(content="x[^1] [b]", ai_instructions=HIDING_A_FOOTNOTE, assessment_instructions=HIDING_A_FOOTNOTE),
    ],
    ids=lambda segment: segment.kind,
)
def test_no_footnote_or_link_brings_it_out(segment: Segment) -> None:
    assert "SECRET" not in repr(render_segments([Text(content="a[^1] [b]"), segment]))


@pytest.mark.parametrize("segment", SECRETS, ids=lambda segment: segment.kind)
def test_what_is_not_for_learners_stays_on_the_server(segment: Segment) -> None:
    (rendered,) = render_segments([segment])
    assert "SECRET" not in repr(rendered)


def test_no_choice_tells_whether_it_is_right() -> None:
    question = Question(content="x", choices=(Choice("a", correct=True), Choice("b", correct=False)))
    swapped = replace(question, choices=(Choice("a", correct=False), Choice("b", correct=True)))
    assert render_segments([question]) == render_segments([swapped])


def test_question() -> None:
    question = Question(
        id="q", content="What *is* it?", choices=(Choice("`a`\nb", correct=True), Choice("# c", correct=False))
    )
    assert render_segments([question]) == (
        RenderedSegment(
            kind="question",
            id="q",
            optional=False,
            html=SafeString('<div class="prose"><p>What <em>is</em> it?</p>\n</div>'),
            choices=(SafeString("<code>a</code>\nb"), SafeString("# c")),
        ),
    )


def test_roleplay() -> None:
    roleplay = Roleplay(content="You are.", ai_instructions="x", opening_message="*Hi.*")
    assert render_segments([roleplay]) == (
        RenderedSegment(
            kind="roleplay",
            id=None,
            optional=False,
            html=SafeString('<div class="prose"><p>You are.</p>\n</div>'),
            opening_message=SafeString('<div class="prose"><p><em>Hi.</em></p>\n</div>'),
        ),
    )


def test_chat_has_no_text() -> None:
    assert render_segments([Chat(id="c", optional=True, instructions="x")]) == (
        RenderedSegment(kind="chat", id="c", optional=True),
    )


def test_segments_come_out_in_order() -> None:
    segments = [Text(content="a"), Chat(), Video(), Article(content="b"), Text(content="")]
    assert [segment.kind for segment in render_segments(segments)] == ["text", "chat", "video", "article", "text"]
    assert render_segments([]) == ()


def test_same_content_is_rendered_once() -> None:
    clear_cache()
    first = render_segments([Text(content="a")])
    assert render_segments([Text(content="a")]) is first
    clear_cache()
    assert render_segments([Text(content="a")]) is not first


@pytest.mark.parametrize(
    ("segment", "name"),
    [
        (segment, field.name)
        for segment in (Text(content="a"), Article(content="a"), Video(), Question(content="a"))
        for field in fields(segment)
        if isinstance(getattr(segment, field.name), str)
    ],
    ids=lambda value: value if isinstance(value, str) else value.kind,
)
def test_change_of_any_text_is_seen(segment: Segment, name: str) -> None:
    before = render_segments([segment])
    change: dict[str, Any] = {name: "changed"}
    after = render_segments([replace(segment, **change)])
    assert after is not before


def test_cache_forgets_what_was_asked_for_longest_ago() -> None:
    cache, made = Cache[str](2), list[str]()

    def ask(key: str) -> str:
        return cache.get(key.encode(), lambda: made.append(key) or key)  # type: ignore[func-returns-value]

    assert [ask(key) for key in "abacab"] == list("abacab")
    assert made == ["a", "b", "c", "b"]
    assert len(cache) == 2
