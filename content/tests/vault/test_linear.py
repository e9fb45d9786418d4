"""Four times the text takes about four times the time, however the text was meant to hurt."""

from collections.abc import Callable
from time import process_time

import pytest

from content.tests.vault.build import ARTICLE_FILE, CLAY_FILE, MODULE_FILE, OTHER, OUTCOME_FILE, TIMES_FILE, VALID
from content.vault.assigning import assign_ids
from content.vault.building import build_vault, read_collection
from content.vault.compat import as_written, peer_json
from content.vault.export import vault_json
from content.vault.folder import Source
from content.vault.reading import DocumentCache

SIZE = 10_000
"""Characters of the smaller text: enough to be measured, few enough to wait for a quadratic reader to fail."""

MEASURABLE_S = 0.005

FACTOR = 12
"""Quadratic reading would need sixteen times the time for four times the text."""

PIECES = (
    *"{>> %% [[ {~~~~> {--{ {==@@ :: ::: \\ ../ [ &a ~ ![[ ::card[[ :note[ ` ```` {>>%% {>><<} %%%% [[]] []".split(),
    *(
        "#### ",
        "#### Text\n",
        "### Text\n",
        "a::\n",
        "a: \n",
        "content::\n",
        '\\"',
        "- [ ] ",
        "- [x] a\n",
        "- - -",
        "- ",
        " ",
        "\n",
    ),
    *(
        "# ",
        "# Lens:\n",
        "# Submodule: a\n",
        "## Test:\n",
        "\n---",
        "\t",
        "\u00a0",
        "\u2028",
        "\r",
        "\r\n",
        "\\#",
        "!#\n",
        "optional: x\n",
    ),
    *(
        ":::note\n",
        ":::\n",
        "::note[a]\n",
        "> ",
        "* ",
        "0:01 - a\n",
        "[[a|",
        "[[../Lenses/Sand]] ",
        "{>>\n",
        "%%\n",
        "a:a\n",
        "É",
        "İ",
    ),
    *(f"#### Roleplay\nid:: {OTHER}\n", "#### Question\ncontent:: a\n", "#### Article\nfrom:: a\n"),
)

BODY_OF = {"lens": CLAY_FILE, "module": MODULE_FILE, "outcome": OUTCOME_FILE, "article": ARTICLE_FILE}


def seconds(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


def everything(files: dict[str, str]) -> None:
    """Read, build and write out a vault, as Cairn does and as its predecessor did."""
    vault_json(build_vault(*read_collection(Source(files), DocumentCache())))
    collection, issues = read_collection(Source(files), DocumentCache(peer=True))
    peer_json(build_vault(collection, issues, write=as_written), collection)


def is_linear(work: Callable[[int], Callable[[], object]]) -> bool:
    """Whether four times as much takes less than FACTOR times as long, at the best of three trials."""
    return any(seconds(work(4 * SIZE)) < FACTOR * max(seconds(work(SIZE)), MEASURABLE_S) for _ in range(3))


def repeated(piece: str, size: int) -> str:
    return piece * (size // len(piece))


@pytest.mark.parametrize("kind", BODY_OF)
@pytest.mark.parametrize("piece", PIECES)
def test_bodies(kind: str, piece: str) -> None:
    path = BODY_OF[kind]

    def work(size: int) -> Callable[[], object]:
        files = {**VALID, path: VALID[path] + repeated(piece, size)}
        return lambda: everything(files)

    assert is_linear(work)


@pytest.mark.parametrize(
    "piece", ["[", "{", "&a *a ", "- - -", '"', "a: ", "- ", "? ", "  ", "!", "*a ", "a:\n ", "k{n}: v\n", "%%", "{>>"]
)
def test_front_matter(piece: str) -> None:
    def work(size: int) -> Callable[[], object]:
        lines = "".join(piece.format(n=n) if "{n}" in piece else piece for n in range(size // 8 // len(piece)))
        return lambda: everything({**VALID, CLAY_FILE: f"---\n{lines}\n---\n", ARTICLE_FILE: f"---\nx: {lines}\n---\n"})

    assert is_linear(work)


@pytest.mark.parametrize("piece", ["[", '{"a":', '"', "1", '{"text": "a", "start": "0:01"},', "[],"])
def test_timestamps(piece: str) -> None:
    def work(size: int) -> Callable[[], object]:
        return lambda: everything({**VALID, TIMES_FILE: f"[{repeated(piece, size)} 1]"})

    assert is_linear(work)


@pytest.mark.parametrize(
    "field", ["from", "to", "source", "content", "choices", "answer", "tolerance", "id", "max-chars"]
)
@pytest.mark.parametrize("piece", ["a", "ab", "1", " ", '"', "- [x] ", "[[", "\n", "-"])
def test_values(field: str, piece: str) -> None:
    def work(size: int) -> Callable[[], object]:
        value = repeated(piece, size)
        segments = "".join(
            f"#### {kind}\nkind:: number\n{field}:: {value}\n" for kind in ("Article", "Video", "Question", "Roleplay")
        )
        files = {**VALID, CLAY_FILE: VALID[CLAY_FILE] + segments, ARTICLE_FILE: VALID[ARTICLE_FILE] + value}
        return lambda: everything(files)

    assert is_linear(work)


def test_many_files() -> None:
    def work(size: int) -> Callable[[], object]:
        lenses = {f"Lenses/{n}.md": f"---\nid: {n:08d}-0000-4000-8000-000000000000\n---\n" for n in range(size // 100)}
        return lambda: everything({**VALID, **lenses})

    assert is_linear(work)


def test_assigning() -> None:
    def work(size: int) -> Callable[[], object]:
        text = VALID[OUTCOME_FILE] + repeated("#### Question\ncontent:: a\n", size // 8)
        return lambda: assign_ids(Source({**VALID, OUTCOME_FILE: text}))

    assert is_linear(work)
