"""What is wrong in a vault, and where: found by a check, reported once, in the file's own lines."""

from collections.abc import Iterable
from dataclasses import dataclass

from content.enums import Severity, Tier
from content.vault.catalogue import Code
from content.vault.grammar.lines import Lines


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem in a piece of text that does not know its file: `line` is 0 for the first line of that piece."""

    code: Code
    line: int
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Issue:
    """A problem in a file, at that file's own line (from 1; 0 for the file as a whole).

    `tier` decides whom it troubles: only errors of the production tier keep a vault from passing.
    """

    path: str
    line: int
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    tier: Tier = Tier.PRODUCTION

    def __str__(self) -> str:
        """The line that `check_vault` prints."""
        hint = f" ({self.hint})" if self.hint else ""
        line = f"{self.path}:{self.line}: {self.severity.value} {self.code} {self.message}{hint}"
        return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in line)

    @property
    def blocks(self) -> bool:
        """Whether it is an error in what is meant to be published."""
        return self.severity is Severity.ERROR and self.tier is Tier.PRODUCTION


class Report:
    """Collects the issues of one file: turns findings into issues at the file's own lines, each problem once."""

    def __init__(self, path: str, tier: Tier = Tier.PRODUCTION, lines: Lines | None = None) -> None:
        self.path = path
        self.tier = tier
        self.lines = lines or Lines((), ())
        self._by_number = lines is None
        self._issues: dict[tuple[int, str, str], Issue] = {}

    def add(self, code: Code, line: int, message: str, hint: str = "", *, tier: Tier | None = None) -> None:
        """A problem at the line with this index; a report that was given no lines takes it for the number."""
        self.at(code, line if self._by_number else self.lines.number(line), message, hint, tier=tier)

    def at(self, code: Code, number: int, message: str, hint: str = "", *, tier: Tier | None = None) -> None:
        """A problem at a line that is known by its number in the file."""
        issue = Issue(self.path, number, code.code, message, hint, code.severity, tier or self.tier)
        self._issues.setdefault((number, code.code, message), issue)

    def take(self, findings: Iterable[Finding], offset: int = 0) -> None:
        """Everything that a reader found; its line 0 is the line with index `offset` here."""
        for finding in findings:
            self.add(finding.code, finding.line + offset, finding.message, finding.hint)

    def issues(self) -> tuple[Issue, ...]:
        """All of it, by line; of a heading only the first complaint, for one that is unknown ends a field as well."""
        headings = {Code.HEADING_UNKNOWN.code, Code.HEADING_IN_FIELD.code}
        first: dict[int, Issue] = {}
        for issue in self._issues.values():
            if issue.code in headings:
                first.setdefault(issue.line, issue)
        return tuple(sorted(i for i in self._issues.values() if i.code not in headings or i is first[i.line]))
