"""What it takes to understand a vault, stage by stage, and whether four times the vault takes four times as long.

.venv/bin/python benchmarks/vault.py [VAULT] [--rounds N]
"""

import sys
from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from markdown_it import MarkdownIt

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from benchmarks.copies import write_copies
from benchmarks.measuring import best_ms, surroundings, table
from content.rendering import clear_cache, render_segments
from content.vault.building import build_vault, read_collection
from content.vault.folder import Source, read_folder
from content.vault.reading import DocumentCache
from content.vault.segments import Segment

TIMES = (1, 2, 4)
COLD = ("read the folder", "read each file", "put together and check", "render every lens")
WARM = ("again, nothing changed", "again, one file changed", "render again")
PLAIN = "plain Markdown"
BYTES = "bytes from disk"


@dataclass(frozen=True)
class Subject:
    """A vault in a folder, read once, and what it is made of."""

    folder: Path
    source: Source
    lenses: tuple[tuple[Segment, ...], ...]
    issues: int

    @classmethod
    def at(cls, folder: Path) -> "Subject":
        """Read it."""
        source = read_folder(folder)
        vault = build_vault(*read_collection(source, DocumentCache()))
        contents = {section.content.id: section.content for module in vault.modules for section in module.sections}
        lenses = tuple(content.segments for content in contents.values())
        return cls(folder, source, lenses, len(vault.issues))

    def __str__(self) -> str:
        size_kb = sum(len(text.encode()) for text in self.source.files.values()) // 1000
        return f"{len(self.source.files)} files, {size_kb} kB, {len(self.lenses)} lenses and tests"


def stages(subject: Subject) -> Mapping[str, Callable[[], object]]:
    """The work of every stage, and the baselines. Each begins with what the stage before it left."""
    source, cache, markdown = subject.source, DocumentCache(), MarkdownIt()
    collection, strays = read_collection(source, cache)
    longest = max(source.files, key=lambda path: len(source.files[path]))
    texts = [text for path, text in source.files.items() if path.endswith(".md")]
    versions = iter(range(10**9))

    def one_changed() -> object:
        changed = {**source.files, longest: source.files[longest] + "\n" * (1 + next(versions) % 2)}
        return read_collection(Source(changed, source.issues), cache)

    def render_cold() -> None:
        for segments in subject.lenses:
            clear_cache()
            render_segments(segments)

    def render() -> None:
        for segments in subject.lenses:
            render_segments(segments)

    return {
        COLD[0]: lambda: read_folder(subject.folder),
        COLD[1]: lambda: read_collection(source, DocumentCache()),
        COLD[2]: lambda: build_vault(collection, strays),
        COLD[3]: render_cold,
        WARM[0]: lambda: read_collection(source, cache),
        WARM[1]: one_changed,
        WARM[2]: render,
        PLAIN: lambda: [markdown.render(text) for text in texts],
        BYTES: lambda: [(subject.folder / path).read_bytes() for path in source.files],
    }


def measure(subject: Subject, rounds: int) -> dict[str, float]:
    """Milliseconds of every stage."""
    return {name: best_ms(work, rounds) for name, work in stages(subject).items()}


def report(took: Mapping[str, float]) -> str:
    """Every stage, its share of the whole, and its ratio to rendering the same texts as plain Markdown."""
    whole = sum(took[name] for name in COLD)

    def row(name: str, ms: float, share: str = "") -> tuple[str, ...]:
        return name, f"{ms:.1f}", share, f"{ms / took[PLAIN]:.3f}"

    return table(
        ("stage", "ms", "share", f"x {PLAIN}"),
        [
            *(row(name, took[name], f"{took[name] / whole:.0%}") for name in COLD),
            row("all of it", whole, "100%"),
            *(row(name, took[name]) for name in (*WARM, PLAIN, BYTES)),
        ],
    )


def linearity(files: Mapping[str, str], rounds: int) -> str:
    """The time per file of every stage in ever larger vaults, as a ratio to the vault as it is."""
    per_file: list[dict[str, float]] = []
    for number in TIMES:
        with TemporaryDirectory(prefix="cairn-vault-") as folder:
            write_copies(files, number, Path(folder))
            took = measure(Subject.at(Path(folder)), rounds)
        per_file.append({name: ms / number for name, ms in took.items()})
    names = (*COLD, WARM[0], PLAIN)
    rows = ((name, *(f"{took[name] / per_file[0][name]:.2f}" for took in per_file)) for name in names)
    return table(("time per file", *(f"x{number}" for number in TIMES)), rows)


def main(arguments: list[str]) -> None:
    """Measure and print."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("vault", nargs="?", type=Path, default=PROJECT / "content" / "demo")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args(arguments)
    subject = Subject.at(options.vault)
    print(f"{options.vault.name}: {subject}\n{surroundings(options.rounds)}\n")
    print(report(measure(subject, options.rounds)), end="\n\n", flush=True)
    print(linearity(subject.source.files, options.rounds))


if __name__ == "__main__":
    main(sys.argv[1:])
