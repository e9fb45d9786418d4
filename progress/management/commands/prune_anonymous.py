"""`prune_anonymous`: forgets browsers without a name that nobody claimed and that did not come back."""

import sys
from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from content.management.progress import Bar
from progress.services.pruning import forgettable, prune

YEAR = 365


class Command(BaseCommand):
    """Prunes anonymous learners."""

    help = "Forget anonymous learners who were never claimed and not seen for some days. Nobody else is touched."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("--days", type=int, default=YEAR, help=f"not seen for so many days (default {YEAR})")
        parser.add_argument("--dry-run", action="store_true", help="say how many, and forget nobody")

    def handle(self, *args: Any, **options: Any) -> None:
        """Prune, and end in a sentence."""
        days: int = options["days"]
        if days < 1:
            raise CommandError("--days has to be 1 or more.")
        unseen_since = timezone.now() - timedelta(days=days)
        number = forgettable(unseen_since).count()
        who = f"without a name, unclaimed and not seen for {days} days"
        if options["dry_run"]:
            self.stdout.write(f"Would forget {number} learners {who}.")
            return
        bar = Bar(sys.stderr, number, "learners")
        forgotten = prune(unseen_since, bar.step)
        self.stdout.write(f"Forgot {forgotten} learners {who}.")
