"""What a test reads off a page."""

import re
from html import unescape
from http import HTTPStatus

from django.http.response import HttpResponseBase
from django.test import Client

_TAGS = re.compile(r"<[^>]*>")


def page_of(client: Client, address: str) -> str:
    """The HTML of a page that is there."""
    response = client.get(address)
    assert response.status_code == HTTPStatus.OK
    return response.content.decode()


def words(html: str) -> str:
    """What one reads of some HTML, on one line."""
    return " ".join(unescape(_TAGS.sub(" ", html)).split())


def said(html: str, pattern: str) -> list[str]:
    """The words of everything that the pattern's only group finds."""
    return [words(found) for found in re.findall(pattern, html, re.DOTALL)]


def trail(html: str) -> list[str]:
    """The labels of the stones, in order."""
    return said(html, r'<span class="trail-label">(.*?)</span></a>')


def links(html: str) -> dict[str, str]:
    """Where the links of a page lead, by what they say."""
    found = re.findall(r'<a[^>]*?href="([^"]*)"[^>]*>(.*?)</a>', html, re.DOTALL)
    return {words(label): unescape(address) for address, label in found}


def main(html: str) -> str:
    """What stands in the page's main part."""
    return html.partition("<main")[2].partition("</main>")[0]


def leads_to(response: HttpResponseBase) -> tuple[int, str]:
    """How and where a redirect leads."""
    return response.status_code, response.headers.get("Location", "")
