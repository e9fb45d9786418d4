"""`assign_ids`: puts a permanent id into whatever in a vault has none."""

import difflib
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from content.management.commands.check_vault import print_anything, source_at
from content.vault.assigning import Assigned, assign_ids


class Command(BaseCommand):
    """Assigns missing ids."""

    help = "Put missing ids into the files of a vault; without --write, show what would change."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("source", type=Path, help="the vault's folder")
        parser.add_argument("--write", action="store_true", help="change the files")
        parser.add_argument("--segments", action="store_true", help="also texts, chats, articles and videos")

    def handle(self, *args: Any, **options: Any) -> None:
        """Show or write the ids, and end in a sentence."""
        print_anything(self.stdout, self.stderr)
        source = source_at(options["source"])
        assigned = assign_ids(source, every_segment=options["segments"])
        for path, text in sorted(assigned.files.items()):
            if options["write"]:
                write_file(options["source"] / path, text)
            else:
                self.stdout.write(diff(path, source.files[path], text), ending="")
        for item in assigned.left:
            self.stderr.write(
                f"{item.path}:{item.line}: this {item.kind} could not be given an id; a comment is in the way"
            )
        self.stderr.write(sentence(assigned, written=options["write"]))


def diff(path: str, before: str, after: str) -> str:
    """A unified diff as `git apply` takes it, line ends and all."""
    lines = difflib.unified_diff(_lines(before), _lines(after), f"a/{path}", f"b/{path}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _lines(text: str) -> list[str]:
    return [f"{line}\n" for line in text.split("\n")[:-1]] + [text.rsplit("\n", 1)[-1]] * (not text.endswith("\n"))


def write_file(path: Path, text: str) -> None:
    """Replace a file whole or not at all, its mode kept; a link to a file goes on being one."""
    real = path.resolve()
    new = real.with_name(f".{real.name}.new")
    try:
        with new.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
        new.chmod(real.stat().st_mode)
        new.replace(real)
    finally:
        new.unlink(missing_ok=True)


def sentence(assigned: Assigned, *, written: bool) -> str:
    """What was done, or would be."""
    count, files = len(assigned.given), len(assigned.files)
    if not count:
        return "Everything has its id."
    ids = f"{count} id{'s' * (count != 1)}"
    where = f"{files} file{'s' * (files != 1)}"
    return f"{ids} written into {where}." if written else f"{ids} to write into {where}: run again with --write."
