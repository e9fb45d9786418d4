"""docs/vault-format.md says what is: its table of checks is the catalogue, and its example vault builds."""

import json
import re
from pathlib import Path

import pytest

from content.enums import QuestionKind
from content.management.commands.check_vault import summary
from content.vault.assigning import assign_ids
from content.vault.building import build_vault, read_collection
from content.vault.catalogue import Code
from content.vault.files.metadata import KEYS
from content.vault.files.vocabulary import SEGMENTS
from content.vault.folder import Source
from content.vault.model import Vault
from content.vault.reading import DocumentCache

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "vault-format.md"
TEXT = DOCUMENT.read_text(encoding="utf-8")

_ROW = re.compile(r"^\| `([a-z0-9-]+)` \| (error|warning) \| (.+?) \|(.*)\|$", re.MULTILINE)
_FILE = re.compile(r"^\*\*([^*\n]+)\*\*\n\n```(markdown|json)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(#([a-z0-9-]+)\)")
_HEADING = re.compile(r"^#{2,3} (.+)$", re.MULTILINE)


@pytest.fixture(scope="module")
def examples() -> Source:
    """The files that the page shows with their names: one vault."""
    return Source({path: text for path, _, text in _FILE.findall(TEXT)})


def built(source: Source) -> Vault:
    collection, strays = read_collection(source, DocumentCache())
    return build_vault(collection, strays)


def test_the_table_names_every_check_once_with_its_severity() -> None:
    rows = [(code, severity) for code, severity, _, _ in _ROW.findall(TEXT)]
    assert sorted(rows) == sorted((code.code, code.severity.value) for code in Code)


def test_every_check_is_explained_and_says_how_to_mend_it() -> None:
    rows = {code: (meaning.strip(), mending.strip()) for code, _, meaning, mending in _ROW.findall(TEXT)}
    assert [code for code, (meaning, _) in rows.items() if not meaning.endswith(".")] == []
    assert [code for code, (_, mending) in rows.items() if not mending.endswith(".")] == []


def test_the_examples_are_one_vault_without_issues(examples: Source) -> None:
    assert built(examples).issues == ()


def test_the_first_course_stands_by_itself(examples: Source) -> None:
    first = ("courses/Tea.md", "modules/a-good-cup.md", "Lenses/Water.md")
    vault = built(Source({path: examples.files[path] for path in first}))
    assert vault.issues == ()
    assert f"`{summary(vault)}`" in TEXT


def test_the_examples_have_all_their_ids(examples: Source) -> None:
    assert assign_ids(examples).given == ()


def test_the_examples_show_every_kind_of_file_and_segment(examples: Source) -> None:
    assert sorted({path.partition("/")[0] for path in examples.files}) == [
        "Learning Outcomes",
        "Lenses",
        "articles",
        "courses",
        "modules",
        "video_transcripts",
    ]
    contents = [section.content for module in built(examples).modules for section in module.sections]
    assert {segment.kind for content in contents for segment in content.segments} == {kind.lower() for kind in SEGMENTS}


def test_the_questions_of_every_kind_make_a_lens(examples: Source) -> None:
    (fragment,) = [fence for fence in _FENCE.findall(TEXT) if "kind:: multiple" in fence]
    body = fragment.removeprefix("```markdown\n").removesuffix("```")
    head = "---\nid: 9e2c3b8a-7d5f-4a64-b1f0-62d1c9a4e8b4\n---\n"
    vault = built(Source({**examples.files, "Lenses/Quiz.md": head + body}))
    assert vault.issues == ()
    (quiz,) = [lens for lens in vault.lenses.values() if lens.path == "Lenses/Quiz.md"]
    kinds = {getattr(segment, "question_kind", None) for segment in quiz.segments}
    assert kinds == set(QuestionKind) - {QuestionKind.FREE}


def test_the_json_example_is_json(examples: Source) -> None:
    path = "video_transcripts/the-kettle-pouring.timestamps.json"
    starts = [entry["start"] for entry in json.loads(examples.files[path])]
    assert starts == ["0:00.00", "0:04.20", "0:08.00", "0:12.50"]


@pytest.mark.parametrize("kind", sorted(SEGMENTS))
def test_every_field_of_every_segment_is_documented(kind: str) -> None:
    section = TEXT.split(f"\n### {kind}\n", 1)[1].split("\n## ", 1)[0].split("\n### ", 1)[0]
    everywhere = {"id", "optional"}
    assert sorted(name for name in SEGMENTS[kind].known - everywhere if f"`{name}" not in section) == []


def test_every_key_is_documented() -> None:
    names = {name for keys in KEYS.values() for name in keys.known}
    assert sorted(name for name in names if f"`{name}`" not in TEXT) == []


def test_links_within_the_page_lead_somewhere() -> None:
    headings = {heading.lower().replace(" ", "-") for heading in _HEADING.findall(_FENCE.sub("", TEXT))}
    assert sorted(set(_LINK.findall(TEXT)) - headings) == []
