"""Receipts of claims."""

from django.db import models

from progress.models.base import OfLearner
from progress.models.learner import Learner
from progress.wording import amount, moved


class ClaimReceipt(OfLearner):
    """What came into an account from a browser, so that it can be told and taken back. The learner is the account's."""

    not_exported = ("source",)

    source = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="receipts")
    created_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)
    records = models.PositiveIntegerField(default=0)
    completed = models.PositiveIntegerField(default=0, help_text="Lenses and tests")
    seconds = models.PositiveBigIntegerField(default=0)
    moved = models.JSONField(default=dict, help_text="The keys of rows that moved whole, by table")
    before = models.JSONField(default=dict, help_text="Both sides' rows for what both had, and what the claim stamped")

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            # A browser is claimed once; a claim that was taken back may be made again.
            models.UniqueConstraint(
                fields=["source"], condition=models.Q(undone_at__isnull=True), name="claim_receipt_once"
            )
        ]

    def __str__(self) -> str:
        return f"claim of {self.created_at:%Y-%m-%d %H:%M}"

    @property
    def amount(self) -> str:
        """How much moved, in words."""
        return amount(self.completed, self.seconds)

    @property
    def sentence(self) -> str:
        """What its owner is told."""
        return moved(self.completed, self.seconds)

    @property
    def minutes(self) -> int:
        """Whole minutes that moved."""
        return self.seconds // 60
