"""Fields: `name:: value`, the value running on to the next field, the next heading or the section's end."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from content.vault.catalogue import Code
from content.vault.grammar.headings import DEEPEST, is_markdown_heading, parse_heading
from content.vault.grammar.lines import Lines
from content.vault.grammar.text import SPACE, did_you_mean, distance, trim
from content.vault.issues import Finding

_FIELD = re.compile(r"([A-Za-z0-9_-]+)::")
_SINGLE = re.compile(f"([A-Za-z0-9_-]+):(?:[{SPACE}]|\\Z)")
_ESCAPED_HEADING = re.compile(r"^[\\!](#+)", re.MULTILINE)

PROSE = frozenset(
    {
        "content",
        "instructions",
        "ai-instructions",
        "assessment-instructions",
        "opening-message",
        "explanation",
        "choices",
        "answer",
        "tldr",
        "summary_for_tutor",
    }
)
"""Fields whose value is the author's free text."""

ESCAPABLE = frozenset({"content", "instructions", "ai-instructions"})
"""Fields in which a backslash before a heading's `#` is taken away."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field's trimmed value, the index of the line its name stands on, and of the one where the value begins."""

    value: str
    line: int
    start: int


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one section or segment, by name, with what is wrong about them."""

    by_name: Mapping[str, Field]
    line: int
    findings: tuple[Finding, ...]

    def __contains__(self, name: str) -> bool:
        return name in self.by_name

    def text(self, name: str) -> str:
        """The field's value, headings unescaped where authors escape them; "" where there is none."""
        field = self.by_name.get(name)
        if field is None:
            return ""
        return _ESCAPED_HEADING.sub(r"\1", field.value) if name in ESCAPABLE else field.value

    def flag(self, name: str) -> bool:
        """Whether a yes-or-no field says true (in whatever case); anything else is no."""
        return self.text(name).lower() == "true"

    def start_of(self, name: str) -> int:
        """The index of the line on which the field's value begins."""
        field = self.by_name.get(name)
        return field.start if field else self.line

    def line_of(self, name: str) -> int:
        """The index of the field's line, or of the heading it belongs to."""
        field = self.by_name.get(name)
        return field.line if field else self.line


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names that mean something in a place; `flags` are those among them that take true or false."""

    known: frozenset[str]
    flags: frozenset[str] = frozenset()
    misplaced: Mapping[str, str] | None = None


def read_fields(lines: Lines, span: range, vocabulary: Vocabulary, *, heading: int, above: int = DEEPEST) -> Fields:
    """The fields of the lines of `span`, below the heading at index `heading`; of a repeated one the last wins.

    `above`: the level of a section that may have others below it. What stands below a heading deeper than that is
    none of its own, even if that heading means nothing here.
    """
    reader = _Reader(vocabulary, above)
    for index in span:
        reader.take(index, lines.texts[index])
    reader.close()
    reader.check_values()
    return Fields(reader.fields, heading, tuple(reader.findings))


class _Reader:
    """Collects fields line by line."""

    def __init__(self, vocabulary: Vocabulary, above: int) -> None:
        self.vocabulary = vocabulary
        self.above = above
        self.fields: dict[str, Field] = {}
        self.findings: list[Finding] = []
        self._name = ""
        self._line = 0
        self._value: list[str] = []
        self._stray_reported = False
        self._astray = 0

    def take(self, index: int, text: str) -> None:
        """One more line."""
        found = _FIELD.match(text)
        if found:
            self.close()
            self._open(found.group(1), index, text[found.end() :])
        elif is_markdown_heading(text):
            self._heading(index, text)
        elif self._name:
            self._value.append(text)
            self._check_colon(index, text)
        elif trim(text):
            self._stray(index, text)

    def close(self) -> None:
        """Store the field that is being read."""
        if self._name:
            blank = next((count for count, text in enumerate(self._value) if trim(text)), 0)
            self.fields[self._name] = Field(trim("\n".join(self._value)), self._line, self._line + blank)
            self._name = ""

    def _open(self, name: str, index: int, rest: str) -> None:
        if self._astray > self.above:
            return
        if not self._astray:
            self._check_name(name, index)
        self._name, self._line, self._value = name, index, [rest]

    def _heading(self, index: int, text: str) -> None:
        """A heading that is no structure here ends the field all the same."""
        level = len(text) - len(text.lstrip("#"))
        marks = "#" * level
        if self._astray and level > self._astray:
            pass  # a part of what is reported already
        elif _is_structural(text):
            lot = "left out" if level > self.above else "taken for fields of what is above"
            message = f"this heading means nothing here, and what follows is {lot}"
            self._found(Code.HEADING_UNKNOWN, index, message, f"other levels or another file; in a text: \\{marks}")
            self._astray = level
        elif self._name in ESCAPABLE:
            message = f"a heading ends the value of “{self._name}::”"
            self._found(Code.HEADING_IN_FIELD, index, message, f"write \\{marks} to keep the heading in the text")
        self.close()

    def _stray(self, index: int, text: str) -> None:
        if self._astray or self._check_colon(index, text) or self._stray_reported:
            return
        self._stray_reported = True
        hint = "put it under a field such as “content::”; a heading above may have ended the field"
        self._found(Code.TEXT_OUTSIDE_FIELD, index, "text outside any field is not shown", hint)

    def _check_colon(self, index: int, text: str) -> bool:
        """A known name with one colon was meant as a field, except where prose may begin so."""
        found = _SINGLE.match(text)
        if not found or found.group(1) not in self.vocabulary.known:
            return False
        name = found.group(1)
        if self._name in PROSE and name.isalpha() and name.islower():
            return False
        self._found(Code.FIELD_SINGLE_COLON, index, f"“{name}:” has one colon", f"write “{name}::”")
        return True

    def _check_name(self, name: str, index: int) -> None:
        known, misplaced = self.vocabulary.known, self.vocabulary.misplaced or {}
        if name in self.fields:
            self._found(Code.FIELD_REPEATED, index, f"“{name}::” is given twice; the last one counts")
        if name in misplaced:
            self._found(Code.FIELD_MISPLACED, index, f"“{name}::” has no effect here", misplaced[name])
        elif name not in known and (hint := did_you_mean(name, known)):
            self._found(Code.FIELD_UNKNOWN, index, f"“{name}::” is not a field of this place", hint)

    def check_values(self) -> None:
        """Yes-or-no fields that say neither."""
        for name in sorted(self.vocabulary.flags & self.fields.keys()):
            field = self.fields[name]
            if field.value.lower() not in {"true", "false"}:
                message = f"“{name}::” takes true or false, not “{field.value[:40]}”"
                self._found(Code.FIELD_NOT_BOOLEAN, field.line, message, "it counts as false")

    def _found(self, code: Code, line: int, message: str, hint: str = "") -> None:
        self.findings.append(Finding(code, line, message, hint))


_STRUCTURAL = ("lens", "learning outcome", "submodule", "test", "module", "meeting", "text", "chat", "article")
_STRUCTURAL_WORDS = (*_STRUCTURAL, "video", "question", "roleplay", "article-excerpt", "video-excerpt")


def _is_structural(text: str) -> bool:
    """Whether a heading is near enough to a word of structure that another check speaks of it."""
    heading = parse_heading(text)
    return heading is not None and any(distance(heading.word.lower(), word, 2) <= 2 for word in _STRUCTURAL_WORDS)
