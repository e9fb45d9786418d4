"""Addresses on the web that a vault relies on: where articles and videos come from, and the images of articles."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from markdown_it import MarkdownIt
from markdown_it.token import Token

from content.enums import Tier
from content.vault.files.structure import is_ignored, opened
from content.vault.folder import Source
from content.vault.grammar.frontmatter import FrontMatter
from content.vault.grammar.lines import Lines
from content.vault.kinds import Kind, kind_of

ORIGINS: Mapping[Kind | None, str] = {Kind.ARTICLE: "source_url", Kind.TRANSCRIPT: "url"}
"""The key that says where a file of this kind comes from."""

_ON_THE_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_HTML_IMAGE = re.compile(r"""<img\s[^>]*?\bsrc\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_MARKDOWN = MarkdownIt("commonmark").enable("table")


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """An http or https address, at the file's own line."""

    path: str
    line: int
    url: str
    tier: Tier


def find_addresses(source: Source) -> Iterator[Address]:
    """Every address by path, in the order of its file. What its author keeps out, or nobody can read, has none."""
    for path, text in sorted(source.files.items()):
        kind = kind_of(path)
        if kind not in ORIGINS:
            continue
        front, report = opened(path, text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
        if front.usable and not is_ignored(report):
            for index, url in _of_file(front, kind):
                if _ON_THE_WEB.match(url):
                    yield Address(path, front.lines.number(index), url, report.tier)


def _of_file(front: FrontMatter, kind: Kind | None) -> Iterator[tuple[int, str]]:
    """Each address with the index of its line in the file's lines."""
    key = ORIGINS[kind]
    yield front.line(key), front.text(key)
    if kind is Kind.ARTICLE:
        yield from ((front.start + index, url) for index, url in images(front.lines[front.start :]))


def images(lines: Lines) -> Iterator[tuple[int, str]]:
    """The images of a Markdown text, those in code left out, with the index of the line.

    An address that has to be encoded before anybody can ask for it is found at the first line of its paragraph.
    """
    for token in _MARKDOWN.parse(lines.joined()):
        first, end = token.map or (0, 0)
        for url in _of_token(token):
            yield next((index for index in range(first, end) if url in lines.texts[index]), first), url


def _of_token(token: Token) -> Iterator[str]:
    if token.type in ("html_block", "html_inline"):
        yield from _HTML_IMAGE.findall(token.content)
    for child in token.children or ():
        if child.type == "image":
            yield cast("str", child.attrs["src"])
        else:
            yield from _of_token(child)
