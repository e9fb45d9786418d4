"""Proof: what is stored of learners, recomputed from the evidence (DESIGN 6). Nothing is changed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet

from content.models import Revision
from content.queries.outline import Outline, published_outline
from progress.enums import LEAVES, EventKind
from progress.intervals import second
from progress.models import ClaimReceipt, ContentProgress, Learner, ProgressEvent, StudySpan
from progress.queries.standing import Standing, is_met, requirement
from progress.services.completion import containers_of

BATCH = 200


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """Something that is not as the evidence says."""

    learner: int
    what: str

    def __str__(self) -> str:
        return f"learner {self.learner}: {self.what}"


@dataclass(slots=True)
class _Evidence:
    """Everything of one learner that a proof needs."""

    rows: dict[UUID, ContentProgress] = field(default_factory=dict)
    seconds: dict[UUID, int] = field(default_factory=lambda: defaultdict(int))
    overlaps: list[datetime] = field(default_factory=list)
    earned: set[UUID] = field(default_factory=set)
    claimed: bool = False
    _until: datetime | None = None

    def add_span(self, span: StudySpan) -> None:
        """Count a span for all that it names. Spans come in the order in which they begin."""
        length = second(span.ended_at) - second(span.started_at)
        for key in filter(None, (span.content_id, span.lo_id, span.module_id)):
            self.seconds[key] += length
        if self._until and span.started_at < self._until:
            self.overlaps.append(span.started_at)
        self._until = max(self._until or span.ended_at, span.ended_at)


def verify(learners: QuerySet[Learner], *, strict: bool = False) -> Iterator[list[Difference]]:
    """For each batch of learners, by key, what differs: a fixed number of queries for a batch in which nothing does.

    A learner who seems to differ is looked at once more under their lock, for beats go on arriving meanwhile. A
    container that a publication made complete and its pass has not reached yet differs only when `strict`.
    """
    after = 0
    while keys := list(learners.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        suspects = {difference.learner for difference in _differences(keys, strict=strict)}
        yield [difference for key in sorted(suspects) for difference in _surely(key, strict=strict)]
        after = keys[-1]


def _surely(key: int, *, strict: bool) -> list[Difference]:
    with transaction.atomic():
        Learner.objects.select_for_update().filter(pk=key).first()
        return list(_differences([key], strict=strict))


def _differences(keys: list[int], *, strict: bool) -> Iterator[Difference]:
    outline = published_outline()
    published = Revision.objects.filter(published_at__isnull=False).values_list("published_at", flat=True)
    last_published = None if strict else published.order_by("-published_at").first()
    for key, evidence in _gather(keys).items():
        found = [*_time(evidence), *_completion(evidence, outline, last_published)]
        yield from (Difference(key, what) for what in found)


def _gather(keys: list[int]) -> Mapping[int, _Evidence]:
    """The evidence of these learners, in four queries."""
    found = {key: _Evidence() for key in keys}
    for row in ContentProgress.objects.filter(learner__in=keys):
        found[row.learner_id].rows[row.content_id] = row
    for span in StudySpan.objects.filter(learner__in=keys).order_by("learner", "started_at").iterator():
        found[span.learner_id].add_span(span)
    events = ProgressEvent.objects.filter(learner__in=keys, kind=EventKind.COMPLETED, content_id__isnull=False)
    for learner, content in events.values_list("learner", F("content_id")):
        found[learner].earned.add(content)
    for receipt in ClaimReceipt.objects.filter(learner__in=keys, undone_at__isnull=True).only("learner", "before"):
        found[receipt.learner_id].claimed = True
        found[receipt.learner_id].earned.update(map(UUID, receipt.before["stamped"]))
    return found


def _time(evidence: _Evidence) -> Iterator[str]:
    """Totals that are not the sum of their spans, and seconds that count twice."""
    for key in sorted(evidence.rows.keys() | evidence.seconds.keys()):
        stored = evidence.rows[key].total_time_spent_s if key in evidence.rows else 0
        if stored != evidence.seconds.get(key, 0):
            yield f"{key} has {stored} s, and its spans have {evidence.seconds.get(key, 0)} s"
    if not evidence.claimed:
        yield from (f"two spans overlap at {at.isoformat()}" for at in evidence.overlaps)


def _completion(evidence: _Evidence, outline: Outline, last_published: datetime | None) -> Iterator[str]:
    """Containers that should be stamped and are not, and stamps that nothing accounts for."""
    stamps = {key: row.completed_at for key, row in evidence.rows.items() if row.completed_at}
    standing = Standing(outline, stamps)
    for named in containers_of(outline, stamps):
        if named.id not in stamps and is_met(standing, named.id) and not _due(standing, named.id, last_published):
            yield f"{named.id} ({named.type}) has all it requires and is not complete"
    yield from _unearned(evidence, standing)


def _due(standing: Standing, container: UUID, last_published: datetime | None) -> bool:
    """Whether all it requires was complete before the last publication, which may have made the requirement smaller."""
    latest = max(at for at in requirement(standing, container) if at)
    return last_published is not None and latest <= last_published


def _unearned(evidence: _Evidence, standing: Standing) -> Iterable[str]:
    for key in standing.stamps:
        row = evidence.rows[key]
        accounted = key in evidence.earned or row.completed_by_id is not None
        if not accounted and (row.content_type in LEAVES or not is_met(standing, key)):
            yield f"{key} ({row.content_type}) is complete, and nothing says why"
