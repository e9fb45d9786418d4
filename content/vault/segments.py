"""What a lens or a test is made of: one frozen dataclass a kind of segment, resolved and ready to show.

`id` is the author's own `id::` (None where there is none: the importer gives one, see DESIGN, Ids) and
`line` the heading's line in the file the segment is written in, counted from 1.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar

from content.enums import QuestionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Common to every kind: `optional` segments are shown as such and ask for nothing."""

    kind: ClassVar[str]
    id: str | None = None
    optional: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Segment):
    """The author's own words, in Markdown. Links and cards stand as tokens, see `content.vault.links`.

    `content_lines` gives the file's line of every line of the content.
    """

    kind: ClassVar[str] = "text"
    content: str
    content_lines: tuple[int, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat(Segment):
    """A talk with the tutor. `instructions` are for the tutor alone and never reach a browser."""

    kind: ClassVar[str] = "chat"
    instructions: str = ""
    hide_previous_from_user: bool = False
    hide_previous_from_tutor: bool = False
    reveal_all: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Segment):
    """An excerpt of somebody's article, in Markdown with directives.

    `collapsed_before` and `collapsed_after` are what the lens skips around it, "" where nothing is skipped.
    """

    kind: ClassVar[str] = "article"
    content: str
    title: str = ""
    author: str = ""
    source_url: str = ""
    published: str = ""
    source_path: str = ""
    collapsed_before: str = ""
    collapsed_after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Video(Segment):
    """A stretch of a video, in seconds; `end_s` None means to the end of it."""

    kind: ClassVar[str] = "video"
    start_s: float = 0.0
    end_s: float | None = None
    transcript: str = ""
    title: str = ""
    channel: str = ""
    url: str = ""
    video_id: str | None = None
    source_path: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a question's `choices::`."""

    text: str
    correct: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Segment):
    """Something to answer. `assessment_instructions` is the rubric: it and the answers never reach a browser."""

    kind: ClassVar[str] = "question"
    content: str
    question_kind: QuestionKind = QuestionKind.FREE
    assessment_instructions: str = ""
    max_time: str = ""
    max_chars: int | None = None
    enforce_voice: bool = False
    feedback: bool = False
    choices: tuple[Choice, ...] = ()
    answers: tuple[str, ...] = ()
    tolerance: Decimal = Decimal(0)
    explanation: str = ""
    difficulty: int | None = None
    topic: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Roleplay(Segment):
    """A part to play against the tutor. Only `content` and `opening_message` are for the learner's eyes."""

    kind: ClassVar[str] = "roleplay"
    content: str
    ai_instructions: str
    opening_message: str = ""
    assessment_instructions: str = ""
    feedback: bool = False
