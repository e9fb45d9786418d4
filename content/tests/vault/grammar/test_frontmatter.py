"""Front matter by YAML 1.2's core rules, every key with its line."""

import pytest

from content.vault.grammar.frontmatter import FrontMatter, read_front_matter
from content.vault.grammar.lines import Lines


def front(block: str, body: str = "body\n") -> FrontMatter:
    return read_front_matter(Lines.of(f"---\n{block}\n---\n{body}"))


def fault(text: str) -> tuple[str, int]:
    (found,) = read_front_matter(Lines.of(text)).findings
    return found.code.code, found.line


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2020-5-1", "2020-5-1"),
        ("2020-05-01", "2020-05-01"),
        ("yes", "yes"),
        ("Off", "Off"),
        ("12:30:45", "12:30:45"),
        ("0o17", 15),
        ("017", 17),
        ("1_000", "1_000"),
        ("0x1F", 31),
        ("True", True),
        ("~", None),
        ("", None),
        ("1.50", 1.5),
        ("'1'", "1"),
        ("=", "="),
        ("<<", "<<"),
    ],
)
def test_values_are_of_the_core_schema(written: str, value: object) -> None:
    assert front(f"key: {written}").values == {"key": value}


def test_text_is_as_its_author_would_write_it() -> None:
    block = front('a: true\nb: 3.0\nc: " x\u00a0"\nd: [1]\ne: null\nf: "\\0"')
    assert [block.text(key) for key in "abcdefg"] == ["true", "3", "x", "", "", "\ufffd", ""]


def test_every_key_has_its_line() -> None:
    block = front("a: |\n  x: 1\n\n  b: 2\nc:\n  - d: 3\n? e\n: 4")
    assert dict(block.key_lines) == {"a": 1, "c": 5, "e": 7}


def test_merge_keys_and_aliases_are_plain() -> None:
    assert front("a: &x {b: 1}\nc: *x").values == {"a": {"b": 1}, "c": {"b": 1}}
    assert front("a: &x {b: 1}\n<<: *x").values == {"a": {"b": 1}, "<<": {"b": 1}}


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "frontmatter-missing", 0),
        ("text\n---\n", "frontmatter-missing", 0),
        ("--- \na: 1\n---\n", "frontmatter-missing", 0),
        ("---\r\na: 1\r\n---\r\n", "frontmatter-missing", 0),
        ("---\n\n---\n", "frontmatter-missing", 0),
        ("---\n---\n", "frontmatter-unclosed", 0),
        ("---\na: 1\n", "frontmatter-unclosed", 0),
        ("---\na: 1\nb: [\n---\n", "frontmatter-invalid", 3),
        ("---\na: 1\na: 2\n---\n", "frontmatter-invalid", 2),
        ("---\na: *x\n---\n", "frontmatter-invalid", 1),
        ("---\ntext\n---\n", "frontmatter-invalid", 1),
        ("---\na: !!python/name:os.system\n---\n", "frontmatter-invalid", 1),
        ("---\na: 1\n\x07\n---\n", "frontmatter-invalid", 0),
        (f"---\na: {'[' * 100_000}\n---\n", "frontmatter-invalid", 1),
        (f"---\na: {'[' * 30}{']' * 30}\n---\n", "frontmatter-invalid", 1),
        (f"---\na: {'9' * 5000}\n---\n", "frontmatter-invalid", 0),
    ],
)
def test_a_block_that_cannot_be_read(text: str, code: str, line: int) -> None:
    assert fault(text) == (code, line)


def test_aliases_of_aliases_do_not_explode() -> None:
    block = front(
        "a: &a [x]\n" + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20))
    )
    assert block.usable


def test_the_body_begins_behind_the_closing_line() -> None:
    block = front("a: 1", "one\ntwo")
    assert [block.lines.texts[index] for index in block.body] == ["one", "two"]
    assert front("a: 1", "").lines[front("a: 1", "").start :].joined() == ""


def test_text_behind_the_closing_dashes_is_the_body() -> None:
    block = read_front_matter(Lines.of("---\na: 1\n---- rest\nmore"))
    assert block.lines[block.start :].joined() == "- rest\nmore"
    assert block.lines.number(block.start) == 3
