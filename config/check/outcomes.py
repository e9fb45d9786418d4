"""How the steps went, and the summary of it."""

from dataclasses import dataclass, field
from enum import StrEnum


class CannotRun(Exception):
    """A step has no way to run on this machine: a sentence on what was not tested, and one on the way out."""

    def __init__(self, missing: str, way_out: str) -> None:
        super().__init__(missing, way_out)
        self.sentences = (missing, way_out)


class Verdict(StrEnum):
    """How one step ended."""

    PASSED = "ok"
    FAILED = "FAILED"
    NOT_RUN = "NOT RUN"


@dataclass(frozen=True)
class Counts:
    """Tests by result."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        """Sum two runs, for example of two databases."""
        return Counts(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    @property
    def total(self) -> int:
        """How many tests there were."""
        return self.passed + self.failed + self.skipped

    def __str__(self) -> str:
        """The last line of the check."""
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        return f"{self.passed} passed, {self.failed} failed{skipped}"


@dataclass(frozen=True)
class Outcome:
    """What became of one step."""

    name: str
    verdict: Verdict
    seconds: float
    counts: Counts = field(default_factory=Counts)


def summary(outcomes: list[Outcome]) -> str:
    """A line for each step, then the tests of all databases together, alone on the last line."""
    width = max((len(outcome.name) for outcome in outcomes), default=0)
    rows = [f"{outcome.name:<{width}}  {outcome.seconds:>6.1f} s  {outcome.verdict}" for outcome in outcomes]
    total = sum((outcome.counts for outcome in outcomes), Counts())
    return "\n".join([*rows, "", str(total)])
