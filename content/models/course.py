"""Courses, and what they list."""

from django.db import models
from django.urls import reverse

from content.models.base import SLUG_LENGTH, Content, ContentManager, live_slug
from content.models.module import Module
from content.models.terms import Terms


class Course(Terms, Content):
    """Modules and meetings in the order in which a learner meets them."""

    slug = models.CharField(max_length=SLUG_LENGTH)
    description = models.TextField(blank=True)

    objects = ContentManager()

    class Meta:
        ordering = ["source_path"]
        constraints = [live_slug("course_live_slug")]

    def get_absolute_url(self) -> str:
        """The course's overview."""
        return reverse("course", args=[self.slug])


class CourseItem(models.Model):
    """One line of a course: a module, or a meeting, which ends the unit of the modules before it."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveIntegerField()
    module = models.ForeignKey(Module, on_delete=models.CASCADE, null=True, blank=True, related_name="course_items")
    meeting = models.TextField(blank=True)
    optional = models.BooleanField(default=False)

    class Meta:
        ordering = ["course", "position"]
        constraints = [
            models.UniqueConstraint(fields=["course", "position"], name="course_item_position"),
            # A line that is both, or neither, would be counted twice or shown as nothing.
            models.CheckConstraint(
                condition=models.Q(module__isnull=False, meeting="")
                | models.Q(module__isnull=True) & ~models.Q(meeting=""),
                name="course_item_module_or_meeting",
            ),
        ]

    def __str__(self) -> str:
        return self.meeting or str(self.module)
