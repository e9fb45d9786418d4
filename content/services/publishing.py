"""Publishing: the tables are made to hold one revision, in one transaction. What left is retired, never deleted."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from content.enums import Addressed
from content.models import (
    Course,
    CourseItem,
    LearningOutcome,
    Lens,
    Module,
    Publication,
    Question,
    Revision,
    Section,
    Segment,
    SlugAlias,
    Test,
)
from content.services.rows import Rows, rows_of
from content.signals import revision_published
from content.vault.model import Vault

BATCH = 500


def publish(vault: Vault, revision: Revision, publication: Publication) -> None:
    """Make the revision the published one. Call it in a transaction that holds the publication's lock."""
    now = timezone.now()
    rows = rows_of(vault)
    Section.objects.all().delete()
    CourseItem.objects.all().delete()
    _make_room(rows, now)
    _save(rows)
    _retire_parts(rows, now)
    _keep_author_aliases(rows)
    Section.objects.bulk_create(rows.sections, batch_size=BATCH)
    CourseItem.objects.bulk_create(rows.items, batch_size=BATCH)
    _point(publication, revision, now)


def _point(publication: Publication, revision: Revision, now: datetime) -> None:
    revision.published_at = now
    revision.save(update_fields=["published_at"])
    publication.revision = revision
    publication.save(update_fields=["revision"])
    transaction.on_commit(lambda: revision_published.send(sender=Revision, revision=revision))


def _make_room(rows: Rows, now: datetime) -> None:
    """Retire what is gone, and free every slug that changes hands, so that two rows can exchange theirs."""
    _free_slugs(Addressed.COURSE, Course, {course.pk: course.slug for course in rows.courses.values()}, now)
    _free_slugs(Addressed.MODULE, Module, {module.pk: module.slug for module in rows.modules.values()}, now)
    _free_slugs(Addressed.LENS, Lens, {lens.pk: lens.slug for lens in rows.lenses.values()}, now)
    _retire(LearningOutcome, (outcome.pk for outcome in rows.outcomes.values()), now)
    _retire(Test, (test.pk for test in rows.tests.values()), now)


def _free_slugs(kind: Addressed, model: type[models.Model], after: Mapping[UUID, str], now: datetime) -> None:
    before = dict(model._default_manager.filter(retired_at__isnull=True).values_list("pk", "slug"))
    gone = before.keys() - after.keys()
    moved = {pk for pk in before.keys() & after.keys() if before[pk] != after[pk]}
    _update(model, gone, retired_at=now)
    _update(model, moved, slug=Concat(models.Value("~"), Cast("pk", models.CharField())))
    _remember(kind, {before[pk]: pk for pk in gone | moved if before[pk]})


def _update(model: type[models.Model], keys: Collection[UUID], **values: Any) -> None:  # noqa: ANN401 - any column
    wanted = list(keys)
    for start in range(0, len(wanted), BATCH):
        model._default_manager.filter(pk__in=wanted[start : start + BATCH]).update(**values)


def _remember(kind: Addressed, targets: dict[str, UUID]) -> None:
    """Old addresses lead to what they led to."""
    aliases = [SlugAlias(kind=kind, slug=slug, target_id=target) for slug, target in targets.items()]
    SlugAlias.objects.bulk_create(
        aliases, update_conflicts=True, unique_fields=["kind", "slug"], update_fields=["target_id"], batch_size=BATCH
    )


def _save(rows: Rows) -> None:
    _upsert(LearningOutcome, rows.outcomes.values())
    _upsert(Lens, rows.lenses.values())
    _upsert(Test, rows.tests.values())
    _upsert(Segment, rows.segments)
    _upsert(Question, rows.questions)
    modules = rows.modules.values()
    _upsert(Module, (module for module in modules if module.parent_id is None))
    _upsert(Module, (module for module in modules if module.parent_id is not None))
    _upsert(Course, rows.courses.values())


def _upsert(model: type[models.Model], rows: Iterable[models.Model]) -> None:
    """Insert the rows, or overwrite those that are there: what had retired is live again."""
    key = model._meta.pk.name
    columns = [field.name for field in model._meta.concrete_fields if not field.primary_key]
    model._default_manager.bulk_create(
        list(rows), update_conflicts=True, unique_fields=[key], update_fields=columns, batch_size=BATCH
    )


def _retire_parts(rows: Rows, now: datetime) -> None:
    _retire(Segment, (segment.pk for segment in rows.segments), now)
    _retire(Question, (question.pk for question in rows.questions), now)


def _retire(model: type[models.Model], live: Iterable[UUID], now: datetime) -> None:
    before = set(model._default_manager.filter(retired_at__isnull=True).values_list("pk", flat=True))
    _update(model, before - set(live), retired_at=now)


def _keep_author_aliases(rows: Rows) -> None:
    _remember(Addressed.COURSE, {alias: UUID(identity) for alias, identity in rows.aliases.items()})
