"""Every address on the web is found where it stands, and nothing else is taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.enums import Tier
from content.tests.vault.build import ARTICLE_FILE, VALID, VIDEO_FILE
from content.vault.addresses import Address, find_addresses
from content.vault.folder import Source

HEAD = "---\ntitle: T\nauthor: A\nsource_url: ''\npublished: 2020\n---\n"
BODY_LINE = HEAD.count("\n") + 1
IMAGE = "https://example.org/a.png"


def found(files: dict[str, str]) -> list[Address]:
    return list(find_addresses(Source(files)))


def images(body: str) -> list[tuple[int, str]]:
    """The images of an article with this body, by line of the body."""
    return [(address.line - BODY_LINE + 1, address.url) for address in found({"articles/a.md": HEAD + body})]


def test_articles_and_videos_say_where_they_come_from() -> None:
    assert found(dict(VALID)) == [
        Address(ARTICLE_FILE, 4, "https://example.org/clay", Tier.PRODUCTION),
        Address(VIDEO_FILE, 4, "https://www.youtube.com/watch?v=abcdefghijk", Tier.PRODUCTION),
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"![clay]({IMAGE})\n", [(1, IMAGE)]),
        (f'One\ntwo ![clay](<{IMAGE}> "Clay") three\nfour\n', [(2, IMAGE)]),
        (f"![a]({IMAGE}) ![b]({IMAGE}?b)\n", [(1, IMAGE), (1, f"{IMAGE}?b")]),
        ("![a](https://example.org/a_(b).png)\n", [(1, "https://example.org/a_(b).png")]),
        (f"> - ![deep]({IMAGE})\n", [(1, IMAGE)]),
        (f"| a |\n|---|\n| ![in a table]({IMAGE}) |\n", [(3, IMAGE)]),
        (f"![by name][n]\n\n[n]: {IMAGE}\n", [(1, IMAGE)]),
        (f"[![in a link]({IMAGE})](https://example.org/)\n", [(1, IMAGE)]),
        (f'<p>\n<img alt="" src="{IMAGE}">\n</p>\n', [(2, IMAGE)]),
        (f"In a line <img src='{IMAGE}'> of text\n", [(1, IMAGE)]),
        ("![über](https://example.org/ü.png)\n", [(1, "https://example.org/%C3%BC.png")]),
        (f"%% a comment\nover two lines %%\n![clay]({IMAGE})\n", [(3, IMAGE)]),
    ],
)
def test_images_are_found_at_their_lines(body: str, expected: list[tuple[int, str]]) -> None:
    assert images(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        f"```\n![clay]({IMAGE})\n```\n",
        f"`![clay]({IMAGE})`\n",
        f"[a link]({IMAGE})\n",
        f"%% ![clay]({IMAGE}) %%\n",
        "![beside](clay.png) ![mail](mailto:a@b.c) ![data](data:image/png;base64,AA) ![ftp](ftp://example.org/a.png)\n",
        "![[clay.png]]\n",
    ],
)
def test_what_is_no_image_on_the_web_is_left_alone(body: str) -> None:
    assert images(body) == []


def test_an_unfinished_file_keeps_its_tier_and_an_ignored_one_is_not_looked_at() -> None:
    text = VALID[ARTICLE_FILE]
    tagged = {tag: text.replace("title:", f"tags: [{tag}]\ntitle:") for tag in ("wip", "validator-ignore")}
    files = {f"articles/{tag}.md": text for tag, text in tagged.items()}
    assert [(address.path, address.tier) for address in found(files)] == [("articles/wip.md", Tier.WIP)]


def test_files_of_other_kinds_have_no_addresses() -> None:
    text = VALID[ARTICLE_FILE]
    assert found({"Lenses/a.md": text, "notes/a.md": text, "articles/a.timestamps.json": text}) == []


@given(st.text(alphabet=st.sampled_from("![]()<>`\n \"'https://x.y=img-%{}+~ \t\\&;|#")))
def test_any_text_has_addresses_inside_its_file(body: str) -> None:
    text = HEAD + body
    lines = text.count("\n") + 1
    assert all(1 <= address.line <= lines for address in found({"articles/a.md": text}))
