"""Modules flattened: outcomes in place, submodules apart, titles and demands of each place."""

from collections.abc import Mapping

from content.tests.vault.build import (
    CLAY,
    CLAY_FILE,
    MODULE,
    MODULE_FILE,
    OTHER,
    OUTCOME,
    OUTCOME_FILE,
    SAND,
    SAND_FILE,
    TEST,
    changed,
    edit,
    module_of,
    sections_of,
    vault_of,
)
from content.vault.identity import first_id
from content.vault.model import Vault

HEAD = f"---\nslug: soil\ntitle: Soil\nid: {MODULE}\n---\n"
OUTCOME_LINK = "source:: [[../Learning Outcomes/Know your soil]]\n"
SAND_LINK = "source:: [[../Lenses/Sand]]\n"
CLAY_LINK = "source:: [[../Lenses/Clay]]\n"


def soil(body: str, change: Mapping[str, str | None] | None = None) -> Vault:
    return vault_of(changed({**(change or {}), MODULE_FILE: HEAD + body}))


def codes(vault: Vault) -> list[str]:
    return [issue.code for issue in vault.issues]


def test_an_outcome_expands_in_place_its_test_last() -> None:
    sections = sections_of(vault_of(changed({})))
    assert [(s.content.id, s.title, s.kind, s.optional) for s in sections] == [
        (CLAY, "Clay", "article", False),
        (TEST, "Test", "test", False),
        (SAND, "Sand", "video", True),
    ]
    assert [s.outcome.id if s.outcome else None for s in sections] == [OUTCOME, OUTCOME, None]
    assert [s.path for s in sections] == [CLAY_FILE, OUTCOME_FILE, SAND_FILE]


def test_a_title_is_the_lenss_own_else_the_places() -> None:
    untitled = edit(SAND_FILE, "title: Sand\n", "")
    vault = soil(
        f"# Lens: One\n{SAND_LINK}# Lens: Two\n{SAND_LINK}# Lens:\n{SAND_LINK}# Lens: X\n{CLAY_LINK}", untitled
    )
    assert [s.title for s in sections_of(vault)] == ["One", "Two", "Sand in your hand", "Clay"]
    assert module_of(vault, "lens/sand").title == "Sand in your hand"
    assert codes(vault) == []


def test_a_lens_of_an_outcome_has_the_outcomes_heading_for_title() -> None:
    vault = soil(f"# Learning Outcome: Here\n{OUTCOME_LINK}", edit(CLAY_FILE, "title: Clay\n", ""))
    assert [s.title for s in sections_of(vault)] == ["Here", "Test"]


def test_optional_by_the_module_or_by_the_outcome() -> None:
    by_outcome = edit(OUTCOME_FILE, "## Test:", "optional:: true\n## Test:")
    assert [s.optional for s in sections_of(vault_of(changed(by_outcome)))] == [True, False, True]
    by_module = soil(f"# Learning Outcome: Here\n{OUTCOME_LINK}optional:: true\n")
    assert [s.optional for s in sections_of(by_module)] == [True, True]


def test_hidden_is_optional_even_unsaid() -> None:
    vault = soil(f"# Lens: Sand\n{SAND_LINK}hide:: true\n")
    assert [(s.hidden, s.optional) for s in sections_of(vault)] == [(True, True)]


def test_an_outcomes_hide_hides_nothing() -> None:
    vault = vault_of(changed(edit(OUTCOME_FILE, "## Test:", "hide:: true\n## Test:")))
    assert [(s.hidden, s.optional) for s in sections_of(vault)] == [(False, False), (False, False), (False, True)]


def test_submodules_split_the_stream() -> None:
    vault = soil(
        f"# Submodule: Won't it?\nid:: {OTHER}\n## Lens: a\n{SAND_LINK}"
        f"# Submodule: Late\nslug:: last\n# Learning Outcome: b\n{OUTCOME_LINK}"
    )
    assert codes(vault) == []
    parent, first, second = (module_of(vault, slug) for slug in ("soil", "soil/won-t-it", "soil/last"))
    assert (parent.children, parent.sections, parent.id) == (("soil/won-t-it", "soil/last"), (), MODULE)
    assert [(m.id, m.own_id, m.title, len(m.sections)) for m in (first, second)] == [
        (OTHER, OTHER, "Won't it?", 1),
        (first_id(MODULE, "submodule", "last"), None, "Late", 2),
    ]
    assert first.parent == second.parent
    assert first.parent is not None
    assert (first.parent.id, first.parent.slug, first.parent.title) == (MODULE, "soil", "Soil")


def test_an_outcome_brings_its_own_submodules_along() -> None:
    split = edit(OUTCOME_FILE, "## Lens: Clay", "# Submodule: Wet\n## Lens: Clay")
    more = {OUTCOME_FILE: f"{split[OUTCOME_FILE]}# Submodule: Dry\nid:: {OTHER}\n## Lens: Sand\n{SAND_LINK}"}
    vault = soil(f"# Learning Outcome: Both\n{OUTCOME_LINK}# Lens: Sand\n{SAND_LINK}", more)
    assert codes(vault) == []
    wet, dry = module_of(vault, "soil/wet"), module_of(vault, "soil/dry")
    assert [[s.content.id for s in m.sections] for m in (wet, dry)] == [[CLAY, TEST], [SAND, SAND]]
    assert [(m.path, m.written_in, m.line) for m in (wet, dry)] == [
        (MODULE_FILE, OUTCOME_FILE, 5),
        (MODULE_FILE, OUTCOME_FILE, 15),
    ]
    nested = soil(f"# Submodule: All\n## Learning Outcome: Both\n{OUTCOME_LINK}", more)
    assert module_of(nested, "soil").children == ("soil/all",)
    assert [s.content.id for s in sections_of(nested, "soil/all")] == [CLAY, TEST, SAND]


def test_an_outcome_split_over_submodules_is_one_outcome() -> None:
    vault = soil(
        f"# Submodule: A\n## Learning Outcome: a\n{OUTCOME_LINK}# Submodule: B\n## Learning Outcome: b\n{OUTCOME_LINK}"
    )
    assert {s.outcome for slug in ("soil/a", "soil/b") for s in sections_of(vault, slug)} == {vault.outcomes[OUTCOME]}


def test_levels_may_mix_while_the_deeper_comes_first() -> None:
    body = f"# Submodule: A\n### Lens: a\n{SAND_LINK}## Learning Outcome: b\n{OUTCOME_LINK}"
    assert [s.content.id for s in sections_of(soil(body), "soil/a")] == [SAND, CLAY, TEST]


def test_a_lens_below_an_outcome_is_named_and_the_outcome_keeps_its_source() -> None:
    vault = soil(f"# Learning Outcome: b\n{OUTCOME_LINK}## Lens: a\n{SAND_LINK}hide:: true\n")
    assert [(issue.code, issue.line) for issue in vault.issues] == [("heading-unknown", 8)]
    assert [(s.content.id, s.hidden) for s in sections_of(vault)] == [(CLAY, False), (TEST, False)]


def test_a_lens_may_be_written_into_the_module() -> None:
    inline = (
        f"# Lens: Here\nid:: {OTHER}\ntldr:: Short.\nreveal-all:: true\noptional:: true\n"
        "## Text\ncontent:: One.\n###### Chat\ninstructions:: Two.\n"
    )
    (section,) = sections_of(soil(inline))
    assert section.lens is not None
    assert (section.title, section.path, section.optional) == ("Here", MODULE_FILE, True)
    assert (section.lens.tldr, section.lens.reveal_all, section.lens.line) == ("Short.", True, 6)
    assert [segment.kind for segment in section.lens.segments] == ["text", "chat"]


def test_every_lens_stands_alone_too() -> None:
    vault = vault_of(changed({}))
    assert [(m.slug, m.id, m.standalone) for m in vault.modules] == [
        ("soil", MODULE, False),
        ("lens/clay", CLAY, True),
        ("lens/sand", SAND, True),
    ]
