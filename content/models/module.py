"""Modules, and the sections that they are flattened into."""

from django.db import models
from django.urls import reverse

from content.models.base import SLUG_LENGTH, Content, ContentManager, live_slug
from content.models.outcome import LearningOutcome, Lens, Test
from content.models.terms import Terms


class Module(Terms, Content):
    """A module, a submodule (it has a parent) or a parent (it has children and no sections)."""

    slug = models.CharField(max_length=SLUG_LENGTH)
    position = models.PositiveIntegerField(default=0, help_text="Among the modules of its file")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")

    objects = ContentManager()

    class Meta:
        ordering = ["source_path", "position"]
        constraints = [live_slug("module_live_slug")]

    def get_absolute_url(self) -> str:
        """The module by itself, outside any course."""
        return reverse("module", args=[self.slug])


class Section(models.Model):
    """A lens or a test at one place of a module: the one table that says what a learner meets, in which order.

    The title and the demands are those of this place: the same lens may be called and required differently elsewhere.
    """

    module = models.ForeignKey(Module, on_delete=models.CASCADE, related_name="sections")
    position = models.PositiveIntegerField()
    lens = models.ForeignKey(Lens, on_delete=models.PROTECT, null=True, blank=True, related_name="sections")
    test = models.ForeignKey(Test, on_delete=models.PROTECT, null=True, blank=True, related_name="sections")
    outcome = models.ForeignKey(
        LearningOutcome, on_delete=models.PROTECT, null=True, blank=True, related_name="sections"
    )
    title = models.TextField()
    optional = models.BooleanField(default=False)
    hidden = models.BooleanField(default=False)

    class Meta:
        ordering = ["module", "position"]
        constraints = [
            models.UniqueConstraint(fields=["module", "position"], name="section_position"),
            models.CheckConstraint(
                condition=models.Q(lens__isnull=False, test__isnull=True)
                | models.Q(lens__isnull=True, test__isnull=False),
                name="section_lens_or_test",
            ),
            # What nobody is shown can't be required of anybody.
            models.CheckConstraint(
                condition=models.Q(hidden=False) | models.Q(optional=True), name="section_hidden_is_optional"
            ),
        ]

    def __str__(self) -> str:
        return self.title
