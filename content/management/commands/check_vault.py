"""`check_vault`: what a vault becomes, and what is wrong in it, without publishing anything."""

import json
import sys
from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, OutputWrapper

from content.enums import Severity, Tier
from content.management.progress import Bar
from content.services.addresses import check_addresses, pages
from content.vault.addresses import find_addresses
from content.vault.building import build_vault, read_collection
from content.vault.compat import as_written, peer_json
from content.vault.export import vault_json
from content.vault.folder import Source, read_folder
from content.vault.issues import Issue
from content.vault.model import Vault
from content.vault.reading import DocumentCache
from content.vault.whole.collection import Collection


class Command(BaseCommand):
    """Checks a vault."""

    help = "Check a vault: a line for every problem; exit 1 when what is meant to be published has errors."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("source", type=Path, help="the vault's folder")
        parser.add_argument("--json", action="store_true", help="print courses, modules and issues as JSON")
        parser.add_argument("--compat", action="store_true", help="give what the older processor gives, key by key")
        parser.add_argument("--strict", action="store_true", help="exit 1 for warnings too")
        parser.add_argument("--urls", action="store_true", help="also ask whether sources and images are still there")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check, print, and end in a sentence."""
        print_anything(self.stdout, self.stderr)
        source = source_at(options["source"])
        vault, collection = check(source, compat=options["compat"])
        if options["urls"]:
            vault = replace(vault, issues=tuple(sorted({*vault.issues, *ask_the_web(source)})))
        if options["json"]:
            self._print_json(peer_json(vault, collection) if options["compat"] else vault_json(vault))
        else:
            for issue in vault.issues:
                self.stdout.write(str(issue))
        self.stderr.write(summary(vault), ending="\n")
        if any(_fails(issue, strict=options["strict"]) for issue in vault.issues):
            sys.exit(1)

    def _print_json(self, value: dict[str, Any]) -> None:
        text = json.dumps(value, ensure_ascii=False, indent=1)
        try:
            text.encode(getattr(self.stdout, "encoding", None) or "utf-8")
        except UnicodeEncodeError:
            text = json.dumps(value, indent=1)
        self.stdout.write(text)


def print_anything(*streams: OutputWrapper) -> None:
    """Let a terminal that can't show a character show its number instead of failing."""
    for stream in streams:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def source_at(path: Path) -> Source:
    """The vault in a folder. Raises CommandError with a sentence for a path that is none."""
    try:
        return read_folder(path)
    except NotADirectoryError as error:
        raise CommandError(f"{path} is not a folder.") from error
    except OSError as error:
        raise CommandError(f"{path} can't be read: {error.strerror}.") from error


def check(source: Source, *, compat: bool = False) -> tuple[Vault, Collection]:
    """The vault and its collection; `compat` reads and writes as the peer does where that differs."""
    collection, issues = read_collection(source, DocumentCache(peer=compat))
    return build_vault(collection, issues, write=as_written if compat else None), collection


def ask_the_web(source: Source) -> list[Issue]:
    """What is wrong with the addresses of a vault."""
    addresses = list(find_addresses(source))
    return check_addresses(addresses, on_answer=Bar(sys.stderr, len(pages(addresses)), "addresses").step)


def _fails(issue: Issue, *, strict: bool) -> bool:
    return issue.blocks or (strict and issue.tier is Tier.PRODUCTION)


def summary(vault: Vault) -> str:
    """How much there is and how much is wrong with it, in a sentence."""
    errors = sum(issue.severity is Severity.ERROR for issue in vault.issues)
    warnings = len(vault.issues) - errors
    modules = sum(not module.standalone and not module.children for module in vault.modules)
    found = (
        _count(len(vault.courses), "course"),
        _count(modules, "module"),
        _count(len(vault.lenses), "lens", "lenses"),
    )
    return f"{', '.join(found)}: {_count(errors, 'error')}, {_count(warnings, 'warning')}."


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or f'{one}s'}"
