"""A real vault becomes, key by key, what the processor that runs it today makes of it."""

import io
import json
from contextlib import suppress

import pytest
from django.core.management import call_command

from config.fixtures import shared_folder
from content.tests.vault.comparing import by_slug, differences
from content.vault.export import Json

SHARED = shared_folder()


def checked(*options: str) -> Json:
    """What `check_vault --json` prints for the real vault; that something is wrong in there is no failure here."""
    out = io.StringIO()
    with suppress(SystemExit):
        call_command("check_vault", str(SHARED / "vault"), "--json", *options, stdout=out, stderr=io.StringIO())
    result: Json = json.loads(out.getvalue())
    return result


@pytest.fixture(scope="module")
def compat() -> Json:
    return checked("--compat")


@pytest.fixture(scope="module")
def native() -> Json:
    return checked()


@pytest.fixture(scope="module")
def expected() -> Json:
    result: Json = json.loads((SHARED / "vault.expected.json").read_text(encoding="utf-8"))
    return result


def test_the_older_processor_would_have_given_the_same(compat: Json, expected: Json) -> None:
    assert differences(compat["courses"], expected["courses"]) == []
    assert differences(by_slug(compat["modules"]), by_slug(expected["modules"])) == []
    assert [module["slug"] for module in compat["modules"]] == [module["slug"] for module in expected["modules"]]


def test_native_and_older_agree_on_what_there_is(native: Json, compat: Json) -> None:
    assert by_slug(native["modules"]).keys() == by_slug(compat["modules"]).keys()
    assert [course["progression"] for course in native["courses"]] == [
        course["progression"] for course in compat["courses"]
    ]
    for slug, module in by_slug(native["modules"]).items():
        older = by_slug(compat["modules"])[slug]
        assert [section["meta"] for section in module["sections"]] == [section["meta"] for section in older["sections"]]


def test_every_module_and_section_has_an_id_of_its_own(native: Json) -> None:
    ids = [module["contentId"] for module in native["modules"] if not module["slug"].startswith("lens/")]
    assert all(ids)
    assert len(set(ids)) == len(ids)
    assert all(section["contentId"] for module in native["modules"] for section in module["sections"])


def test_submodules_name_their_parent(native: Json, compat: Json) -> None:
    older = by_slug(compat["modules"])
    children = [module for module in native["modules"] if "parentSlug" in module]
    assert len(children) == sum("parentSlug" in module for module in compat["modules"]) > 0
    for module in children:
        peer = older[module["slug"]]["contentId"]
        assert module["parentId"] == peer or peer is None
        assert module["contentId"] != module["parentId"]


def test_tests_keep_the_id_their_author_gave_them(native: Json, compat: Json) -> None:
    ours = {s["contentId"] for module in native["modules"] for s in module["sections"] if s["type"] == "test"}
    theirs = [s["contentId"] for module in compat["modules"] for s in module["sections"] if s["type"] == "test"]
    assert set(theirs) == {None}
    assert len(ours) == len(theirs) > 0


def test_links_are_tokens_and_articles_free_of_comments(native: Json) -> None:
    segments = [s for module in native["modules"] for section in module["sections"] for s in section["segments"]]
    texts = [segment["content"] for segment in segments if segment["type"] == "text"]
    articles = [segment["content"] for segment in segments if segment["type"] == "article"]
    assert not any("data-lens-card" in text or "::card[[" in text for text in texts)
    assert not any(mark in text for text in articles for mark in ("{>>", "<<}", "\r"))
    assert all(segment["id"] for segment in segments)
