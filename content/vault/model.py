"""A vault put together: courses, modules flattened into sections, and what was wrong on the way."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from content.enums import Tier
from content.vault.files.documents import Meeting, Terms
from content.vault.grammar.text import count_words
from content.vault.issues import Issue
from content.vault.segments import Article, Question, Segment, Text, Video


@dataclass(frozen=True, slots=True, kw_only=True)
class Lens:
    """A lens with its segments, wherever it is listed. `path` is the file it is written in.

    `written` counts the segments its author wrote, those that could not be resolved too.
    """

    id: str
    title: str
    path: str
    tier: Tier
    segments: tuple[Segment, ...]
    tldr: str = ""
    summary_for_tutor: str = ""
    reveal_all: bool = False
    replaces: tuple[str, ...] = ()
    line: int = 1
    older_kind: str = ""
    written: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeTest:
    """An outcome's test. Its id is its author's, else the first id it gets (`own_id` is None then)."""

    id: str
    own_id: str | None
    segments: tuple[Segment, ...]
    line: int
    replaces: tuple[str, ...] = ()

    @property
    def feedback(self) -> bool:
        """Whether finishing it is followed by a talk: when any of its questions says so."""
        return any(isinstance(segment, Question) and segment.feedback for segment in self.segments)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A learning outcome; `name` is its file's."""

    id: str
    name: str
    path: str
    tier: Tier
    statement: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A lens or a test at one place of a module, with the title and the demands it has there."""

    content: Lens | OutcomeTest
    title: str
    path: str
    outcome: Outcome | None = None
    optional: bool = False
    hidden: bool = False

    @property
    def lens(self) -> Lens | None:
        """The lens, if it is one."""
        return self.content if isinstance(self.content, Lens) else None

    @property
    def test(self) -> OutcomeTest | None:
        """The test, if it is one."""
        return self.content if isinstance(self.content, OutcomeTest) else None

    @property
    def kind(self) -> str:
        """article, video, mixed, chat, text or test: what the learner will do here."""
        if isinstance(self.content, OutcomeTest):
            return "test"
        return self.content.older_kind or kind_of_segments(self.content.segments)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parent:
    """The module that a submodule is a part of."""

    id: str
    slug: str
    title: str
    own_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """A module, a submodule, or a lens standing alone as a module of one section.

    `own_id` is the id its author gave it, None for one that has its first id. A parent has children and no sections.
    `line` is its heading's in the file `written_in` (for a submodule marked in an outcome, the outcome's; "": `path`).
    """

    id: str
    own_id: str | None
    slug: str
    title: str
    path: str
    tier: Tier
    line: int = 1
    written_in: str = ""
    parent: Parent | None = None
    children: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    terms: Terms = field(default_factory=Terms)
    standalone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseModule:
    """A module in a course, by slug and id."""

    slug: str
    id: str
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A course: its modules (submodules one by one) and meetings in order."""

    id: str
    own_id: str | None
    slug: str
    title: str
    path: str
    tier: Tier
    description: str = ""
    aliases: tuple[str, ...] = ()
    items: tuple[CourseModule | Meeting, ...] = ()
    terms: Terms = field(default_factory=Terms)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vault:
    """Everything that could be understood, in the code-point order of paths, and every issue by file and line.

    `requires` gives, by the id of a course, module or submodule, the ids of what must be completed before it opens.
    """

    courses: tuple[Course, ...] = ()
    modules: tuple[Module, ...] = ()
    lenses: Mapping[str, Lens] = field(default_factory=dict)
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)
    requires: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()


def word_count(segments: tuple[Segment, ...]) -> int:
    """The words a learner reads: of texts and excerpts, not of what an excerpt skips nor of transcripts."""
    return sum(count_words(segment.content) for segment in segments if isinstance(segment, Text | Article))


def video_s(segments: tuple[Segment, ...]) -> float:
    """The seconds of video whose end is known."""
    clips = (segment for segment in segments if isinstance(segment, Video))
    return sum(clip.end_s - clip.start_s for clip in clips if clip.end_s is not None)


def kind_of_segments(segments: tuple[Segment, ...]) -> str:
    """article, video or mixed; else chat when a talk is all there is; else text."""
    kinds = {segment.kind for segment in segments}
    if {"article", "video"} <= kinds:
        return "mixed"
    for kind in ("article", "video"):
        if kind in kinds:
            return kind
    return "chat" if kinds and kinds <= {"chat", "roleplay"} else "text"
