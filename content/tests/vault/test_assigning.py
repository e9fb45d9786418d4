"""Missing ids: found wherever learners' work can rest on them, and put in without touching anything else."""

from content.tests.vault.build import (
    CLAY_FILE,
    MODULE,
    MODULE_FILE,
    OTHER,
    OUTCOME,
    OUTCOME_FILE,
    QUESTION,
    ROLEPLAY,
    SAND_FILE,
    TEST,
    Files,
    changed,
    edit,
    vault_of,
)
from content.vault.assigning import Assigned, assign_ids
from content.vault.folder import Source
from content.vault.identity import first_id

SAND = "# Lens: Sand\nsource:: [[../Lenses/Sand]]\n"
BOG = "modules/bog.md"


def assigned(change: Files, *, every_segment: bool = False) -> Assigned:
    return assign_ids(Source(changed(change)), every_segment=every_segment)


def kinds(change: Files, *, every_segment: bool = False) -> list[tuple[str, str, int]]:
    return [(item.kind, item.path, item.line) for item in assigned(change, every_segment=every_segment).given]


def test_what_gets_an_id() -> None:
    assert kinds(edit(MODULE_FILE, f"id: {MODULE}\n", "")) == [("module", MODULE_FILE, 0)]
    assert kinds(edit(OUTCOME_FILE, f"id: {OUTCOME}\n", "")) == [("learning outcome", OUTCOME_FILE, 0)]
    assert kinds(edit(OUTCOME_FILE, f"id:: {TEST}\n", "")) == [("test", OUTCOME_FILE, 8)]
    assert kinds(edit(OUTCOME_FILE, f"id:: {QUESTION}\n", "")) == [("question", OUTCOME_FILE, 10)]
    assert kinds(edit(SAND_FILE, f"id:: {ROLEPLAY}\n", "")) == [("roleplay", SAND_FILE, 10)]
    assert kinds({BOG: f"---\nslug: bog\ntitle: Bog\nid: {OTHER}\n---\n# Lens: Here\n#### Text\ncontent:: a\n"}) == [
        ("lens", BOG, 6)
    ]
    assert kinds({BOG: f"---\nslug: bog\ntitle: Bog\nid: {OTHER}\n---\n# Text: Here\ncontent:: a\n"}) == [
        ("text", BOG, 6)
    ]


def test_every_segment_on_request() -> None:
    assert kinds({}, every_segment=True) == [
        ("text", CLAY_FILE, 6),
        ("article", CLAY_FILE, 11),
        ("chat", CLAY_FILE, 16),
        ("video", SAND_FILE, 5),
    ]


def test_it_is_the_id_the_importer_would_have_given() -> None:
    change = {BOG: f"---\nslug: bog\ntitle: Bog\nid: {OTHER}\n---\n# Submodule: Deep\n#{SAND}"}
    before = {module.slug: module.id for module in vault_of(changed({**change})).modules}
    found = assigned({**change})
    assert [item.id for item in found.given] == [first_id(OTHER, "submodule", "deep")] == [before["bog/deep"]]
    after = vault_of(changed({**change, **found.files}))
    assert {module.slug: module.id for module in after.modules} == before


def test_a_submodule_of_an_outcome_gets_it_there() -> None:
    marked = edit(OUTCOME_FILE, "## Lens: Clay", "# Submodule: Wet\n## Lens: Clay")
    found = assigned(marked)
    assert [(item.kind, item.path, item.line) for item in found.given] == [("submodule", OUTCOME_FILE, 5)]
    assert list(found.files) == [OUTCOME_FILE]
    assert assigned({**marked, **found.files}).given == ()


def test_a_blank_id_is_filled() -> None:
    change = edit(OUTCOME_FILE, f"id:: {QUESTION}\ncontent::", "id::\t\ncontent::")
    found = assigned(change)
    (item,) = found.given
    assert found.files[OUTCOME_FILE] == str(change[OUTCOME_FILE]).replace("id::\t\n", f"id:: {item.id}\t\n")


def test_the_last_line_need_not_end() -> None:
    change = {BOG: f"---\nslug: bog\ntitle: Bog\nid: {OTHER}\n---\n# Lens: Here"}
    found = assigned({**change})
    (item,) = found.given
    assert found.files[BOG] == f"{change[BOG]}\nid:: {item.id}"


def test_what_stands_in_a_comment_is_left_and_named() -> None:
    change = edit(OUTCOME_FILE, f"#### Question\nid:: {QUESTION}\n", "#### Question %%\n%%\n")
    found = assigned(change)
    assert (found.given, found.files) == ((), {})
    assert [(item.kind, item.line) for item in found.left] == [("question", 10)]


def test_an_id_that_is_taken_is_not_given_again() -> None:
    taken = first_id(None, "module", BOG)
    change = {BOG: f"---\nslug: bog\ntitle: Bog\n---\n{SAND}", **edit(MODULE_FILE, MODULE, taken)}
    (item,) = assigned({**change}).given
    assert item.id != taken
    assert vault_of(changed({**change, **assigned({**change}).files})).issues == ()


def test_ignored_files_stay_as_they_are() -> None:
    assert kinds({"Lenses/X.md": "---\ntags: [validator-ignore]\n---\n"}) == []
