"""Any text is understood or complained about, never fatal."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from content.tests.vault.build import VALID, read, vault_of
from content.tests.vault.strategies import PATHS, files, noise, texts
from content.vault.assigning import assign_ids
from content.vault.building import build_vault, read_collection
from content.vault.compat import as_written, peer_json
from content.vault.export import vault_json
from content.vault.folder import Source
from content.vault.grammar.markup import without_markup
from content.vault.reading import DocumentCache, read_document


def last_line(text: str) -> int:
    """The number of a text's last line, whatever its lines end with."""
    return text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1


@settings(max_examples=300)
@given(PATHS, texts)
def test_any_file_is_read(path: str, text: str) -> None:
    document = read_document(path, text)
    for issue in document.issues if document else ():
        assert issue.path == path
        assert 1 <= issue.line <= last_line(text)
    for claim in document.claims if document else ():
        assert 1 <= claim.line <= last_line(text)
    read_document(path, text, peer=True)


@settings(max_examples=200)
@given(files)
def test_any_vault_is_built(vault_files: dict[str, str]) -> None:
    vault = vault_of(vault_files)
    for issue in vault.issues:
        assert issue.path in {*vault_files, *(f"{path.split('/')[0]}/" for path in vault_files)}
        assert 0 <= issue.line <= last_line(vault_files.get(issue.path, ""))
        assert str(issue).isprintable()
    json.dumps(vault_json(vault), allow_nan=False).encode()
    collection, issues = read_collection(Source(vault_files), DocumentCache(peer=True))
    json.dumps(peer_json(build_vault(collection, issues, write=as_written), collection), allow_nan=False).encode()


@given(files)
def test_the_same_files_are_the_same_vault(vault_files: dict[str, str]) -> None:
    backwards = dict(reversed(vault_files.items()))
    assert vault_of(vault_files) == vault_of(backwards)


@settings(max_examples=200)
@given(files, st.booleans())
def test_assigned_ids_change_nothing_else(vault_files: dict[str, str], every_segment: bool) -> None:
    assigned = assign_ids(Source(vault_files), every_segment=every_segment)
    given_ids = {item.id for item in assigned.given}
    for path, text in assigned.files.items():
        assert "".join(without_ids(text, vault_files[path], given_ids)) == vault_files[path]
    again = assign_ids(Source({**vault_files, **assigned.files}), every_segment=every_segment)
    assert (again.given, again.files) == ((), {})


def without_ids(text: str, before: str, ids: set[str]) -> Iterator[str]:
    """The text with the given ids taken out again: the line that was put in, or what was put into a blank one."""
    old = re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z", before)
    position = 0
    for line in re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z", text):
        own = next((own for own in ids if f" {own}" in line), None)
        there = old[position] if position < len(old) else ""
        if own is None or there == line:
            yield there if line == f"{there}\n" else line
            position += 1
        elif line.replace(f" {own}", "", 1) == there:
            yield there
            position += 1


@given(st.sampled_from([path for path in VALID if path.endswith(".md")]), st.data())
def test_comments_at_line_ends_change_nothing(path: str, data: st.DataObject) -> None:
    lines = VALID[path].split("\n")
    for number in data.draw(st.sets(st.integers(0, len(lines) - 1), min_size=1)):
        lines[number] += data.draw(st.sampled_from(["%% x %%", " {>> # Lens: <<}", "{++ id:: ++}  ", "\t%%%%"]))
    assert read(path, "\n".join(lines)) == read(path, VALID[path])


@given(noise)
def test_kept_lines_stand_where_their_numbers_say(text: str) -> None:
    originals = text.split("\n")
    lines = without_markup(text)
    assert len(lines.texts) == len(lines.numbers)
    assert all(one <= other for one, other in pairwise(lines.numbers))
    for kept, number in zip(lines.texts, lines.numbers, strict=True):
        assert kept[:1] in originals[number - 1]
