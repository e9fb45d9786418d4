from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from content.queries.outline import published_outline
from content.tests.plots import plots
from content.tests.publishing import published
from content.tests.vault.build import (
    CLAY,
    CLAY_FILE,
    COURSE_FILE,
    MODULE,
    MODULE_FILE,
    OTHER,
    OUTCOME,
    SAND,
    SAND_FILE,
    TEST,
    VALID,
    changed,
    edit,
)

pytestmark = pytest.mark.django_db

OUTCOME_NAMED = {"id": OUTCOME, "title": "Tell clay from sand."}
CLAY_SECTION = {
    "id": CLAY,
    "slug": "lens/clay",
    "title": "Clay",
    "type": "lens",
    "kind": "article",
    "optional": False,
    "hidden": False,
    "minutes": 1,
    "tldr": "Clay holds water.",
    "outcome": OUTCOME_NAMED,
}
TEST_SECTION = {
    "id": TEST,
    "slug": None,
    "title": "Test",
    "type": "test",
    "kind": "test",
    "optional": False,
    "hidden": False,
    "minutes": 1,
    "tldr": None,
    "outcome": OUTCOME_NAMED,
}
SAND_SECTION = {
    "id": SAND,
    "slug": "lens/sand",
    "title": "Sand",
    "type": "lens",
    "kind": "video",
    "optional": True,
    "hidden": False,
    "minutes": 1,
    "tldr": None,
    "outcome": None,
}
SOIL: dict[str, Any] = {
    "id": MODULE,
    "slug": "soil",
    "title": "Soil",
    "type": "module",
    "parentSlug": None,
    "parentTitle": None,
    "minutes": 2,
    "difficulty": None,
    "categories": [],
    "requires": [],
    "sequential": False,
    "children": [],
}
PARTS = {
    MODULE_FILE: f"""---
slug: soil
title: Soil
id: {MODULE}
---
# Submodule: Wet
id:: {OTHER}
## Lens: Clay
source:: [[../Lenses/Clay]]

# Submodule: Dry
## Lens: Sand
source:: [[../Lenses/Sand]]
optional:: true
"""
}


def listed(client: Client, query: str = "") -> list[tuple[Any, ...]]:
    return [tuple(module.values()) for module in client.get(f"/api/modules{query}").json()["modules"]]


def without_segments(answer: dict[str, Any]) -> dict[str, Any]:
    """The answer without what the sections hold, which test_segments.py looks at."""
    sections = [{name: value for name, value in s.items() if name != "segments"} for s in answer["sections"]]
    return answer | {"sections": sections}


SOIL_LISTED = (MODULE, "soil", "Soil", "module", None, 2)
CLAY_LISTED = (CLAY, "lens/clay", "Clay", "lens", None, 1)
SAND_LISTED = (SAND, "lens/sand", "Sand", "lens", None, 1)


def test_modules_and_the_lenses_that_have_pages(client: Client) -> None:
    published(VALID)
    assert listed(client) == [SOIL_LISTED, CLAY_LISTED, SAND_LISTED]
    names = [list(module) for module in client.get("/api/modules/").json()["modules"]]
    assert names == [["id", "slug", "title", "type", "parent_title", "minutes"]] * 3


def test_one_type_alone(client: Client) -> None:
    published(VALID)
    assert listed(client, "?type=module") == [SOIL_LISTED]
    assert listed(client, "?type=lens") == [CLAY_LISTED, SAND_LISTED]


@pytest.mark.parametrize("kind", ["course", "Lens", "%00", "lens&type=course"])
def test_an_unknown_type_is_refused(client: Client, kind: str) -> None:
    response = client.get(f"/api/modules?type={kind}")
    assert response.status_code == 400
    assert (list(response.json()), list(response.json()["errors"])) == (["detail", "errors"], ["type"])


def test_more_parameters_than_anybody_needs_are_refused(client: Client) -> None:
    response = client.get(f"/api/modules?{'a=1&' * 2000}")
    assert (response.status_code, response.json()) == (400, {"detail": "The request could not be understood."})


def test_a_module_with_its_sections_in_order(client: Client) -> None:
    published(VALID)
    for address in ("/api/modules/soil", "/api/modules/soil/"):
        assert without_segments(client.get(address).json()) == SOIL | {
            "sections": [CLAY_SECTION, TEST_SECTION, SAND_SECTION]
        }


def test_a_lens_alone_is_a_module_of_one_section(client: Client) -> None:
    published(VALID)
    answer = client.get("/api/modules/lens/clay").json()
    assert without_segments(answer) == SOIL | {
        "id": CLAY,
        "slug": "lens/clay",
        "title": "Clay",
        "type": "lens",
        "minutes": 1,
        "sections": [CLAY_SECTION | {"outcome": None}],
    }
    assert answer["sections"][0]["segments"] == client.get("/api/modules/soil").json()["sections"][0]["segments"]


def test_a_parent_has_children_and_no_sections(client: Client) -> None:
    published(changed(PARTS))
    wet = {"id": OTHER, "slug": "soil/wet", "title": "Wet", "minutes": 1}
    parent = client.get("/api/modules/soil").json()
    dry = parent["children"][1]
    assert parent == SOIL | {"minutes": 1, "children": [wet, dry], "sections": []}
    assert (dry["slug"], dry["minutes"]) == ("soil/dry", 0)
    child = client.get("/api/modules/soil/wet").json()
    assert (child["parentSlug"], child["parentTitle"]) == ("soil", "Soil")
    assert [module[1::3] for module in listed(client, "?type=module")] == [
        ("soil", None),
        ("soil/wet", "Soil"),
        ("soil/dry", "Soil"),
    ]


def test_what_is_hidden_says_so(client: Client) -> None:
    published(changed(edit(MODULE_FILE, "optional:: true", "optional:: true\nhide:: true")))
    sand = client.get("/api/modules/soil").json()["sections"][2]
    assert (sand["hidden"], sand["optional"]) == (True, True)


def test_an_old_slug_sends_to_the_present_one(client: Client) -> None:
    published(VALID)
    published(changed(edit(MODULE_FILE, "slug: soil", "slug: earth")))
    response = client.get("/api/modules/soil")
    assert (response.status_code, response["Location"], response.content) == (308, "/api/modules/earth", b"")
    assert client.get("/api/modules/soil", follow=True).json()["slug"] == "earth"
    assert response["Cache-Control"] == "public, no-cache"  # a slug may come back: nobody may remember this for ever


def test_an_old_name_of_a_lens_sends_to_the_present_one(client: Client) -> None:
    published(VALID)
    text = VALID[SAND_FILE]
    there = {
        path: text.replace("Lenses/Sand", "Lenses/Fine sand") if path != SAND_FILE else None
        for path, text in VALID.items()
    }
    published({**changed(there), "Lenses/Fine sand.md": text})
    response = client.get("/api/modules/lens/sand/")
    assert (response.status_code, response["Location"]) == (308, "/api/modules/lens/fine-sand")


def test_a_slug_that_came_back_answers_itself(client: Client) -> None:
    for files in (VALID, changed(edit(MODULE_FILE, "slug: soil", "slug: earth")), VALID):
        published(files)
    assert client.get("/api/modules/soil").json()["slug"] == "soil"
    assert client.get("/api/modules/earth")["Location"] == "/api/modules/soil"


def test_what_left_the_vault_is_not_there(client: Client) -> None:
    published(VALID)
    alone = f"---\nslug: sea\ntitle: Sea\nid: {OTHER}\n---\n# Lens: Clay\nsource:: [[../Lenses/Clay]]\n"
    published(changed({MODULE_FILE: None, COURSE_FILE: None, "modules/sea.md": alone}))
    assert client.get("/api/modules/soil").json() == {"detail": "No module has this address."}


UNKNOWN = [
    "sea",
    "lens/sea",
    "lens",
    "lens/",
    "soil/clay",
    "%00",
    "lens/%00",
    "lens/clay%00",
    "a/" * 5000,
]


@pytest.mark.parametrize("slug", UNKNOWN)
def test_no_module_has_another_address(client: Client, slug: str) -> None:
    published(VALID)
    response = client.get(f"/api/modules/{slug}")
    assert (response.status_code, response.json()) == (404, {"detail": "No module has this address."})


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("address", "queries"),
    [("", 2), ("?type=module", 1), ("?type=lens", 2), ("/soil", 3), ("/lens/sand", 3), ("/lens/clay", 4), ("/sea", 2)],
)
def test_constant_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, address: str, queries: int, count: int
) -> None:
    published(plots(count))
    assert len(published_outline().modules) == count
    with django_assert_num_queries(queries):
        client.get(f"/api/modules{address}")


@pytest.mark.parametrize("count", [1, 3])
def test_constant_queries_however_much_a_module_holds(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    more = "".join(f"\n# Lens: More\nsource:: [[../Lenses/Clay {n}]]\n" for n in range(2, count + 1))
    published(plots(count) | {MODULE_FILE: VALID[MODULE_FILE] + more})
    published_outline()
    with django_assert_num_queries(3):
        assert len(client.get("/api/modules/soil").json()["sections"]) == 2 + count


def test_links_lead_to_what_is_there(client: Client) -> None:
    published(changed(edit(CLAY_FILE, "[[../Lenses/Sand]]", "[[../Lenses/Sand]] or [[../modules/soil|here]]")))
    html = client.get("/api/modules/lens/clay").json()["sections"][0]["segments"][0]["html"]
    assert '<a href="/lenses/sand/">Sand</a> or <a href="/modules/soil/">here</a>' in html
