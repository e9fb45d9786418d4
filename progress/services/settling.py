"""Containers after a claim: complete since the last of what they require was, whoever of the two did it first.

What is written depends on the union alone, so that several browsers claimed in any order make the same account.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Value
from django.db.models.functions import Least

from content.queries.outline import Outline, published_outline
from progress.models import ContentProgress, Learner, StudySpan
from progress.queries.standing import Standing, is_met, requirement, standing_of
from progress.services.completion import containers_of, lift, stamp
from progress.services.placing import Named

Before = dict[str, tuple[str, int] | None]
"""The stamp and time of each container that changed, by id; None for one that had no stamp."""


def settle_containers(learner: Learner, contents: Iterable[UUID], outline: Outline) -> Before:
    """Stamp, or date earlier, every container of these contents whose requirement is met; what they had before."""
    met = _met(standing_of(learner, outline), contents)
    before = _stamps(learner, [named.id for named in met])
    seconds = _spans_by_container(learner, [named.id for named in met])
    for named, at in met.items():
        stamp(learner, [named], at)
        spent = sum(_seconds_until(at, low, high) for low, high in seconds.get(named.id, ()))
        rows = ContentProgress.objects.filter(learner=learner, content_id=named.id)
        rows.update(completed_at=at, time_to_complete_s=spent, started_at=Least("started_at", Value(at)))
    return before


def _met(standing: Standing, contents: Iterable[UUID]) -> Mapping[Named, datetime]:
    """The containers that are met, bottom up, each since the latest of what it requires, or since its earlier stamp."""
    stamps, met = dict(standing.stamps), dict[Named, datetime]()
    growing = Standing(standing.outline, stamps)
    for named in containers_of(standing.outline, contents):
        if is_met(growing, named.id):
            latest = max(at for at in requirement(growing, named.id) if at is not None)
            stamps[named.id] = met[named] = min(latest, stamps.get(named.id, latest))
    return met


def _stamps(learner: Learner, containers: Sequence[UUID]) -> Before:
    rows = ContentProgress.objects.filter(learner=learner, content_id__in=containers, completed_at__isnull=False)
    known: Before = {
        str(row.content_id): (row.completed_at.isoformat(), row.time_to_complete_s or 0)
        for row in rows
        if row.completed_at
    }
    return {str(key): known.get(str(key)) for key in containers}


def _spans_by_container(learner: Learner, containers: Sequence[UUID]) -> Mapping[UUID, list[tuple[datetime, datetime]]]:
    """When the learner studied in each outcome or module."""
    found: dict[UUID, list[tuple[datetime, datetime]]] = {key: [] for key in containers}
    for span in StudySpan.objects.filter(learner=learner):
        for key in (span.lo_id, span.module_id):
            if key in found:
                found[key].append((span.started_at, span.ended_at))
    return found


def _seconds_until(at: datetime, low: datetime, high: datetime) -> int:
    return max(0, int((min(high, at) - low).total_seconds()))


def unsettle_containers(learner: Learner, before: Before) -> None:
    """Give containers the stamps back that they had, and take those away that nothing supports any more."""
    stamps = dict(standing_of(learner, published_outline()).stamps)
    shrinking = Standing(published_outline(), stamps)
    for key, stamped in before.items():
        if stamped is not None:
            rows = ContentProgress.objects.filter(learner=learner, content_id=key, completed_at__isnull=False)
            rows.update(completed_at=datetime.fromisoformat(stamped[0]), time_to_complete_s=stamped[1])
    doubtful = {UUID(key) for key, stamped in before.items() if stamped is None}
    # A course stands on its modules' stamps: what is lifted may pull down more, in whatever order JSON kept the keys.
    while unmet := [container for container in doubtful if not is_met(shrinking, container)]:
        lift(learner, unmet)
        doubtful.difference_update(unmet)
        for lifted in unmet:
            stamps.pop(lifted, None)
