"""The benchmarks run to their end, and what they measure is what they say. Nothing here looks at a time."""

import re
import subprocess
import sys
from pathlib import Path

from benchmarks.copies import write_copies
from benchmarks.vault import COLD, WARM, Subject
from config.demo import VAULT
from config.fixtures import PROJECT


def printed(script: str, *arguments: str) -> list[str]:
    command = [sys.executable, f"benchmarks/{script}.py", *arguments, "--rounds", "1"]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True).stdout.splitlines()


def test_every_copy_of_a_vault_is_another_vault_as_good_as_the_first(tmp_path: Path) -> None:
    one = Subject.at(VAULT)
    write_copies(one.source.files, 3, tmp_path)
    three = Subject.at(tmp_path)
    assert len(three.source.files) == 3 * len(one.source.files)
    assert len(three.lenses) == 3 * len(one.lenses)
    assert (one.issues, three.issues) == (0, 0)


def test_the_vault_is_measured_stage_by_stage() -> None:
    lines = printed("vault")
    begins = [line.split("  ")[0] for line in lines]
    assert [name for name in (*COLD, *WARM) if name not in begins] == []
    assert next(line for line in lines if line.startswith("plain Markdown")).split()[-1] == "1.000"
    assert [line.split()[-3:] for line in lines if line.startswith("time per file")] == [["x1", "x2", "x4"]]


def test_pages_are_measured_beside_an_empty_view() -> None:
    begins = [re.split(r",? {2,}|, ", line)[0] for line in printed("pages")]
    wanted = ["an empty view", "home", "course", "module", "/api/modules", "Cairn and every address"]
    assert [name for name in wanted if name not in begins] == []
