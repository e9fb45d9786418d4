"""Every slug that ever was."""

from django.db import models

from content.enums import Addressed
from content.models.base import SLUG_LENGTH


class SlugAlias(models.Model):
    """An old address, or an author's alias, and what it leads to now. A live slug always comes first."""

    kind = models.CharField(max_length=10, choices=Addressed.choices)
    slug = models.CharField(max_length=SLUG_LENGTH)
    target_id = models.UUIDField()

    class Meta:
        ordering = ["kind", "slug"]
        verbose_name_plural = "slug aliases"
        # One address leads to one place; what took it last has it.
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="slug_alias_once")]

    def __str__(self) -> str:
        return self.slug
