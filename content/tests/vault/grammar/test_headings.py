"""Which lines are structure, at which level, and which text is whose."""

import pytest

from content.vault.grammar.headings import Grammar, Heading, is_markdown_heading, outline, parse_heading
from content.vault.grammar.lines import Lines

TWO = frozenset({"Lens", "Learning Outcome"})


def cut(text: str, grammar: Grammar) -> tuple[list[tuple[str, str, int, int]], list[int]]:
    lines = Lines.of(text)
    found = outline(lines, range(len(lines)), grammar)
    sections = [(section.type, section.title, section.number, section.end) for section in found.sections]
    return sections, [finding.line + 1 for finding in found.findings]


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("# Lens: Foo", Heading(1, "Lens", "Foo")),
        ("## Lens", Heading(2, "Lens", "")),
        ("####\tText :", Heading(4, "Text", "")),
        ("# Submodule: Chapter 12: more", Heading(1, "Submodule", "Chapter 12: more")),
        ("###### learning outcome:\u00a0x ", Heading(6, "learning outcome", "x")),
        ("####### Lens", None),
        ("#Lens", None),
        (" # Lens", None),
        ("# : x", None),
    ],
)
def test_a_heading(line: str, heading: Heading | None) -> None:
    assert parse_heading(line) == heading


def test_what_markdown_takes_for_a_heading() -> None:
    assert [is_markdown_heading(line) for line in ("# a", "#\t", "###### a", "#a", "\\# a", "####### a")] == [
        True, True, True, False, False, False,
    ]  # fmt: skip


def test_the_first_heading_sets_the_level() -> None:
    sections, unknown = cut(
        "## Lens: a\n### Lens: b\n#### Other\n## lens: c\n# LEARNING OUTCOME: d\n## Lens: e", Grammar(TWO)
    )
    assert sections == [("Lens", "a", 1, 3), ("Lens", "c", 4, 4), ("Learning Outcome", "d", 5, 6)]
    assert unknown == []


def test_a_shallower_heading_resets_the_level() -> None:
    sections, _ = cut("### Lens: a\n## Learning Outcome: b\n### Lens: c\n## Lens: d", Grammar(TWO))
    assert [title for _, title, *_ in sections] == ["a", "b", "d"]


def test_an_unknown_heading_is_a_fault_unless_it_is_deeper() -> None:
    sections, unknown = cut("# Intro\n## Lens: a\n### Intro\n## Intro\n# Intro\n## Lens: b", Grammar(TWO))
    assert [(title, end) for _, title, _, end in sections] == [("a", 5), ("b", 6)]
    assert unknown == [1, 4, 5]


def test_flat_headings_are_all_siblings() -> None:
    grammar = Grammar(frozenset({"Text", "Chat"}), shallowest=4, flat=True)
    sections, unknown = cut("###### Text\n#### Chat\n##### Text\n### Text\n#### Lens\n####### Text", grammar)
    assert [(kind, number) for kind, _, number, _ in sections] == [("Text", 1), ("Chat", 2), ("Text", 3)]
    assert unknown == [5]


def test_types_of_the_top_level_stay_there() -> None:
    grammar = Grammar(frozenset({"Lens"}), top_types=frozenset({"Text"}))
    assert cut("# Text: a\n# Lens: b", grammar)[0] == [("Text", "a", 1, 1), ("Lens", "b", 2, 2)]
    assert cut("## Text: a\n## Lens: b", grammar) == ([("Lens", "b", 2, 2)], [1])
