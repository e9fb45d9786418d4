"""The evidence of time: when a learner studied what."""

from django.db import models

from progress.models.base import OfLearner


class StudySpan(OfLearner):
    """One visit of a lens or test, in whole seconds, within one local day (`on`).

    The learner's lock keeps spans from overlapping, so that no second counts twice; spans of two browsers that were
    claimed into one account may. All three ids together make every stored total a sum of spans.
    """

    content_id = models.UUIDField()
    lo_id = models.UUIDField(null=True, blank=True)
    module_id = models.UUIDField(null=True, blank=True)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    on = models.DateField()

    class Meta:
        ordering = ["learner", "started_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended_at__gt=models.F("started_at")), name="study_span_has_a_second"
            )
        ]
        # Not on ended_at: a beat changes it, and an index on what a beat changes costs most of a beat's speed.
        indexes = [models.Index(fields=["learner", "started_at"], name="study_span_by_time")]

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d %H:%M:%S} to {self.ended_at:%H:%M:%S}"
