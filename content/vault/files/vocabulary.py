"""The fields of every kind of section and segment."""

from collections.abc import Mapping

from content.vault.grammar.fields import Vocabulary

_EXCERPT_ONLY = dict.fromkeys(("from", "to"), "only Article and Video segments have excerpts")
_FEEDBACK = frozenset({"optional", "feedback"})


def _segment(*names: str, flags: frozenset[str] = frozenset(), excerpt: bool = False) -> Vocabulary:
    known = frozenset({"id", "optional", *names})
    return Vocabulary(known, flags | {"optional"}, None if excerpt else _EXCERPT_ONLY)


SEGMENTS: Mapping[str, Vocabulary] = {
    "Text": _segment("content"),
    "Chat": _segment(
        "instructions",
        "hidePreviousContentFromUser",
        "hidePreviousContentFromTutor",
        "reveal-all",
        flags=frozenset({"hidePreviousContentFromUser", "hidePreviousContentFromTutor", "reveal-all"}),
    ),
    "Article": _segment("source", "from", "to", excerpt=True),
    "Video": _segment("source", "from", "to", excerpt=True),
    "Question": _segment(
        "content",
        "assessment-instructions",
        "max-time",
        "max-chars",
        "enforce-voice",
        "feedback",
        "kind",
        "choices",
        "answer",
        "tolerance",
        "explanation",
        "difficulty",
        "topic",
        flags=_FEEDBACK | {"enforce-voice"},
    ),
    "Roleplay": _segment(
        "content", "ai-instructions", "opening-message", "assessment-instructions", "feedback", flags=_FEEDBACK
    ),
}

SEGMENT_TYPES = frozenset(SEGMENTS)

MODULE_LENS = Vocabulary(
    frozenset({"source", "optional", "hide", "id", "title", "tldr", "summary_for_tutor", "reveal-all", "replaces"}),
    frozenset({"optional", "hide", "reveal-all"}),
)
MODULE_OUTCOME = Vocabulary(frozenset({"source", "optional", "hide"}), frozenset({"optional", "hide"}))
SUBMODULE = Vocabulary(
    frozenset({"slug", "id", "requires", "sequential", "difficulty", "categories"}), frozenset({"sequential"})
)
OUTCOME_LENS = Vocabulary(
    frozenset({"source", "optional"}),
    frozenset({"optional"}),
    {"hide": "hide the lens or the outcome where a module lists it"},
)
TEST = Vocabulary(frozenset({"id", "replaces"}))
COURSE_MODULE = Vocabulary(frozenset({"optional"}), frozenset({"optional"}))
MEETING = Vocabulary(frozenset())
