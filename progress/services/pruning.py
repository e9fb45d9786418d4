"""Forgetting browsers without a name that nobody claimed and that did not come back."""

from collections.abc import Callable
from datetime import datetime

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q

from progress.models import Learner
from progress.services.claim import models_of_learners

BATCH = 200


def forgettable(unseen_since: datetime) -> models.QuerySet[Learner]:
    """Anonymous learners of whom nothing is younger than this moment, and who never were part of an account."""
    seen = Q(created_at__gte=unseen_since) | Q(last_seen_at__gte=unseen_since) | Q(credited_until__gte=unseen_since)
    nobodys = Learner.objects.filter(user=None, merged_into=None, receipts=None, merged=None).exclude(seen)
    return nobodys.filter(*(~_has_younger(model, unseen_since) for model in models_of_learners()))


def _has_younger(model: type[models.Model], moment: datetime) -> Exists:
    """Whether a table holds a row of the learner with any date from this moment on."""
    dates = [field.name for field in model._meta.concrete_fields if isinstance(field, models.DateTimeField)]
    younger = Q(*((f"{name}__gte", moment) for name in dates), _connector=Q.OR)
    return Exists(model._default_manager.filter(younger, learner=OuterRef("pk")))


def prune(unseen_since: datetime, on_learner: Callable[[], None] = lambda: None) -> int:
    """Forget them, some hundreds in a transaction; how many there were. `on_learner` is called after each."""
    forgotten, after = 0, 0
    while keys := list(_keys_after(after, unseen_since)):
        forgotten, after = forgotten + _prune_batch(keys, unseen_since), keys[-1]
        for _ in keys:
            on_learner()
    return forgotten


def _keys_after(after: int, unseen_since: datetime) -> models.QuerySet[Learner, int]:
    return forgettable(unseen_since).filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:BATCH]


def _prune_batch(keys: list[int], unseen_since: datetime) -> int:
    """Whoever came back while their lock was waited for is looked at again, and stays."""
    with transaction.atomic():
        locked = [row.pk for row in Learner.objects.select_for_update().filter(pk__in=keys).order_by("pk")]
        going = list(forgettable(unseen_since).filter(pk__in=locked).values_list("pk", flat=True))
        Learner.objects.filter(pk__in=going).delete()
        return len(going)
