"""`import_vault`: reads a vault, keeps it as a revision, and publishes it if asked."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand

from content.exceptions import AnotherVault, NothingToPublish
from content.management.commands.check_vault import source_at, summary
from content.management.progress import Bar
from content.services.git import commit_of
from content.services.importing import Imported, Understood, import_vault, understand

ANOTHER_VAULT = (
    "Nothing was published: this vault shares nothing with the published one, all of which would be retired. "
    "If it is to take its place, run again with --replace."
)


class Command(BaseCommand):
    """Imports a vault."""

    help = "Import a vault; --publish shows it to learners. Exit 1 when it is to be published and can't be."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("source", type=Path, help="the vault's folder, a Git work tree or not")
        parser.add_argument("--publish", action="store_true", help="show it to learners at once")
        parser.add_argument("--replace", action="store_true", help="publish another vault than before")
        parser.add_argument("--strict", action="store_true", help="publish nothing while there are errors")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, and end in a sentence."""
        folder: Path = options["source"]
        source = source_at(folder)
        found = understand(source, Bar(sys.stderr, len(source.files), "files").step)
        if options["verbosity"] > 1:
            for issue in found.vault.issues:
                self.stdout.write(str(issue))
        if options["strict"] and any(issue.blocks for issue in found.vault.issues):
            self._refuse(f"Nothing was imported, for there are errors. {summary(found.vault)}")
        try:
            done = import_vault(
                found,
                origin=str(folder.resolve()),
                commit=commit_of(folder),
                to_publish=options["publish"],
                replace=options["replace"],
            )
        except NothingToPublish:
            self._refuse(f"Nothing was published, for there is nothing to read. {summary(found.vault)}")
        except AnotherVault:
            self._refuse(ANOTHER_VAULT)
        self.stdout.write(sentence(done, found))

    def _refuse(self, why: str) -> NoReturn:
        self.stderr.write(why)
        sys.exit(1)


def sentence(done: Imported, found: Understood) -> str:
    """What was done."""
    name = str(done.revision).capitalize()
    if done.published:
        return f"{name} is published. {summary(found.vault)}"
    if done.created:
        return f"{name} is kept and not published. {summary(found.vault)}"
    return f"Nothing to do: {done.revision} holds the same files."
