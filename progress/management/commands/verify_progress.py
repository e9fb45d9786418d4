"""`verify_progress`: proves that what is stored of learners is what the evidence says."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from content.management.progress import Bar
from progress.models import Learner
from progress.services.verification import BATCH, verify


class Command(BaseCommand):
    """Verifies progress."""

    help = "Recompute time and completion from the evidence: a line for every difference, and exit 1 if there are any."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("--learner", type=int, metavar="KEY", help="only the learner with this key")
        parser.add_argument(
            "--strict",
            action="store_true",
            help="also count what a publication made complete and its pass has not stamped yet",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Verify, print, and end in a sentence."""
        learners = Learner.objects.all()
        if options["learner"] is not None:
            learners = learners.filter(pk=options["learner"])
        number = learners.count()
        if options["learner"] is not None and not number:
            raise CommandError(f"There is no learner {options['learner']}.")
        found = 0
        bar = Bar(sys.stderr, -(-number // BATCH), "batches of learners")
        for differences in verify(learners, strict=options["strict"]):
            bar.step()
            found += len(differences)
            for difference in differences:
                self.stdout.write(str(difference))
        self.stdout.write(f"Learners: {number}. Differences: {found}.")
        if found:
            sys.exit(1)
