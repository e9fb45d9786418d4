"""Outcomes put together: the lenses and tests each brings to every module that lists it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from content.vault.catalogue import Code
from content.vault.files.documents import DraftTest, LensDocument, Marker, OutcomeDocument
from content.vault.grammar.text import kebab
from content.vault.grammar.wikilinks import stem_of
from content.vault.identity import first_id
from content.vault.model import Lens, Outcome, OutcomeTest
from content.vault.whole.collection import Collection
from content.vault.whole.lenses import TextWriter, build_segments


@dataclass(frozen=True, slots=True)
class OutcomeLens:
    """A lens that an outcome lists."""

    lens: Lens
    optional: bool


@dataclass(frozen=True, slots=True)
class BuiltOutcome:
    """An outcome and what stands in its place in a module: its lenses in order, each group's test behind them."""

    outcome: Outcome
    items: tuple[Marker | OutcomeLens | OutcomeTest, ...]


def build_outcome(
    document: OutcomeDocument, lenses: Mapping[str, Lens], collection: Collection, write: TextWriter
) -> BuiltOutcome:
    """The outcome with everything it lists that can be shown."""
    outcome = Outcome(
        id=document.id,
        name=stem_of(document.path),
        path=document.path,
        tier=document.tier,
        statement=document.statement,
    )
    return BuiltOutcome(outcome, tuple(_Builder(document, lenses, collection, write).items()))


class _Builder:
    """Walks an outcome's parts, group by group."""

    def __init__(
        self, document: OutcomeDocument, lenses: Mapping[str, Lens], collection: Collection, write: TextWriter
    ) -> None:
        self.document = document
        self.lenses = lenses
        self.collection = collection
        self.write = write
        self.report = collection.report(document.path, document.tier)
        self._seen: set[str] = set()
        self._test: DraftTest | None = None
        self._group = ""

    def items(self) -> Iterator[Marker | OutcomeLens | OutcomeTest]:
        """Lenses in order, and each group's test at the end of its group."""
        has_markers = any(isinstance(part, Marker) for part in self.document.parts)
        is_outside = has_markers
        for part in self.document.parts:
            if isinstance(part, Marker):
                is_outside = False
                yield from self._group_test()
                self._group = part.slug or kebab(part.title)
                yield part
            elif is_outside:
                message = "this stands outside the outcome's submodules and is left out"
                self.report.at(Code.OUTCOME_OUTSIDE_SUBMODULE, part.line, message)
            elif isinstance(part, DraftTest):
                self._take_test(part)
            elif lens := self._lens(part.link.path, part.line):
                yield OutcomeLens(lens, part.optional)
        yield from self._group_test()

    def _lens(self, path: str, line: int) -> Lens | None:
        found = self.collection.follow(path, line, self.document, LensDocument)
        if found is None:
            return None
        if found.path in self._seen:
            self.report.at(Code.REFERENCE_REPEATED, line, f"{found.path} is listed twice", "the second one is left out")
            return None
        self._seen.add(found.path)
        return self.lenses[found.path]

    def _take_test(self, test: DraftTest) -> None:
        if self._test is not None:
            self.report.at(Code.TEST_REPEATED, test.line, "a second test", "the last one counts")
        self._test = test

    def _group_test(self) -> Iterator[OutcomeTest]:
        """The group's test, if there is anything in it; authors leave empty ones as reminders."""
        test, self._test = self._test, None
        if test is None:
            return
        segments = build_segments(test.drafts, self.document, self.collection, self.write)
        if segments:
            yield OutcomeTest(
                id=test.id or first_id(self.document.id, "test", self._group),
                own_id=test.id,
                segments=segments,
                line=test.line,
                replaces=test.replaces,
            )
