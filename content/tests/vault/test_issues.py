"""Issues: as printed, counted once, and of whom they are."""

from content.enums import Severity, Tier
from content.vault.catalogue import Code
from content.vault.grammar.lines import Lines
from content.vault.issues import Finding, Issue, Report

LINES = Lines(("a", "b", "c"), (1, 5, 9))


def test_a_line_for_a_person() -> None:
    issue = Issue("Lenses/a b.md", 3, "text-empty", "this Text is empty", "fill it", Severity.WARNING)
    assert str(issue) == "Lenses/a b.md:3: warning text-empty this Text is empty (fill it)"


def test_a_line_stays_one_whatever_is_in_it() -> None:
    issue = Issue("a\nb\udcff.md", 1, "key-blank", "“\u2028\x1b[31m” é")
    assert str(issue) == "a\\nb\\udcff.md:1: error key-blank “\\u2028\\x1b[31m” é"


def test_only_errors_of_production_block() -> None:
    def blocks(severity: Severity, tier: Tier) -> bool:
        return Issue("a", 1, "b", "c", severity=severity, tier=tier).blocks

    assert blocks(Severity.ERROR, Tier.PRODUCTION)
    assert not blocks(Severity.ERROR, Tier.WIP)
    assert not blocks(Severity.WARNING, Tier.PRODUCTION)


def test_findings_get_the_files_lines() -> None:
    report = Report("a.md", Tier.WIP, LINES)
    report.take([Finding(Code.TEXT_EMPTY, 0, "x"), Finding(Code.KEY_BLANK, 9, "y", "z")], offset=1)
    assert report.issues() == (
        Issue("a.md", 5, "text-empty", "x", "", Severity.WARNING, Tier.WIP),
        Issue("a.md", 9, "key-blank", "y", "z", Severity.ERROR, Tier.WIP),
    )


def test_a_problem_is_told_once() -> None:
    report = Report("a.md", lines=LINES)
    for _ in range(2):
        report.add(Code.TEXT_EMPTY, 0, "x")
    assert len(report.issues()) == 1


def test_of_a_heading_only_the_first_complaint_counts() -> None:
    report = Report("a.md", lines=LINES)
    report.add(Code.HEADING_UNKNOWN, 1, "x")
    report.add(Code.HEADING_UNKNOWN, 1, "y")
    report.add(Code.HEADING_IN_FIELD, 1, "z")
    report.add(Code.HEADING_IN_FIELD, 2, "z")
    report.add(Code.TEXT_EMPTY, 1, "w")
    assert [(issue.code, issue.line, issue.message) for issue in report.issues()] == [
        ("heading-unknown", 5, "x"),
        ("text-empty", 5, "w"),
        ("heading-in-field", 9, "z"),
    ]
