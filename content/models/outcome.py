"""Learning outcomes, the lenses that teach them and the tests that show them."""

from django.db import models
from django.urls import reverse

from content.models.base import SLUG_LENGTH, Content, ContentManager


class LearningOutcome(Content):
    """What a learner will be able to do. Its title is its file's name, `statement` what its author says of it."""

    statement = models.TextField(blank=True)

    objects = ContentManager()

    class Meta:
        ordering = ["source_path"]


class Leaf(Content):
    """What learners complete: a lens or a test. `replaces` holds the ids of what it stands in for."""

    kind = models.CharField(max_length=10, help_text="article, video, mixed, chat, text or test")
    minutes = models.PositiveIntegerField(default=0)
    replaces = models.JSONField(default=list, blank=True)

    class Meta:
        abstract = True


class Lens(Leaf):
    """One page of a course. `slug` is empty for a lens that is written into a module and has no page of its own."""

    slug = models.CharField(max_length=SLUG_LENGTH, blank=True)
    tldr = models.TextField(blank=True)
    summary_for_tutor = models.TextField(blank=True)
    reveal_all = models.BooleanField(default=False, help_text="The tutor may see the whole lens from the beginning")

    objects = ContentManager()

    class Meta:
        ordering = ["source_path", "source_line"]
        verbose_name_plural = "lenses"
        constraints = [
            models.UniqueConstraint(
                fields=["slug"],
                condition=models.Q(retired_at__isnull=True) & ~models.Q(slug=""),
                name="lens_live_slug",
            )
        ]

    def get_absolute_url(self) -> str:
        """The lens by itself, or the module it is written into."""
        return reverse("lens", args=[self.slug]) if self.slug else ""


class Test(Leaf):
    """An outcome's test."""

    __test__ = False
    feedback = models.BooleanField(default=False, help_text="Finishing it is followed by a talk with the tutor")

    objects = ContentManager()

    class Meta:
        ordering = ["source_path", "source_line"]
