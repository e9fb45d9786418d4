"""Submodules that an outcome marks, where two modules list the outcome; and slugs that no address can hold."""

import pytest

from content.tests.vault.build import (
    MODULE,
    MODULE_FILE,
    OTHER,
    OTHER_2,
    OUTCOME_FILE,
    VALID,
    changed,
    edit,
    issues_of,
    vault_of,
)
from content.vault.identity import first_id, segment_ids
from content.vault.segments import Text

MARKED = {
    OUTCOME_FILE: f"---\nid: {OTHER}\n---\n# Submodule: Part\nid:: {OTHER_2}\n## Lens:\nsource:: [[../Lenses/Clay]]\n",
    MODULE_FILE: VALID[MODULE_FILE].split("# Lens")[0],
}
SECOND = "30000000-0000-4000-8000-00000000000c"


def test_it_has_its_own_id_in_the_first_and_a_derived_one_in_the_second() -> None:
    second = str(MARKED[MODULE_FILE]).replace(MODULE, SECOND).replace("slug: soil", "slug: zoo")
    vault = vault_of(changed({**MARKED, "modules/zoo.md": second}))
    ids = {module.slug: module.id for module in vault.modules if module.parent}
    assert ids == {"soil/part": OTHER_2, "zoo/part": first_id(SECOND, "submodule", "part")}


@pytest.mark.parametrize(
    ("title", "code"), [("日本語", "slug-invalid"), ("Progress", "slug-reserved"), ("long " * 30, "slug-invalid")]
)
def test_a_title_that_makes_no_slug_is_reported_at_its_heading(title: str, code: str) -> None:
    parts = VALID[MODULE_FILE].replace("# Learning Outcome", f"# Submodule: {title}\n## Learning Outcome")
    parts = parts.replace("# Lens: Sand", "## Lens: Sand")
    assert issues_of({MODULE_FILE: parts}) == [(code, MODULE_FILE, 6)]


def test_requiring_a_file_that_is_broken_is_not_a_second_problem() -> None:
    broken = f"---\nslug: broken\ntitle: Broken\nid: {OTHER}\n"
    change = {
        **edit(MODULE_FILE, "title: Soil", 'title: Soil\nrequires: "[[../modules/broken]]"'),
        "modules/broken.md": broken,
    }
    assert issues_of(change) == [("frontmatter-unclosed", "modules/broken.md", 1)]


def test_a_text_keeps_its_first_id_when_the_title_of_what_it_links_to_changes() -> None:
    def first(label: str) -> str:
        text = Text(content=f"Read [{label}](lens:{OTHER}) and [this](https://example.org).")
        return segment_ids(OTHER_2, [text])[0]

    assert first("Clay") == first(r"Clay \[old\]")
