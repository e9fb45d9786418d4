"""Fields: where a value begins, where it ends, and what is not a field at all."""

from content.vault.grammar.fields import Fields, Vocabulary, read_fields
from content.vault.grammar.lines import Lines

KNOWN = Vocabulary(frozenset({"content", "source", "optional", "tldr"}), frozenset({"optional"}))


def fields(text: str, vocabulary: Vocabulary = KNOWN) -> Fields:
    lines = Lines.of(text)
    return read_fields(lines, range(len(lines)), vocabulary, heading=0)


def values(text: str) -> dict[str, str]:
    return {name: field.value for name, field in fields(text).by_name.items()}


def faults(text: str) -> list[tuple[str, int]]:
    return [(finding.code.code, finding.line) for finding in fields(text).findings]


def test_a_value_runs_to_the_next_field() -> None:
    assert values("content:: a\n\n- b\n  - c\n\nsource::x\noptional::\n") == {
        "content": "a\n\n- b\n  - c",
        "source": "x",
        "optional": "",
    }


def test_a_value_may_begin_on_the_next_line() -> None:
    found = fields("source:: x\ncontent::\n\n  a")
    assert (found.text("content"), found.line_of("content"), found.start_of("content")) == ("a", 1, 3)
    assert (found.line_of("tldr"), found.text("tldr"), "tldr" in found) == (0, "", False)


def test_only_a_name_at_the_start_of_a_line_is_a_field() -> None:
    assert values("content:: a\n source:: b\nné:: c\n`source:: d`\n::e") == {
        "content": "a\n source:: b\nné:: c\n`source:: d`\n::e"
    }


def test_code_fences_mean_nothing() -> None:
    assert values("content:: a\n```\nsource:: b\n```") == {"content": "a\n```", "source": "b\n```"}


def test_any_heading_ends_a_value() -> None:
    assert values("content:: a\n# b\nc") == {"content": "a"}
    assert faults("content:: a\n# b\nc\nd") == [("heading-in-field", 1), ("text-outside-field", 2)]
    assert values("content:: a\n#tag\n\\# b") == {"content": "a\n#tag\n\\# b"}


def test_escaped_headings_are_headings_in_free_text() -> None:
    found = fields("content:: a\n\\## b\n!# c\nd \\# e\n\\###no\ntldr:: \\# f")
    assert found.text("content") == "a\n## b\n# c\nd \\# e\n###no"
    assert found.text("tldr") == "\\# f"


def test_the_last_of_a_repeated_field_counts() -> None:
    assert values("content:: a\ncontent:: b") == {"content": "b"}
    assert faults("content:: a\ncontent:: b") == [("field-repeated", 1)]


def test_only_true_is_true() -> None:
    assert [fields(f"optional:: {word}").flag("optional") for word in ("true", "TRUE", " True ", "yes", "1", "")] == [
        True, True, True, False, False, False,
    ]  # fmt: skip
    assert faults("optional:: False") == []
    assert faults("optional:: yes") == [("field-not-boolean", 0)]


def test_text_outside_fields_is_told_once() -> None:
    assert faults("\na\nb\ncontent:: c") == [("text-outside-field", 1)]


def test_one_colon_is_told_where_it_was_meant() -> None:
    assert faults("content: a") == [("field-single-colon", 0)]
    assert faults("source:: a\noptional: true") == [("field-single-colon", 1)]
    assert faults("content:: a\nsource: the sea") == []
    assert faults("content:: a\nnote: b") == []
    assert faults("content:: a\noptional:b") == []


def test_a_misspelt_name_is_told_with_the_right_one() -> None:
    (finding,) = fields("contents:: a").findings
    assert (finding.code.code, finding.hint) == ("field-unknown", "did you mean “content”?")
    assert faults("colour:: red") == []
