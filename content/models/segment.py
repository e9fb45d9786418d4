"""What lenses and tests are made of."""

import uuid

from django.db import models

from content.bodies import body_of
from content.enums import QuestionKind
from content.models.base import ContentManager
from content.models.outcome import Lens, Test
from content.vault import segments


class Segment(models.Model):
    """A piece of a lens or test. `body` holds the fields of its kind's dataclass in `content.vault.segments`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lens = models.ForeignKey(Lens, on_delete=models.CASCADE, null=True, blank=True, related_name="segments")
    test = models.ForeignKey(Test, on_delete=models.CASCADE, null=True, blank=True, related_name="segments")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=10)
    optional = models.BooleanField(default=False)
    body = models.JSONField()
    retired_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ContentManager()

    class Meta:
        ordering = ["lens", "test", "position"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(lens__isnull=False, test__isnull=True)
                | models.Q(lens__isnull=True, test__isnull=False),
                name="segment_of_lens_or_test",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.position}"

    @property
    def content(self) -> segments.Segment:
        """The segment as the vault knows it."""
        return body_of(self.kind, self.body, identity=str(self.pk), optional=self.optional)


class Question(models.Model):
    """A question under its segment's id, as practice looks it up; its text and its answer are in the segment's body."""

    segment = models.OneToOneField(Segment, on_delete=models.CASCADE, primary_key=True, related_name="question")
    kind = models.CharField(max_length=10, choices=QuestionKind.choices)
    difficulty = models.PositiveSmallIntegerField(null=True, blank=True)
    topic = models.TextField(blank=True)
    retired_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ContentManager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind} question {self.pk}"
