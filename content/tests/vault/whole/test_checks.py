"""One id, one thing: every newcomer is told all who claim it."""

from content.tests.vault.build import CLAY, CLAY_FILE, MODULE, OTHER, SAND_FILE, changed, edit, vault_of

BODY = "---\n#### Text\ncontent:: a\n"


def messages(change: dict[str, str | None]) -> list[tuple[str, int, str]]:
    return [(issue.path, issue.line, issue.message) for issue in vault_of(changed(change)).issues]


def test_every_later_claim_names_all_the_others() -> None:
    twice = {"Lenses/X.md": f"---\nid: {CLAY}\n{BODY}", "Lenses/Y.md": f"---\ntitle: Y\nid: {CLAY}\n{BODY}"}
    told = f"the id {CLAY} of this lens is also given at Lenses/Clay.md:2, "
    assert messages({**twice}) == [
        ("Lenses/X.md", 2, f"{told}Lenses/Y.md:3"),
        ("Lenses/Y.md", 3, f"{told}Lenses/X.md:2"),
    ]


def test_the_first_by_path_keeps_the_id() -> None:
    vault = vault_of(changed({"Lenses/A.md": f"---\nid: {CLAY}\n{BODY}"}))
    assert vault.lenses[CLAY].path == "Lenses/A.md"


def test_things_of_different_kinds_cannot_share_an_id() -> None:
    (told,) = messages(edit(SAND_FILE, "#### Video", f"#### Video\nid:: {MODULE}"))
    assert told == ("modules/soil.md", 4, f"the id {MODULE} of this module is also given at Lenses/Sand.md:6")


def test_of_many_claims_a_message_names_some() -> None:
    many = "".join(f"#### Text\nid:: {OTHER}\ncontent:: {n}\n" for n in range(30))
    told = messages({"Lenses/X.md": f"---\nid: {CLAY[:-1]}9\n---\n{many}"})
    assert len(told) == 29
    assert told[28][2].endswith("Lenses/X.md:29, Lenses/X.md:32 and 19 more")


def test_an_id_inside_an_ignored_file_is_free() -> None:
    assert messages({"Lenses/X.md": f"---\nid: {CLAY}\ntags: [validator-ignore]\n---\n"}) == []
    assert vault_of(changed({})).lenses[CLAY].path == CLAY_FILE
