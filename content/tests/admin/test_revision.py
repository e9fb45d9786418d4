import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from content.admin.revision import ISSUES_PER_PAGE
from content.services.importing import import_vault, understand
from content.tests.publishing import published
from content.tests.vault.build import CLAY_FILE, SAND_FILE, VALID, changed
from content.vault.folder import Source

pytestmark = pytest.mark.django_db

TAGS = re.compile(r"<[^>]+>")
WRONG = {
    CLAY_FILE: VALID[CLAY_FILE] + "\n#### Nonsense\n",
    SAND_FILE: VALID[SAND_FILE].replace("title: Sand", "title: Sand\ntitel: <b>Sand</b>"),
}
"""An error in one lens, and a warning in another."""


def imported(files: dict[str, str]) -> list[dict[str, str | int]]:
    """The issues of an import that is not published."""
    issues: list[dict[str, str | int]] = import_vault(understand(Source(files)), origin="a test").revision.issues
    return issues


def shown(client: Client, query: str = "", revision: str = "") -> list[list[str]]:
    """The cells of the table of issues."""
    html = client.get(f"/admin/content/revision/{revision}issues/{query}").content.decode()
    rows = re.findall(r"<tr>(.*?)</tr>", html.partition("<tbody>")[2], re.DOTALL)
    return [
        [" ".join(TAGS.sub(" ", cell).split()) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)]
        for row in rows
    ]


def test_the_list_says_what_is_published_and_what_was_wrong(admin_client: Client) -> None:
    published(VALID)
    imported(changed(WRONG))
    html = admin_client.get("/admin/content/revision/").content.decode()
    assert re.findall(r'alt="(True|False)"', html) == ["False", "True"]
    assert re.findall(r'<a href="([^"]+)">([^<]+)</a></td>', html) == [
        ("/admin/content/revision/2/issues/", "1 error, 1 warning"),
        ("/admin/content/revision/1/issues/", "none"),
    ]
    assert 'href="/admin/content/revision/issues/"' in html


def test_the_issues_of_the_last_import_by_file_and_line(admin_client: Client) -> None:
    published(VALID)
    error, warning = imported(changed(WRONG))
    assert (error["severity"], warning["severity"]) == ("error", "warning")
    rows = shown(admin_client)
    assert [(row[0], row[1]) for row in rows] == [
        ("error", f"{CLAY_FILE}:{error['line']}"),
        ("warning", f"{SAND_FILE}:{warning['line']}"),
    ]
    assert str(error["message"]) in rows[0][2]
    assert rows[0][2].endswith(str(error["code"]))
    assert shown(admin_client, revision="2/") == rows
    assert shown(admin_client, revision="1/") == [["Nothing of this kind."]]


@pytest.mark.parametrize(
    ("query", "severities"),
    [
        ("?severity=error", ["error"]),
        ("?severity=warning", ["warning"]),
        ("?severity=", ["error", "warning"]),
        ("?severity=other", ["Nothing of this kind."]),
        ("?q=LENSES/clay", ["error"]),
        ("?q=titel", ["warning"]),
        ("?q=titel&severity=error", ["Nothing of this kind."]),
        ("?q=%00", ["Nothing of this kind."]),
        ("?page=9", ["error", "warning"]),
        ("?page=x", ["error", "warning"]),
    ],
)
def test_filter_and_search(admin_client: Client, query: str, severities: list[str]) -> None:
    imported(changed(WRONG))
    assert [row[0] for row in shown(admin_client, query)] == severities


def test_what_authors_write_is_shown_and_not_drawn(admin_client: Client) -> None:
    imported(changed({SAND_FILE: VALID[SAND_FILE] + "\n#### <b>Nonsense</b>\n"}))
    html = admin_client.get('/admin/content/revision/issues/?q="><b>').content
    assert b"<b>" not in html


def test_pages_of_a_hundred(admin_client: Client) -> None:
    imported(changed({CLAY_FILE: VALID[CLAY_FILE] + "\n#### Nonsense\n" * (ISSUES_PER_PAGE + 1)}))
    assert len(shown(admin_client)) == ISSUES_PER_PAGE
    assert len(shown(admin_client, "?page=2")) == 1
    html = admin_client.get("/admin/content/revision/issues/?severity=error").content.decode()
    assert '<a href="?severity=error&amp;page=2">Next</a>' in html


@pytest.mark.parametrize("count", [1, 3])
def test_constant_queries(admin_client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int) -> None:
    imported(changed({CLAY_FILE: VALID[CLAY_FILE] + "\n#### Nonsense\n" * count}))
    with django_assert_num_queries(3):
        assert len(shown(admin_client)) == count


def test_without_a_revision_there_is_nothing_to_show(admin_client: Client) -> None:
    assert admin_client.get("/admin/content/revision/issues/").status_code == 404
    assert admin_client.get("/admin/content/revision/1/issues/").status_code == 404
    assert admin_client.get(f"/admin/content/revision/{'9' * 30}/issues/").status_code == 404
