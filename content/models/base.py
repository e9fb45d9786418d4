"""What every kind of content has: a permanent id, and a time at which it left the vault."""

import uuid
from typing import Self, TypeVar

from django.db import models

from content.enums import Tier

SLUG_LENGTH = 300
M_co = TypeVar("M_co", bound=models.Model, covariant=True)


class ContentQuerySet(models.QuerySet[M_co]):
    """The words for content."""

    def live(self) -> Self:
        """What the published revision holds."""
        return self.filter(retired_at__isnull=True)


ContentManager = models.Manager.from_queryset(ContentQuerySet)


class Content(models.Model):
    """Something with a UUID in the vault. It is retired when it leaves the vault and never deleted.

    Learners' rows name it by id without a foreign key: what they did outlives every rewriting.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.TextField()
    source_path = models.TextField(help_text="The file in the vault")
    source_line = models.PositiveIntegerField(default=1)
    tier = models.CharField(max_length=10, choices=Tier.choices, default=Tier.PRODUCTION)
    retired_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title


def live_slug(name: str) -> models.UniqueConstraint:
    """One address, one thing: two live rows never share a slug, retired ones may."""
    return models.UniqueConstraint(fields=["slug"], condition=models.Q(retired_at__isnull=True), name=name)
