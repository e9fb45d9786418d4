"""The administration as it looks from the whole site."""

import pytest
from django.apps import apps
from django.test import Client

from config.tests.test_policy import INLINE
from content.tests.publishing import published
from content.tests.vault.build import VALID

pytestmark = pytest.mark.django_db

NAMES = ["course", "module", "learningoutcome", "lens", "test", "revision", "slugalias"]


def pages(name: str) -> list[str]:
    """The list, and the page of every row."""
    keys = apps.get_model("content", name)._default_manager.values_list("pk", flat=True)
    root = f"/admin/content/{name}/"
    return [root, *(f"{root}{key}/change/" for key in keys), *([f"{root}issues/"] if name == "revision" else [])]


@pytest.mark.parametrize("name", NAMES)
def test_every_page_is_called_cairn_and_is_clean_under_a_strict_policy(admin_client: Client, name: str) -> None:
    published(VALID)
    for address in pages(name):
        response = admin_client.get(address)
        assert response.content.count(b"| Cairn</title>") == 1
        assert INLINE.findall(response.content) == []
        assert "unsafe" not in response["Content-Security-Policy"]


def test_the_start_page_names_what_is_there(admin_client: Client) -> None:
    html = admin_client.get("/admin/").content.decode()
    assert [name for name in NAMES if f'href="/admin/content/{name}/"' not in html] == []
    assert "/add/" not in html.partition('id="app-content"')[2].partition("app-")[0]
