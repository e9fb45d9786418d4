import sys
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.enums import Severity
from content.vault.catalogue import Code
from content.vault.directives import FORMS, Form, check_directives, find_directives, pair_brackets, without_code


def found(text: str) -> list[tuple[str, int]]:
    """Return the codes and lines of what is wrong with the directives of a text."""
    return [(finding.code.code, finding.line) for finding in check_directives(text)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A :note[b], a :collapse[b :note[c]] and a :footnote[d [e](https://e.example)].",
        "::note[a]\n::footnote[b]",
        ":::note\na\n:::",
        ":::collapse\n:::note\na\n:::\nb\n:::",
        "::::collapse\n:::note\na\n:::\nb\n::::",
        "   ::: note  \na\n   :::  ",
        ":note[a\nb]",
        r":note[a \] b \[ c]",
        ":note[a `]` b]",
        "```\n:::note\n:toggle[a]\n![[b]]\n```",
        "~~~~\n:::note\n~~~\n:::note\n~~~~",
        "> ```\n> ![[a]]\n> ```",
        "- ```\n  :toggle[b]\n  ```",
        "`:toggle[a]` and ``:toggle[`b]``",
        "https://e.example/[a] mailto:a@e.example 10:30[1] std::vector[0] a:b[c] :D[1]",
        r"\:toggle[a]",
        ":note and ::note and :toggle (a)",
        "[a](b):note[c]",
        "::::::::",
        "[[1]](https://e.example) ![a](https://e.example/b.png)",
    ],
)
def test_nothing_is_wrong(text: str) -> None:
    expected = [("directive-unclosed", 0)] if text == "::::::::" else []
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a\n\n:toggle[b]", Code.DIRECTIVE_UNSUPPORTED, 2),
        ("::toggle[b]", Code.DIRECTIVE_UNSUPPORTED, 0),
        (":::toggle\nb\n:::", Code.DIRECTIVE_UNSUPPORTED, 0),
        (":::toggle", Code.DIRECTIVE_UNSUPPORTED, 0),
        ("::card[[a]]", Code.DIRECTIVE_UNSUPPORTED, 0),
        (":Note[a]", Code.DIRECTIVE_MISSPELT, 0),
        ("a\n:colapse[a]", Code.DIRECTIVE_MISSPELT, 1),
        (":::notes\na\n:::", Code.DIRECTIVE_MISSPELT, 0),
        ("a\n:::note\nb", Code.DIRECTIVE_UNCLOSED, 1),
        (":::note\n:::collapse\nb\n:::", Code.DIRECTIVE_UNCLOSED, 0),
        ("a\n:::", Code.DIRECTIVE_UNCLOSED, 1),
        ("a\n:note[b [c]", Code.DIRECTIVE_BRACKET_UNCLOSED, 1),
        (":note[a\n\nb]", Code.DIRECTIVE_BRACKET_UNCLOSED, 0),
        ("::note[a `]`", Code.DIRECTIVE_BRACKET_UNCLOSED, 0),
        (":::note\na\n:::{open}", Code.DIRECTIVE_CLOSING_ATTRIBUTE, 2),
        (":::footnote\na\n:::", Code.DIRECTIVE_BLOCK_FORM, 0),
        (":::note a\nb\n:::", Code.DIRECTIVE_BLOCK_FORM, 0),
        ("::collapse[a]", Code.DIRECTIVE_LEAF_FORM, 0),
        ("a ::note[b]", Code.DIRECTIVE_LEAF_FORM, 0),
        ("::note[b] a", Code.DIRECTIVE_LEAF_FORM, 0),
        (":::note\n\n  \n:::", Code.DIRECTIVE_EMPTY, 0),
        (":note[ ]", Code.DIRECTIVE_EMPTY, 0),
        (":note[a]{}", Code.DIRECTIVE_ATTRIBUTE, 0),
        (":collapse[a]{opne}", Code.DIRECTIVE_ATTRIBUTE, 0),
        (":::collapse{open}\na\n:::", Code.DIRECTIVE_ATTRIBUTE, 0),
        ("::note[a]{title=b}", Code.DIRECTIVE_ATTRIBUTE, 0),
        (r"\` :toggle[a] ``", Code.DIRECTIVE_UNSUPPORTED, 0),
        ("a\nb ![[c.png]]", Code.IMAGE_EMBEDDED, 1),
        ("```\n```\n![[a]]", Code.IMAGE_EMBEDDED, 2),
    ],
)
def test_one_thing_is_wrong(text: str, code: Code, line: int) -> None:
    assert found(text) == [(code.code, line)]


def test_every_check_of_directives_has_its_case() -> None:
    cases = test_one_thing_is_wrong.pytestmark[0].args[1]  # type: ignore[attr-defined]
    every = {code for code in Code if code.code.startswith("directive-") or code is Code.IMAGE_EMBEDDED}
    assert {code for _, code, _ in cases} == every - {Code.DIRECTIVE_IN_TEXT}


def test_findings_come_by_line() -> None:
    text = "![[a]]\n:toggle[a]\n:::\n:note[]\n:::note\n:::{a}\n:note[![[b]]]"
    assert [line for _, line in found(text)] == [0, 1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (":colapse[a]", "Did you mean “collapse”?"),
        (":NOTE[a]", "Did you mean “note”?"),
        (":toggle[a]", "Articles know note, collapse, footnote."),
        ("::card[[a]]", "Cards stand in Text segments, not in articles."),
        (":collapse[a]{opne}", "It always begins closed."),
        (":collapse[a]{title=b}", "Leave it out."),
        (":::footnote\na\n:::", "Write :footnote[text]."),
        (":::note", "End it with a line that holds just three colons."),
    ],
)
def test_hint_says_what_to_do(text: str, hint: str) -> None:
    assert [finding.hint for finding in check_directives(text)] == [hint]


def test_severity_is_that_of_the_catalogue() -> None:
    severities = [finding.code.severity for finding in check_directives("::collapse[a]\n\n:toggle[b]")]
    assert severities == [Severity.WARNING, Severity.ERROR]


def test_directives_are_found_wherever_they_stand() -> None:
    text = "::card[[a]] :note[b]\n\n::footnote[c]\n:::collapse\n`:note[d]` :toggle[e] :note[f\n:::"
    directives = [(directive.name, directive.form, directive.line) for directive in find_directives(text)]
    assert directives == [
        ("note", Form.INLINE, 0),
        ("footnote", Form.LEAF, 2),
        ("collapse", Form.BLOCK, 3),
        ("note", Form.INLINE, 4),
    ]


PIECES = [
    ":",
    "::",
    ":::",
    ":::note\n",
    ":::\n",
    "note[",
    "collapse[",
    ":toggle[",
    "[",
    "]",
    "{",
    "}",
    "`",
    "```\n",
    "~~~\n",
]
PIECES += ["\n", "\n\n", " ", "    ", "\\", "![[", "> ", "- ", "a", "é", "{open}"]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=60).map("".join)


@given(TEXTS)
def test_any_text_can_be_checked(text: str) -> None:
    findings = list(check_directives(text))
    assert [finding for finding in findings if not 0 <= finding.line <= text.count("\n")] == []
    assert [finding.line for finding in findings] == sorted(finding.line for finding in findings)
    assert {directive.name for directive in find_directives(text)} <= FORMS.keys()


@given(TEXTS)
def test_text_without_code_keeps_its_length_and_lines(text: str) -> None:
    bare = without_code(text)
    assert len(bare) == len(text)
    assert [len(line) for line in bare.split("\n")] == [len(line) for line in text.split("\n")]


@given(st.text(alphabet="[]a\\"))
def test_brackets_pair_like_brackets(text: str) -> None:
    pairs = pair_brackets(text)
    assert {(text[start], text[end]) for start, end in pairs.items()} <= {("[", "]")}
    assert not any(start < other < end < pairs[other] for start, end in pairs.items() for other in pairs)
    assert all(start < end for start, end in pairs.items())


def calls(text: str) -> int:
    """Count the function calls that a check takes: a measure of work that does not depend on the machine."""
    count = 0

    def step(_frame: FrameType, event: str, _argument: Any) -> None:  # noqa: ANN401
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(step)
    try:
        list(check_directives(text))
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "unit", [*PIECES, ":note[a]", ":note[a]]", "::note[a]\n", "::note[\n", ":::note\n\n", ":note[a]{b} "]
)
def test_work_grows_with_the_text(unit: str) -> None:
    assert calls(unit * 4000) < 7 * calls(unit * 1000) + 50


@pytest.mark.parametrize(
    "unit", ["[", "]", ":", "*", "`", " ", "\n", "\\", "[" * 9 + "]", "` ``", ":::note\n", "::note[", "> ", "![["]
)
def test_a_megabyte_of_anything_is_checked(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    last = text.count("\n")
    assert [finding for finding in check_directives(text) if finding.line > last] == []
