"""A small vault with every trap of the format, and what comes out of it, each value checked by hand."""

import json
from pathlib import Path

import pytest

from content.tests.vault.comparing import by_slug, differences
from content.vault.building import build_vault, read_collection
from content.vault.compat import as_written, peer_json
from content.vault.export import Json, vault_json
from content.vault.folder import Source, read_folder
from content.vault.reading import DocumentCache

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture(scope="module")
def bakery() -> Source:
    """The vault, with the line ends of Windows in one article, which Git might not keep."""
    files = dict(read_folder(FIXTURES / "bakery").files)
    files["articles/windows.md"] = files["articles/windows.md"].replace("\n", "\r\n")
    return Source(files)


def golden(name: str) -> Json:
    result: Json = json.loads((FIXTURES / name).read_text(encoding="utf-8"))
    return result


def as_json(value: Json) -> Json:
    """The value as it comes back out of a file of JSON."""
    result: Json = json.loads(json.dumps(value))
    return result


def test_as_the_older_processor_gives_it(bakery: Source) -> None:
    collection, issues = read_collection(bakery, DocumentCache(peer=True))
    ours = peer_json(build_vault(collection, issues, write=as_written), collection)
    assert differences(as_json(ours), golden("bakery.compat.json")) == []


def test_as_cairn_gives_it(bakery: Source) -> None:
    ours = vault_json(build_vault(*read_collection(bakery, DocumentCache())))
    assert differences(as_json(ours), golden("bakery.json")) == []


def test_the_two_differ_only_where_they_mean_to() -> None:
    ours, theirs = golden("bakery.json")["modules"], golden("bakery.compat.json")["modules"]
    found = {line.split(":")[0].rsplit("/", 1)[1] for line in differences(by_slug(ours), by_slug(theirs))}
    assert found == {
        *("id", "parentId", "contentId", "tier", "kind"),  # identity, and what only Cairn tells
        *("tldr", "summaryForTutor"),  # known to the older processor, but not written out
        *("content", "collapsed_before", "wordCount"),  # links as tokens; articles without comments and front matter
    }
