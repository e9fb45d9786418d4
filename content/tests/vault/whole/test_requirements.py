"""What must be completed first: named by id or by link, and never in a circle."""

from content.tests.vault.build import (
    COURSE,
    COURSE_FILE,
    MODULE,
    MODULE_FILE,
    OTHER,
    OTHER_2,
    OUTCOME,
    changed,
    edit,
    vault_of,
)
from content.vault.model import Vault

BOG, MARSH = "modules/bog.md", "modules/marsh.md"
SAND = "# Lens: Sand\nsource:: [[../Lenses/Sand]]\n"
BOG_LINK = f"[[../{BOG}]]"


def module(slug: str, own: str, keys: str = "", body: str = SAND) -> str:
    return f"---\nslug: {slug}\ntitle: {slug.title()}\nid: {own}\n{keys}---\n{body}"


def built(change: dict[str, str | None]) -> Vault:
    return vault_of(changed(change))


def circles(change: dict[str, str | None]) -> list[tuple[str, int, str]]:
    return [(issue.path, issue.line, issue.message) for issue in built(change).issues]


def test_requirements_become_ids() -> None:
    keys = f"requires: ['{BOG_LINK}', [[../Learning Outcomes/Know your soil]], {OTHER.upper()}]\n"
    change = {BOG: module("bog", OTHER), MARSH: module("marsh", OTHER_2, keys)}
    vault = built({**change})
    assert vault.issues == ()
    assert vault.requires == {OTHER_2: (OTHER, OUTCOME)}


def test_one_text_is_split_on_commas() -> None:
    vault = built({BOG: module("bog", OTHER), MARSH: module("marsh", OTHER_2, f"requires: '{BOG_LINK}, {MODULE}'\n")})
    assert vault.requires == {OTHER_2: (OTHER, MODULE)}


def test_a_submodule_may_require_its_sibling() -> None:
    body = f"# Submodule: A\nid:: {OTHER_2}\n#{SAND}# Submodule: B\nrequires:: {OTHER_2}\nsequential:: true\n#{SAND}"
    vault = built({BOG: module("bog", OTHER, "", body)})
    assert vault.issues == ()
    assert list(vault.requires.values()) == [(OTHER_2,)]


def test_a_circle_is_told_once_at_the_first_who_makes_it() -> None:
    change = {
        BOG: module("bog", OTHER, f"requires: {OTHER_2}\n"),
        MARSH: module("marsh", OTHER_2, f"requires: {OTHER}\n"),
    }
    assert circles({**change}) == [(BOG, 5, "a circle of requirements: “Bog”, “Marsh”")]


def test_a_course_that_requires_its_own_module() -> None:
    change = edit(COURSE_FILE, "slug-aliases", f"requires: {MODULE}\nslug-aliases")
    assert circles(change) == []
    back = edit(MODULE_FILE, "title: Soil", f"title: Soil\nrequires: {COURSE}")
    assert circles(back) == [(MODULE_FILE, 4, "a circle of requirements: “A garden of your own”, “Soil”")]


def test_the_order_of_a_sequential_course_counts() -> None:
    change = {
        **edit(COURSE_FILE, "# Meeting", f"# Module: {BOG_LINK}\n# Meeting"),
        **edit(MODULE_FILE, "title: Soil", f"title: Soil\nrequires: {OTHER}"),
        BOG: module("bog", OTHER),
    }
    assert circles(change) == []
    in_order = {
        **change,
        COURSE_FILE: str(change[COURSE_FILE]).replace("slug: garden", "slug: garden\nsequential: true"),
    }
    assert [found[:2] for found in circles(in_order)] == [(MODULE_FILE, 4)]


def test_a_module_listed_twice_is_no_circle() -> None:
    twice = f"sequential: true\n---\n# Module: {BOG_LINK}\n# Module: [[../modules/soil]]\n# Module: {BOG_LINK}\n"
    course = f"---\nslug: garden\ntitle: G\n{twice}"
    assert circles({COURSE_FILE: course, BOG: module("bog", OTHER)}) == []


def test_a_part_can_not_be_required_by_what_its_whole_requires() -> None:
    body = f"# Submodule: A\nid:: {OTHER_2}\n#{SAND}"
    change = {
        BOG: module("bog", OTHER, f"requires: {MODULE}\n", body),
        **edit(MODULE_FILE, "title: Soil", f"title: Soil\nrequires: {OTHER_2}"),
    }
    assert [found[:2] for found in circles(change)] == [(BOG, 5)]


def test_an_id_that_two_things_have_is_no_circle() -> None:
    change = edit(COURSE_FILE, f"id: {COURSE}", f"id: {MODULE}")
    assert [issue.code for issue in built(change).issues] == ["id-repeated"]
