"""What every table of a learner's own has in common."""

from typing import Any, ClassVar

from django.db import models

from progress.models.learner import Learner


class OfLearner(models.Model):
    """A row that belongs to a learner. Claim, export and erase walk every model that is one."""

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="%(class)s_set")

    not_exported: ClassVar[tuple[str, ...]] = ()
    """Columns that say nothing about the learner."""

    class Meta:
        abstract = True

    @classmethod
    def exported_as(cls) -> str:
        """The table's name in a learner's export."""
        return str(cls._meta.verbose_name_plural).replace(" ", "_")

    @classmethod
    def export(cls, learner: Learner) -> list[dict[str, Any]]:
        """All that the table holds about the learner, a dict a row, oldest first."""
        hidden = {"learner", str(cls._meta.pk.name), *cls.not_exported}
        names = [column.attname for column in cls._meta.concrete_fields if column.name not in hidden]
        return list(cls._default_manager.filter(learner=learner).order_by("pk").values(*names))

    @classmethod
    def merge(cls, source: Learner, target: Learner) -> list[int]:
        """Move what `source` has to `target`, and give the keys of the rows that moved whole.

        A model with a unique constraint has a `merge` of its own, for there this one would break the constraint.
        """
        rows = cls._default_manager.filter(learner=source)
        moved = list(rows.values_list("pk", flat=True))
        rows.update(learner=target)
        return moved
