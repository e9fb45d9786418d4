"""What a learner has of each content: time and completion."""

from django.db import models
from django.db.models import Q

from content.models import Revision
from progress.enums import ContentType
from progress.models.base import OfLearner
from progress.models.learner import Learner

TITLE_LENGTH = 300


class ContentProgress(OfLearner):
    """A learner and a content, named by id: it need not be in any vault, and what it did outlives every rewriting.

    `total_time_spent_s` is the sum of the spans that name the content. `time_to_complete_s` is the total at the moment
    of completion, null before. `completed_by` names the publication that completed a container without an act.
    """

    not_exported = ("completed_by",)

    content_id = models.UUIDField()
    content_type = models.CharField(max_length=10, choices=ContentType.choices)
    content_title = models.CharField(max_length=TITLE_LENGTH, blank=True)
    registered = models.BooleanField(default=True, help_text="The vault knew it when the row was born")
    started_at = models.DateTimeField()
    last_heartbeat_at = models.DateTimeField(null=True, blank=True)
    total_time_spent_s = models.PositiveBigIntegerField(default=0)
    time_to_complete_s = models.PositiveBigIntegerField(null=True, blank=True)
    completed_at = models.DateTimeField(null=True, blank=True)
    completed_by = models.ForeignKey(Revision, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name_plural = "content progress"
        constraints = [
            # Two tabs that begin a lens at once share one row.
            models.UniqueConstraint(fields=["learner", "content_id"], name="content_progress_once"),
            models.CheckConstraint(
                condition=Q(completed_at__isnull=True, time_to_complete_s__isnull=True)
                | Q(completed_at__isnull=False, time_to_complete_s__isnull=False),
                name="content_progress_complete_or_not",
            ),
        ]

    def __str__(self) -> str:
        return self.content_title or str(self.content_id)

    @property
    def minutes(self) -> int:
        """Whole minutes spent."""
        return self.total_time_spent_s // 60

    @classmethod
    def merge(cls, source: Learner, target: Learner) -> list[int]:
        """For each content one row: totals added, the earliest start and completion, the latest heartbeat."""
        own = {row.content_id: row for row in cls.objects.filter(learner=target)}
        shared = [row for row in cls.objects.filter(learner=source) if row.content_id in own]
        for row in shared:
            own[row.content_id].take(row)
        cls.objects.bulk_update([own[row.content_id] for row in shared], MERGED, batch_size=500)
        cls.objects.filter(pk__in=[row.pk for row in shared]).delete()
        return super().merge(source, target)

    def take(self, other: "ContentProgress") -> None:
        """Become what one learner would have who had done both."""
        self.started_at = min(self.started_at, other.started_at)
        self.last_heartbeat_at = max(
            (at for at in (self.last_heartbeat_at, other.last_heartbeat_at) if at), default=None
        )
        self.total_time_spent_s += other.total_time_spent_s
        self.registered = self.registered or other.registered
        earliest = min(
            (row for row in (self, other) if row.completed_at is not None),
            key=lambda row: (row.completed_at, row.time_to_complete_s),
            default=None,
        )
        if earliest is not None:
            self.completed_at = earliest.completed_at
            self.time_to_complete_s = earliest.time_to_complete_s
            self.completed_by = earliest.completed_by


MERGED = (
    "started_at",
    "last_heartbeat_at",
    "total_time_spent_s",
    "registered",
    "completed_at",
    "time_to_complete_s",
    "completed_by",
)
