"""The activity log."""

from django.conf import settings
from django.db import models

from progress.enums import EventKind
from progress.models.base import OfLearner


class ProgressEvent(OfLearner):
    """Something that happened to a learner's progress. Rows are added and never changed."""

    not_exported = ("actor",)  # who it was is about somebody else

    at = models.DateTimeField()
    kind = models.CharField(max_length=20, choices=EventKind.choices)
    content_id = models.UUIDField(null=True, blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(blank=True)
    data = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["learner", "at"], name="progress_event_by_time")]

    @classmethod
    def exported_as(cls) -> str:
        """As the contract calls it."""
        return "events"

    def __str__(self) -> str:
        return f"{self.kind} at {self.at:%Y-%m-%d %H:%M}"
