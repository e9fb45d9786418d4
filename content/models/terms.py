"""When a course or module opens, and for whom it is."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models


class Terms(models.Model):
    """What a course, a module and a submodule may say alike. `requires` holds ids of courses, modules and outcomes."""

    requires = models.JSONField(default=list, blank=True)
    sequential = models.BooleanField(default=False, help_text="Its modules open one after the other")
    difficulty = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    categories = models.JSONField(default=list, blank=True)

    class Meta:
        abstract = True
