"""A row of every table that belongs to a learner, also of those that nobody has thought of yet."""

from datetime import timedelta
from typing import Any, TypeAlias
from uuid import uuid4

from django.apps import apps
from django.db import models

from progress.models import Learner
from progress.tests.people import NOON

AnyField: TypeAlias = "models.Field[Any, Any]"


def models_with_a_learner() -> list[type[models.Model]]:
    """Every model of any app that points to learners, whatever it inherits from."""
    return [
        model
        for model in apps.get_models()
        if model is not Learner
        and any(field.related_model is Learner for field in model._meta.concrete_fields if field.name != "source")
    ]


def names_learner_uniquely(model: type[models.Model]) -> bool:
    """Whether two learners' rows can collide when they become one learner's."""
    constraints = [c.fields for c in model._meta.constraints if isinstance(c, models.UniqueConstraint)]
    together = [*constraints, *model._meta.unique_together]
    return any("learner" in names for names in together) or any(
        field.name == "learner" and field.unique for field in model._meta.concrete_fields
    )


def row_for(model: type[models.Model], learner: Learner) -> models.Model:
    """A row with what the model insists on, and nothing else."""
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    values = {
        field.name: value_for(field, place, learner)
        for place, field in enumerate(fields)
        if not (field.null or field.has_default() or field.blank)
    }
    return model._default_manager.create(**values)


def value_for(field: AnyField, place: int, learner: Learner) -> object:
    """Something that fits the column. Moments grow from field to field, as begin and end do."""
    if isinstance(field, models.ForeignKey):
        if field.name == "learner":
            return learner
        if field.related_model is Learner:
            return Learner.objects.create(anonymous_token=uuid4())
        return row_for(field.related_model, learner)
    moment = NOON + timedelta(minutes=place)
    by_kind: dict[type[AnyField], object] = {
        models.UUIDField: uuid4(),
        models.DateTimeField: moment,
        models.DateField: moment.date(),
        models.IntegerField: 1,
        models.BooleanField: False,
        models.JSONField: {},
        models.CharField: field.choices[0][0] if isinstance(field.choices, list) and field.choices else "x",
        models.TextField: "x",
    }
    return next(value for kind, value in by_kind.items() if isinstance(field, kind))
