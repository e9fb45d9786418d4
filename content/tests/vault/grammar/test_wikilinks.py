"""Wikilinks as written, and the files they name."""

import pytest

from content.vault.grammar.wikilinks import Wikilink, locate, read_wikilink, stem_of, suggestions

FILES = dict.fromkeys(
    ["Lenses/Clay.md", "Lenses/WIP/Silt.md", "articles/clay.md", "articles/clay.md.md", "note.md"], ""
)


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("[[../Lenses/Clay]]", Wikilink("../Lenses/Clay")),
        ("![[../Lenses/Clay]]", Wikilink("../Lenses/Clay")),
        ("[[ a/b | the b ]]", Wikilink("a/b", "the b")),
        ("[[a/b|]]", Wikilink("a/b")),
        ("![[a/b.md|c|d]]", Wikilink("a/b.md", "c|d")),
    ],
)
def test_a_link(text: str, link: Wikilink) -> None:
    assert read_wikilink(text, 0) == link


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "link-malformed"),
        ("a/b", "link-malformed"),
        ("[[]]", "link-malformed"),
        ("[[ |a]]", "link-malformed"),
        ("[[a/b]", "link-malformed"),
        ("[[a/b]] and more", "link-malformed"),
        ("[[a/b]]\n", "link-malformed"),
        ("[[a/b]][[c/d]]", "link-malformed"),
        ("[[..\\a]]", "link-outside-vault"),
        ("[[../../a/b]]", "link-outside-vault"),
        ("[[a/../b]]", "link-outside-vault"),
        ("[[../a/../../b]]", "link-outside-vault"),
    ],
)
def test_what_is_no_link(text: str, code: str) -> None:
    found = read_wikilink(text, 3)
    assert not isinstance(found, Wikilink)
    assert (found.code.code, found.line) == (code, 3)


@pytest.mark.parametrize(
    ("path", "base", "found"),
    [
        ("../Lenses/Clay", "modules/soil.md", "Lenses/Clay.md"),
        ("../Lenses/Clay.md", "modules/soil.md", "Lenses/Clay.md"),
        ("../articles/clay.md", "Lenses/Clay.md", "articles/clay.md"),
        ("../clay", "articles/deep/x.md", "articles/clay.md"),
        ("WIP/Silt", "Lenses/Clay.md", "Lenses/WIP/Silt.md"),
        ("./Clay", "Lenses/Loam.md", "Lenses/Clay.md"),
        ("Lenses/Clay", "", "Lenses/Clay.md"),
        ("../lenses/clay", "modules/soil.md", None),
        ("Lenses/Clay", "modules/soil.md", None),
        ("../../note", "modules/soil.md", None),
        ("/Lenses/Clay", "modules/soil.md", None),
    ],
)
def test_the_file_a_link_names(path: str, base: str, found: str | None) -> None:
    assert locate(path, base, FILES) == found


def test_up_to_three_files_are_suggested() -> None:
    files = [f"Lenses/Clay {n}.md" for n in range(5)]
    assert suggestions("../Lenses/Clay", "modules/soil.md", files) == (
        "did you mean [[../Lenses/Clay 0]] or [[../Lenses/Clay 1]] or [[../Lenses/Clay 2]]?"
    )
    assert suggestions("../Lenses/Everything", "modules/soil.md", files) == ""


def test_a_stem_is_a_name_without_its_ending() -> None:
    assert [stem_of(path) for path in ("a/b.md", "b", "a.md/c.d.md")] == ["b", "b", "c.d"]
