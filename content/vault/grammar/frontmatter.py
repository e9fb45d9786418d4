"""The block of YAML that a file begins with: a mapping by YAML 1.2's core rules, every key with its line."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from content.vault.catalogue import Code
from content.vault.grammar.lines import Lines
from content.vault.grammar.text import storable, trim
from content.vault.issues import Finding

MAX_DEPTH = 20
"""How deep the YAML may nest: libyaml's composer recurses on the C stack and would take the process down."""


class Refused(yaml.YAMLError):
    """YAML that libyaml would take, and the line at which it goes wrong for us."""

    def __init__(self, problem: str, line: int) -> None:
        super().__init__(problem)
        self.line = line


class CoreLoader(yaml.CSafeLoader):
    """YAML 1.2's core schema: dates, yes and no stay text, no octal by a leading zero, no merge keys."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}

    def flatten_mapping(self, node: yaml.MappingNode) -> None:
        """Merge keys are not of the core schema."""


for _tag, _pattern, _first in (
    ("null", r"(?:~|null|Null|NULL|)", ["~", "n", "N", ""]),
    ("bool", r"(?:true|True|TRUE|false|False|FALSE)", list("tTfF")),
    ("int", r"(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)", list("-+0123456789")),
    (
        "float",
        r"(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))",
        list("-+.0123456789"),
    ),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"{_pattern}\Z"), _first)


def _integer(loader: CoreLoader, node: yaml.ScalarNode) -> int:
    text = loader.construct_scalar(node)
    base = {"0o": 8, "0x": 16}.get(text[:2], 10)
    return int(text, base)


CoreLoader.add_constructor("tag:yaml.org,2002:int", _integer)


class VaultHandler(YAMLHandler):
    """python-frontmatter's handler with the vault's boundary: `---` alone opens, any line beginning so closes."""

    FM_BOUNDARY = re.compile(r"\A---\n|\n---\n?")

    def detect(self, text: str) -> bool:
        """Whether the text opens a block."""
        return text.startswith("---\n")

    def load(self, fm: str, **kwargs: object) -> Any:  # noqa: ANN401 - YAML may hold anything
        """The YAML's value by the core schema."""
        return super().load(fm, Loader=CoreLoader, **kwargs)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A file's keys. `key_lines` gives the index of each key's line in `lines`; the body begins at `start`."""

    lines: Lines
    start: int
    values: Mapping[str, Any] = field(default_factory=dict)
    key_lines: Mapping[str, int] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    @property
    def usable(self) -> bool:
        """Whether there is a block that can be read; without one the file yields nothing."""
        return not self.findings

    @property
    def body(self) -> range:
        """The indices of the lines below the block."""
        return range(self.start, len(self.lines))

    def text(self, key: str) -> str:
        """A key's value as trimmed text; "" where it is missing, null or no single value."""
        value = self.values.get(key)
        return "" if value is None or isinstance(value, dict | list) else trim(storable(_plain(value)))

    def line(self, key: str) -> int:
        """The index of the key's line, or of the block's first line."""
        return self.key_lines.get(key, 0)


def read_front_matter(lines: Lines) -> FrontMatter:
    """Split a file into its front matter and its body."""
    text = lines.joined()
    handler = VaultHandler()
    if not handler.detect(text):
        return _unusable(lines, 0, Code.FRONTMATTER_MISSING, "the file does not begin with front matter")
    try:
        block, body = handler.split(text)
    except ValueError:
        return _unusable(lines, len(lines), Code.FRONTMATTER_UNCLOSED, "the front matter is never closed")
    start = text[: len(text) - len(body)].count("\n") if body else len(lines)
    lines = _with_line(lines, start, body.split("\n", 1)[0]) if body else lines
    if not trim(block):
        return _unusable(lines, start, Code.FRONTMATTER_MISSING, "the front matter is empty")
    return _parsed(block, lines, start)


def _with_line(lines: Lines, index: int, text: str) -> Lines:
    """The lines with another text at one place: the closing `---` may have text of the body behind it."""
    if lines.texts[index] == text:
        return lines
    return Lines((*lines.texts[:index], text, *lines.texts[index + 1 :]), lines.numbers)


def _parsed(block: str, lines: Lines, start: int) -> FrontMatter:
    try:
        key_lines = _key_lines(block)
        values = VaultHandler().load(block)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = mark.line + 1 if mark else 0
        return _unusable(lines, start, Code.FRONTMATTER_INVALID, f"not valid YAML: {error.problem}", line)
    except Refused as error:
        return _unusable(lines, start, Code.FRONTMATTER_INVALID, f"not valid YAML: {error}", error.line)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        return _unusable(lines, start, Code.FRONTMATTER_INVALID, f"not valid YAML: {str(error).splitlines()[0]}")
    if not isinstance(values, dict):
        return _unusable(lines, start, Code.FRONTMATTER_INVALID, "the front matter is no list of “key: value”", 1)
    named = {key: value for key, value in values.items() if isinstance(key, str)}
    return FrontMatter(lines, start, named, key_lines)


_HINTS = {
    Code.FRONTMATTER_MISSING: "begin with a line ---, the keys, and another line ---",
    Code.FRONTMATTER_UNCLOSED: "add a line --- below the keys",
    Code.FRONTMATTER_INVALID: "put values that hold a colon or begin with a sign in quotes",
}


def _unusable(lines: Lines, start: int, code: Code, message: str, line: int = 0) -> FrontMatter:
    return FrontMatter(lines, start, findings=(Finding(code, line, message, _HINTS[code]),))


def _key_lines(block: str) -> dict[str, int]:
    """The line of every top-level key (1 for the first below the opening `---`).

    Raises Refused for a key given twice, which YAML forbids and PyYAML lets pass, and for deep nesting.
    """
    found: dict[str, int] = {}
    for event in _top_level_keys(block):
        line = _line_of(event)
        if event.value in found:
            raise Refused(f"“{event.value}” is given twice", line)
        found[event.value] = line
    return found


def _top_level_keys(block: str) -> Iterator[yaml.ScalarEvent]:
    depth, is_key = 0, True
    for event in yaml.parse(block, Loader=CoreLoader):
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.CollectionStartEvent | yaml.ScalarEvent | yaml.AliasEvent):
            if depth == 1:
                if is_key and isinstance(event, yaml.ScalarEvent):
                    yield event
                is_key = not is_key
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            if depth > MAX_DEPTH:
                raise Refused("nested too deeply", _line_of(event))


def _line_of(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0


def _plain(value: object) -> str:
    """A scalar as the author would write it (true, not True; 3, not 3.0)."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
