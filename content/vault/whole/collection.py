"""All files of a vault by path and kind, and the one way to follow a link from one to another."""

from collections import defaultdict
from collections.abc import Mapping
from typing import TypeVar

from content.enums import Tier
from content.vault.catalogue import Code
from content.vault.files.documents import (
    ArticleDocument,
    Document,
    LensDocument,
    ModuleDocument,
    OutcomeDocument,
    TranscriptDocument,
)
from content.vault.grammar.wikilinks import locate, suggestions
from content.vault.issues import Issue, Report

D = TypeVar("D", bound=Document)

NAMES: Mapping[type[Document], str] = {
    ModuleDocument: "module",
    OutcomeDocument: "learning outcome",
    LensDocument: "lens",
    ArticleDocument: "article",
    TranscriptDocument: "video transcript",
}


class Collection:
    """The documents of a vault, and the issues found between them."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self.documents = documents
        self._by_type: dict[type[Document], list[str]] = defaultdict(list)
        self._reports: dict[str, Report] = {}
        for path, document in sorted(documents.items()):
            self._by_type[type(document)].append(path)

    def every(self, kind: type[D]) -> list[D]:
        """Every document of a kind by path, usable or not."""
        found = (self.documents[path] for path in self._by_type[kind])
        return [document for document in found if isinstance(document, kind)]

    def all(self, kind: type[D]) -> list[D]:
        """Every usable document of a kind, by path."""
        return [document for document in self.every(kind) if document.usable]

    def paths(self, kind: type[Document]) -> list[str]:
        """The paths of every document of a kind, usable or not."""
        return self._by_type[kind]

    def report(self, path: str, tier: Tier) -> Report:
        """Where to complain about a file; lines are the file's own."""
        return self._reports.setdefault(path, Report(path, tier))

    def issues(self) -> list[Issue]:
        """What was wrong in the files and between them."""
        found = [issue for document in self.documents.values() for issue in document.issues]
        found.extend(issue for report in self._reports.values() for issue in report.issues())
        return found

    def locate(self, link_path: str, base: str, *, from_root: bool = False) -> str | None:
        """The path that a link names, seen from the file `base`, and if need be from the vault's root."""
        found = locate(link_path, base, self.documents)
        return locate(link_path, "", self.documents) if found is None and from_root else found

    def follow(
        self, link_path: str, line: int, source: Document, kind: type[D], *, from_root: bool = False
    ) -> D | None:
        """The document a link names; None, and an issue at `line` of `source`, when it can't stand there.

        A broken target is no issue here: its own file has it.
        """
        report = self.report(source.path, source.tier)
        path = self.locate(link_path, source.path, from_root=from_root)
        if path is None:
            hint = suggestions(link_path, source.path, self._by_type[kind])
            report.at(Code.TARGET_MISSING, line, f"there is no {NAMES[kind]} [[{link_path}]]", hint)
            return None
        target = self.documents[path]
        if not isinstance(target, kind):
            report.at(Code.TARGET_OF_WRONG_KIND, line, f"[[{link_path}]] is not a {NAMES[kind]}")
            return None
        check_tiers(source, target, line, report)
        return target if target.usable else None


def check_tiers(source: Document, target: Document, line: int, report: Report) -> None:
    """What is published refers to nothing unfinished, and nothing refers to what is ignored."""
    if target.tier is Tier.IGNORED and source.tier is not Tier.IGNORED:
        wip = source.tier is Tier.WIP
        code = Code.TIER_IGNORED_IN_WIP if wip else Code.TIER_IGNORED_IN_PRODUCTION
        report.at(code, line, f"{target.path} is tagged validator-ignore and is left out", tier=source.tier)
    elif target.tier is Tier.WIP and source.tier is Tier.PRODUCTION:
        message = f"{target.path} is tagged as work in progress"
        report.at(Code.TIER_WIP_IN_PRODUCTION, line, message, "take the tag away there, or add it here")
