"""What one learner has of each content: when it began, when it was completed and how long it took."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q

from content.queries.outline import CourseOutline, ModuleOutline, Outline
from progress.identity import Identity
from progress.models import ContentProgress
from progress.queries.standing import Standing
from progress.zones import UTC_NAME


@dataclass(frozen=True, slots=True)
class Record:
    """What is stored of one content."""

    started_at: datetime
    completed_at: datetime | None
    seconds: int
    to_complete_s: int | None = None


@dataclass(frozen=True)
class Records:
    """A learner's records, as far as a question about them needs, and what follows from them."""

    outline: Outline
    by_id: Mapping[UUID, Record] = field(default_factory=dict)
    timezone: str = UTC_NAME

    @property
    def zone(self) -> ZoneInfo:
        """The zone of the learner's days; of who has no record, and so no date, UTC."""
        return ZoneInfo(self.timezone)

    @cached_property
    def standing(self) -> Standing:
        """What is complete."""
        return Standing(self.outline, {key: row.completed_at for key, row in self.by_id.items() if row.completed_at})

    def leaf_seconds(self, leaf: UUID) -> int:
        """The time of a lens or test: its own, and that of all it replaces."""
        return self._sum(with_replaced(self.outline, [leaf]) if leaf in self.outline.replaced else [leaf])

    def module_seconds(self, module: ModuleOutline) -> int:
        """The time studied in a module; of a parent, in its submodules too."""
        return self._sum([module.id, *_children(self.outline, module)])

    def course_seconds(self, course: CourseOutline) -> int:
        """The time studied in what the course lists now."""
        modules = [listed.module for listed in course.listed]
        return self._sum({key for module in modules for key in (module.id, module.parent_id) if key})

    def started_at(self, module: ModuleOutline) -> datetime | None:
        """When the learner first studied in a module or, if that was earlier, began something completed that is in it.

        A lens that was only looked at in another module is no beginning of this one.
        """
        own = (self.by_id.get(key) for key in (module.id, *_children(self.outline, module)))
        leaves = (self.by_id.get(place.content_id) for part in whole(self.outline, module) for place in part.places)
        found = [row.started_at for row in own if row]
        found += [row.started_at for row in leaves if row and row.completed_at]
        return min(found, default=None)

    def _sum(self, keys: Iterable[UUID]) -> int:
        return sum(self.by_id[key].seconds for key in keys if key in self.by_id)


def read_records(identity: Identity | None, outline: Outline, only: Collection[UUID] | None = None) -> Records:
    """The learner's records, or those of some contents: one query. Nobody has none."""
    if identity is None:
        return Records(outline)
    rows = ContentProgress.objects.filter(owned_by(identity))
    if only is not None:
        rows = rows.filter(content_id__in=only)
    fields = ("content_id", "started_at", "completed_at", "total_time_spent_s", "time_to_complete_s")
    values = list(rows.values_list(*fields, "learner__timezone"))
    by_id = {key: Record(began, done, spent, needed) for key, began, done, spent, needed, _ in values}
    return Records(outline, by_id, timezone=values[0][-1] if values else UTC_NAME)


def owned_by(identity: Identity) -> Q:
    """Which rows are the identity's to read. A claimed browser is nobody; a cookie's token counts in it alone."""
    if identity.user:
        return Q(learner__user=identity.user)
    found = Q(learner__anonymous_token=identity.token, learner__merged_into__isnull=True)
    return found if identity.in_cookie else found & Q(learner__born_in_cookie=False)


def ids_under(outline: Outline, module: ModuleOutline) -> set[UUID]:
    """Everything whose records say where a learner stands with a module."""
    leaves = (place.content_id for part in whole(outline, module) for place in part.places)
    return {module.id, *_children(outline, module), *with_replaced(outline, leaves)}


def with_replaced(outline: Outline, leaves: Iterable[UUID]) -> set[UUID]:
    """Lenses and tests, and all that they stand in for."""
    found, waiting = set[UUID](), list(leaves)
    while waiting:
        leaf = waiting.pop()
        if leaf not in found:
            found.add(leaf)
            waiting.extend(outline.replaced.get(leaf, ()))
    return found


def whole(outline: Outline, module: ModuleOutline) -> tuple[ModuleOutline, ...]:
    """A module itself, or all submodules of a parent, also those that require nothing."""
    return outline.children.get(module.id, (module,))


def _children(outline: Outline, module: ModuleOutline) -> Iterator[UUID]:
    return (child.id for child in outline.children.get(module.id, ()))
