"""What the API says of itself is true."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from jsonschema import Draft202012Validator

from config.api import openapi
from config.tests.test_policy import INLINE
from content.tests.api.secrets import WITH_SECRETS
from content.tests.publishing import published

ADDRESSES = {
    "/api/courses": "/api/courses",
    "/api/courses/{slug}": "/api/courses/garden",
    "/api/modules": "/api/modules",
    "/api/modules/{slug}": "/api/modules/soil",
}
# What they answer: test_api_learners.py
ABOUT_LEARNERS = [
    "/api/account",
    "/api/courses/{slug}/next-module",
    "/api/courses/{slug}/progress",
    "/api/modules/{slug}/progress",
    "/api/progress/claim",
    "/api/progress/complete",
    "/api/progress/complete/{content_id}",
    "/api/progress/completed",
    "/api/progress/explain/{content_id}",
    "/api/progress/export",
    "/api/progress/time",
]


def schema_of(address: str, status: str = "200", method: str = "get") -> dict[str, Any]:
    """What the schema says of the answer at an address, with all that it refers to."""
    whole = openapi()
    answer = whole["paths"][address][method]["responses"][status]["content"]["application/json"]["schema"]
    everything: dict[str, Any] = closed(answer | {"components": whole["components"]})
    return everything


def closed(schema: Any) -> Any:  # noqa: ANN401 - any JSON
    """The schema, satisfied by no key that it does not name."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    inside = {name: closed(value) for name, value in schema.items()}
    return inside | {"additionalProperties": False} if "properties" in schema and "type" in schema else inside


def test_it_is_made_without_a_warning(tmp_path: Path) -> None:
    call_command("spectacular", "--validate", "--fail-on-warn", "--file", str(tmp_path / "schema.yml"))


def test_it_names_every_address(client: Client) -> None:
    assert sorted(client.get("/api/schema").json()["paths"]) == sorted([*ADDRESSES, *ABOUT_LEARNERS])


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_an_answer_has_what_it_says_and_nothing_else(client: Client, address: str) -> None:
    published(WITH_SECRETS)
    problems = Draft202012Validator(schema_of(address)).iter_errors(client.get(ADDRESSES[address]).json())
    assert [problem.message for problem in problems] == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "asked", "status"),
    [
        ("/api/courses/{slug}", "/api/courses/meadow", "404"),
        ("/api/modules/{slug}", "/api/modules/sea", "404"),
        ("/api/modules", "/api/modules?type=book", "400"),
    ],
)
def test_an_error_has_what_it_says_and_nothing_else(client: Client, address: str, asked: str, status: str) -> None:
    response = client.get(asked)
    problems = Draft202012Validator(schema_of(address, status)).iter_errors(response.json())
    assert (str(response.status_code), [problem.message for problem in problems]) == (status, [])


@pytest.mark.parametrize("address", ["/api/schema", "/api/schema/"])
def test_the_schema_is_served_without_the_database(client: Client, address: str) -> None:
    response = client.get(address)
    assert (response.status_code, response.json()["openapi"]) == (200, "3.1.1")
    assert response["Cache-Control"] == "public, max-age=3600"


@pytest.mark.parametrize("address", ["/api/docs", "/api/docs/"])
def test_the_page_is_clean_under_its_policy(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200
    assert INLINE.findall(response.content) == []


def test_the_page_may_have_icons_in_its_style_sheet_and_no_other_page_may(client: Client) -> None:
    page, other = (client.get(address)["Content-Security-Policy"] for address in ("/api/docs", "/api/schema"))
    assert sorted(page.replace(" data:", "").split("; ")) == sorted(other.split("; "))
    assert (page.count("data:"), "unsafe" in page) == (1, False)


@pytest.mark.parametrize("address", ["/api", "/api/", "/api/nothing", "/api/courses%0A", "/api/../api/x", "/api/%00"])
@pytest.mark.parametrize("method", ["GET", "POST", "HEAD", "OPTIONS", "BREW"])
def test_an_address_that_means_nothing(client: Client, address: str, method: str) -> None:
    response = client.generic(method, address)
    assert (response.status_code, response["Content-Type"]) == (404, "application/json")
    assert method == "HEAD" or response.json() == {"detail": "Not found."}
