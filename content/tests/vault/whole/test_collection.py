"""Tiers: who may refer to whom, and what becomes of it."""

from content.enums import Tier
from content.tests.vault.build import (
    ARTICLE_FILE,
    CLAY,
    COURSE_FILE,
    MODULE_FILE,
    OTHER,
    SAND_FILE,
    VALID,
    Files,
    changed,
    edit,
    module_of,
    sections_of,
    vault_of,
)

LENS = "Lenses/Peat.md"
IGNORED = f"---\ntags: [Validator-Ignore]\nid: {OTHER}\n---\n#### Nonsense\n"


def tagged(*paths: str, tags: str = "[wip]") -> Files:
    return {path: VALID[path].replace("---\n", f"---\ntags: {tags}\n", 1) for path in paths}


def told(change: Files) -> list[tuple[str, str, Tier]]:
    return [(issue.code, issue.path, issue.tier) for issue in vault_of(changed(change)).issues]


def test_work_in_progress_is_shown_and_named() -> None:
    vault = vault_of(changed(tagged(SAND_FILE)))
    assert [section.title for section in sections_of(vault)] == ["Clay", "Test", "Sand"]
    assert module_of(vault, "lens/sand").tier is Tier.WIP
    assert told(tagged(SAND_FILE)) == [("tier-wip-in-production", MODULE_FILE, Tier.PRODUCTION)]


def test_work_in_progress_may_refer_to_itself() -> None:
    assert told(tagged(SAND_FILE, MODULE_FILE, COURSE_FILE, tags="[other, Work-In-Progress]")) == []


def test_what_is_ignored_is_neither_shown_nor_checked() -> None:
    assert told({LENS: IGNORED}) == []
    assert OTHER not in vault_of(changed({LENS: IGNORED})).lenses


def test_a_reference_to_what_is_ignored_is_dropped() -> None:
    change = tagged(ARTICLE_FILE, tags="[wip, validator-ignore]")
    assert told(change) == [("tier-ignored-in-production", "Lenses/Clay.md", Tier.PRODUCTION)]
    assert [segment.kind for segment in vault_of(changed(change)).lenses[CLAY].segments] == ["text", "chat"]


def test_only_a_list_of_tags_counts() -> None:
    assert told(tagged(SAND_FILE, tags="wip")) == []
    assert told(tagged(SAND_FILE, tags="[[wip]]")) == []


def test_problems_are_of_their_files_tier() -> None:
    broken = {SAND_FILE: str(tagged(SAND_FILE)[SAND_FILE]).replace("0:02", "2")}
    assert told({**broken, **tagged(MODULE_FILE, COURSE_FILE)}) == [("time-invalid", SAND_FILE, Tier.WIP)]


def test_the_tier_is_told_in_spite_of_review_marks() -> None:
    marked = edit(SAND_FILE, "title: Sand", "title: Sand\n{>> say: more <<}\ntags: [wip]")
    assert told(marked) == [("tier-wip-in-production", MODULE_FILE, Tier.PRODUCTION)]
