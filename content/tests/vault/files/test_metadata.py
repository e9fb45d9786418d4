"""What front matter may hold, and how a list may be written."""

import pytest

from content.tests.vault.build import CLAY_FILE, COURSE_FILE, OTHER, OTHER_2, changed, edit, issues_of, read, vault_of
from content.vault.files.metadata import text_list, tier_of
from content.vault.grammar.frontmatter import read_front_matter
from content.vault.grammar.lines import Lines


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        (None, ()),
        ("", ()),
        ("a, b,,c ", ("a", "b", "c")),
        (3, ("3",)),
        (["a, b", " ", None, 2, {"c": 1}], ("a, b", "2")),
        ([[["../a/b"]]], ("[[../a/b]]",)),
        ([["../a/b"]], ("[[../a/b]]",)),
        ([["a", "b"]], ()),
        ({"a": 1}, ()),
    ],
)
def test_a_list_or_one_text_with_commas(value: object, texts: tuple[str, ...]) -> None:
    assert text_list(value) == texts


@pytest.mark.parametrize(
    ("tags", "tier"),
    [
        ("[wip]", "wip"),
        ("[WIP, other]", "wip"),
        ("[work-in-progress]", "wip"),
        ("[wip, validator-ignore]", "ignored"),
        ("\n- Validator-Ignore", "ignored"),
        ("wip", "production"),
        ("[[wip]]", "production"),
        ("[wip-2, null, 3]", "production"),
        ("", "production"),
    ],
)
def test_tags_tell_the_tier(tags: str, tier: str) -> None:
    assert tier_of(read_front_matter(Lines.of(f"---\ntags: {tags}\n---\n"))).value == tier


def test_keys_that_others_use_are_no_misspelling() -> None:
    keys = "accessed: 1\nauthors: a\naudio_url: b\nreadings: c\npartner-x: d\n"
    assert issues_of(edit(CLAY_FILE, "tldr:", f"{keys}tldr:")) == []


def test_a_lens_replaces_what_is_gone() -> None:
    def replaced(value: str) -> tuple[str, ...]:
        vault = vault_of(changed(edit(CLAY_FILE, "tldr:", f"replaces: {value}\ntldr:")))
        assert vault.issues == ()
        return next(lens for lens in vault.lenses.values() if lens.path == CLAY_FILE).replaces

    assert replaced(OTHER) == (OTHER,)
    assert replaced(f"[{OTHER.upper()}, {OTHER_2}, {OTHER}]") == (OTHER, OTHER_2)


def test_eighty_words_are_not_too_many() -> None:
    assert issues_of(edit(CLAY_FILE, "Clay holds water.", "clay " * 80)) == []


def test_a_slug_may_not_be_reserved_or_odd_in_an_alias_either() -> None:
    assert issues_of(edit(COURSE_FILE, "[first-garden]", "[a--b, c]")) == [("slug-invalid", COURSE_FILE, 5)]
    assert issues_of(edit(COURSE_FILE, "[first-garden]", "progress")) == [("slug-reserved", COURSE_FILE, 5)]
    assert issues_of(edit(COURSE_FILE, "[first-garden]", "garden")) == [("alias-taken", COURSE_FILE, 5)]


@pytest.mark.parametrize(
    ("path", "keys"),
    [
        ("modules/a.md", "slug: a"),
        ("modules/a.md", "slug: a\ntitle:"),
        ("modules/a.md", "slug: A\ntitle: A"),
        ("courses/a.md", "title: A"),
        ("courses/a.md", "slug: a\ntitle: ''"),
        ("Lenses/a.md", "title: A"),
        ("Lenses/a.md", "id: 12"),
        ("Learning Outcomes/a.md", "id: x"),
    ],
)
def test_a_file_without_what_it_needs_yields_nothing(path: str, keys: str) -> None:
    assert not read(path, f"---\n{keys}\n---\n").usable


def test_an_article_without_an_author_is_still_an_article() -> None:
    assert read("articles/a.md", "---\ntitle: A\n---\nText.\n").usable
