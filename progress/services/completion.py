"""Completion: a leaf is stamped by its learner, and every container the moment all it requires is (DESIGN 6)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce

from content.queries.outline import Outline, published_outline
from progress.beats import Beat
from progress.enums import LEAVES, ContentType, EventKind
from progress.exceptions import Missing, NotByDecree, Refused
from progress.identity import Identity
from progress.models import ContentProgress, Learner, ProgressEvent
from progress.queries.standing import Standing, is_met, required_leaves, standing_of
from progress.services.learners import lock_learner
from progress.services.limits import check_room, check_welcome
from progress.services.placing import Named, check_container_type, check_type, is_container, place
from progress.services.study_time import credit_beats


@dataclass(frozen=True, slots=True)
class Completed:
    """What a completion did: the leaf's row, and every content that became complete with it, bottom up."""

    learner: Learner
    row: ContentProgress
    newly: tuple[Named, ...]


def complete_content(
    identity: Identity,
    content_id: UUID,
    content_type: ContentType,
    now: datetime,
    *,
    title: str = "",
    beats: Sequence[Beat] = (),
) -> Completed:
    """Stamp a lens or test, and all that becomes complete by it. The second time changes nothing.

    `beats` are credited first. Raises NotByDecree for a container of the vault that is not complete, WrongType for a
    type that is not the content's own, Refused for what can't be recorded.
    """
    with transaction.atomic():
        learner = lock_learner(identity, now)
        outline = published_outline()
        if is_container(outline, content_id):
            check_container_type(outline, content_id, content_type)
            credit_beats(learner, beats, now, outline)
            return _known_container(learner, content_id, outline)
        placement = place(outline, content_id, content_type=content_type, title=title)
        check_type(placement, content_type)
        check_welcome(placement.content)
        credit_beats(learner, beats, now, outline)
        newly = []
        if stamp(learner, [placement.content], now):
            newly = [placement.content, *_propagate(learner, content_id, outline, now)]
            _log(learner, newly, now)
        row = ContentProgress.objects.get(learner=learner, content_id=content_id)
        return Completed(learner, row, tuple(newly))


def _known_container(learner: Learner, container: UUID, outline: Outline) -> Completed:
    """A container answers with its stamp; without one, with what it is missing."""
    row = ContentProgress.objects.filter(learner=learner, content_id=container, completed_at__isnull=False).first()
    if row is not None:
        return Completed(learner, row, ())
    raise NotByDecree(missing_of(standing_of(learner, outline), container))


def missing_of(standing: Standing, container: UUID) -> list[Missing]:
    """The required leaves of a container that are not complete, in order."""
    open_leaves = [leaf for leaf in required_leaves(standing.outline, container) if not standing.is_complete(leaf)]
    return [Missing(leaf, standing.outline.places[leaf][0][1].title) for leaf in open_leaves]


def stamp(learner: Learner, named: Sequence[Named], at: datetime) -> int:
    """Stamp what is not stamped; how many were. A stamp that is there never moves."""
    ids = [one.id for one in named]
    there = set(
        ContentProgress.objects.filter(learner=learner, content_id__in=ids).values_list("content_id", flat=True)
    )
    missing = [one for one in named if one.id not in there]
    check_room(learner, missing)
    ContentProgress.objects.bulk_create(
        ContentProgress(
            learner=learner,
            content_id=one.id,
            content_type=one.type,
            content_title=one.title[:300],
            registered=one.registered,
            started_at=at,
        )
        for one in missing
    )
    rows = ContentProgress.objects.filter(learner=learner, content_id__in=ids, completed_at__isnull=True)
    return rows.update(completed_at=at, time_to_complete_s=Coalesce("time_to_complete_s", F("total_time_spent_s")))


def _propagate(learner: Learner, leaf: UUID, outline: Outline, now: datetime) -> list[Named]:
    """Stamp every container that the leaf was the last to miss, bottom up: a module's stamp may be a course's last."""
    stamps = dict(standing_of(learner, outline).stamps)
    standing, due = Standing(outline, stamps), list[Named]()
    for named in containers_of(outline, [leaf]):
        if is_due(standing, named.id):
            stamps[named.id] = now
            due.append(named)
    if due:
        stamp(learner, due, now)
    return due


def is_due(standing: Standing, container: UUID) -> bool:
    """Whether a container has all it requires and no stamp yet."""
    return container not in standing.stamps and is_met(standing, container)


def containers_of(outline: Outline, contents: Iterable[UUID]) -> Iterator[Named]:
    """Outcomes, modules, parents and courses that are or hold any of the contents, each once, bottom up.

    A leaf that is replaced counts for what replaces it, wherever that stands.
    """
    known = _with_replacing(outline, contents)
    places = [found for content in known for found in outline.places.get(content, ())]
    modules = {module.id: module for module, _ in places}
    modules |= {key: outline.modules_by_id[key] for key in known if key in outline.modules_by_id}
    parents = {module.parent_id for module in modules.values() if module.parent_id}
    outcomes = {where.outcome_id: where.outcome_title for _, where in places if where.outcome_id}
    outcomes |= {key: _outcome_title(outline, key) for key in known & outline.required_by_outcome.keys()}
    yield from (Named(key, ContentType.LO, title, True) for key, title in outcomes.items())
    # Submodules before their parents.
    for key in sorted(modules.keys() | parents, key=lambda key: (key in outline.children, str(key))):
        yield Named(key, ContentType.MODULE, outline.modules_by_id[key].title, True)
    for course in outline.courses.values():
        if course.id in known or any(listed.module.id in modules for listed in course.listed):
            yield Named(course.id, ContentType.COURSE, course.title, True)


def _outcome_title(outline: Outline, outcome: UUID) -> str:
    places = outline.places[outline.required_by_outcome[outcome][0]]
    return next(where.outcome_title for _, where in places if where.outcome_id == outcome)


def _with_replacing(outline: Outline, contents: Iterable[UUID]) -> set[UUID]:
    found, waiting = set[UUID](), list(contents)
    while waiting:
        leaf = waiting.pop()
        if leaf not in found:
            found.add(leaf)
            waiting.extend(new for new, old in outline.replaced.items() if leaf in old)
    return found


def _log(learner: Learner, named: Sequence[Named], now: datetime, kind: EventKind = EventKind.COMPLETED) -> None:
    ProgressEvent.objects.bulk_create(
        ProgressEvent(learner=learner, at=now, kind=kind, content_id=one.id, actor_id=learner.user_id) for one in named
    )


def undo_completion(
    identity: Identity, content_id: UUID, now: datetime, *, actor: User | None = None, reason: str = ""
) -> Learner:
    """Lift a lens's or test's stamp, and those of containers that stood on it: stamped then or later, unmet now.

    Raises ContentProgress.DoesNotExist for what is not complete, Refused for a container.
    """
    with transaction.atomic():
        learner = lock_learner(identity, now)
        outline = published_outline()
        row = ContentProgress.objects.get(learner=learner, content_id=content_id, completed_at__isnull=False)
        if row.content_type not in LEAVES:
            raise Refused("Only a lens or a test can be marked as not complete.")
        since = standing_of(learner, outline).stamps[content_id]
        lift(learner, [content_id])
        stood = list(_standing_on(content_id, since, standing_of(learner, outline)))
        lift(learner, stood)
        ProgressEvent.objects.bulk_create(
            ProgressEvent(
                learner=learner,
                at=now,
                kind=EventKind.UNDONE,
                content_id=key,
                actor_id=actor.pk if actor else learner.user_id,
                reason=reason,
            )
            for key in [content_id, *stood]
        )
        return learner


def _standing_on(leaf: UUID, since: datetime, standing: Standing) -> Iterator[UUID]:
    """Containers that were completed with the leaf or after it, and no longer have all they require, bottom up."""
    stamps = dict(standing.stamps)
    shrinking = Standing(standing.outline, stamps)
    for named in containers_of(standing.outline, [leaf]):
        stamped = stamps.get(named.id)
        if stamped and stamped >= since and not is_met(shrinking, named.id):
            del stamps[named.id]
            yield named.id


def lift(learner: Learner, ids: Sequence[UUID]) -> None:
    """Take the stamps away; time to complete is the running total again."""
    rows = ContentProgress.objects.filter(learner=learner, content_id__in=ids)
    rows.update(completed_at=None, time_to_complete_s=None, completed_by=None)
