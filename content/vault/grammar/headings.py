"""The headings that give a file its structure, and the sections between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from content.vault.catalogue import Code
from content.vault.grammar.lines import Lines
from content.vault.grammar.text import SPACE, nearest, trim
from content.vault.issues import Finding

DEEPEST = 6
_HEADING = re.compile(f"(#{{1,6}})[{SPACE}]+([^:]+)(?::(.*))?\\Z")
_MARKDOWN_HEADING = re.compile(f"#{{1,6}}[{SPACE}]")


@dataclass(frozen=True, slots=True)
class Grammar:
    """Which headings a place allows: `types` in the author's spelling, between two levels.

    `flat` makes every allowed heading a sibling of the others; otherwise the first one fixes the level of
    the siblings and deeper ones belong to the section they stand in. `top_types` are allowed at level 1 alone.
    """

    types: frozenset[str]
    shallowest: int = 1
    deepest: int = DEEPEST
    flat: bool = False
    top_types: frozenset[str] = frozenset()

    def type_of(self, heading: "Heading") -> str | None:
        """The allowed type that the heading names, or None."""
        if not self.shallowest <= heading.level <= self.deepest:
            return None
        allowed = self.types | self.top_types if heading.level == 1 else self.types
        return next((name for name in allowed if name.lower() == heading.word.lower()), None)


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that could be a heading of structure: `# Word: title`."""

    level: int
    word: str
    title: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the lines below it up to the next of its siblings. `line` is the heading's index in `lines`."""

    type: str
    title: str
    level: int
    line: int
    end: int
    lines: Lines

    def body(self) -> range:
        """The indices of the lines below the heading."""
        return range(self.line + 1, self.end)

    @property
    def number(self) -> int:
        """The heading's line in the author's file."""
        return self.lines.number(self.line)


@dataclass(frozen=True, slots=True)
class Outline:
    """A stretch of lines cut at its headings: `head_end` is where the first section begins."""

    sections: tuple[Section, ...]
    head_end: int
    findings: tuple[Finding, ...]


def parse_heading(text: str) -> Heading | None:
    """The heading that a line is, if it is one."""
    found = _HEADING.match(text) if text.startswith("#") else None
    if not found:
        return None
    marks, word, title = found.groups()
    return Heading(len(marks), trim(word), trim(title or ""))


def is_markdown_heading(text: str) -> bool:
    """Whether Markdown sees a heading here, of structure or not: such a line ends a field's value."""
    return text.startswith("#") and _MARKDOWN_HEADING.match(text) is not None


def outline(lines: Lines, span: range, grammar: Grammar) -> Outline:
    """Cut the lines of `span` into sections; a heading that is not allowed where it stands is a finding."""
    starts: list[tuple[int, str, Heading]] = []
    findings: list[Finding] = []
    sibling_level = 0
    for index, heading in _candidates(lines, span, grammar):
        kind = grammar.type_of(heading)
        deeper = bool(starts) and not grammar.flat and heading.level > sibling_level
        if deeper:
            continue
        if kind is None:
            findings.append(_unknown(index, heading, grammar))
            continue
        starts.append((index, kind, heading))
        sibling_level = heading.level
    return Outline(tuple(_sections(lines, span, starts)), starts[0][0] if starts else span.stop, tuple(findings))


def _candidates(lines: Lines, span: range, grammar: Grammar) -> Iterator[tuple[int, Heading]]:
    for index in span:
        heading = parse_heading(lines.texts[index])
        if heading and grammar.shallowest <= heading.level <= grammar.deepest:
            yield index, heading


def _sections(lines: Lines, span: range, starts: list[tuple[int, str, Heading]]) -> Iterator[Section]:
    ends = [start for start, _, _ in starts[1:]] + [span.stop]
    for (start, kind, heading), end in zip(starts, ends, strict=False):
        yield Section(kind, heading.title, heading.level, start, end, lines)


def _unknown(index: int, heading: Heading, grammar: Grammar) -> Finding:
    near = nearest(heading.word.lower(), (name.lower() for name in grammar.types), 2)
    proper = next((name for name in grammar.types if near and name.lower() == near[0]), "")
    if proper:
        hint = f"did you mean “{proper}”?"
    else:
        hint = (
            f"allowed here: {', '.join(sorted(grammar.types))}; a heading in a text is written \\{'#' * heading.level}"
        )
    return Finding(Code.HEADING_UNKNOWN, index, f"“{heading.word}” is not a heading of this place", hint)
