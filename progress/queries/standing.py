"""Where a learner stands: the one place that says what is complete, how far something is, and what comes next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from content.queries.outline import CourseOutline, ModuleOutline, Outline, Place
from progress.enums import Status
from progress.models import ContentProgress, Learner


@dataclass(frozen=True, slots=True)
class Fraction:
    """How many of the distinct required lenses and tests are complete; never a percentage."""

    completed: int
    total: int


@dataclass(frozen=True, slots=True)
class Standing:
    """What one learner has done, as far as a question about it needs."""

    outline: Outline
    stamps: Mapping[UUID, datetime] = field(default_factory=dict)

    def is_complete(self, leaf: UUID) -> bool:
        """A lens or test is complete when it is stamped, or when all it replaces are."""
        return self.completed_since(leaf) is not None

    def completed_since(self, leaf: UUID) -> datetime | None:
        """Since when: its own stamp, else the latest of all it replaces; None for what is not complete."""
        return self.stamps.get(leaf) or _since(leaf, self.stamps, self.outline.replaced, frozenset())

    def fraction(self, required: Iterable[UUID]) -> Fraction:
        """The fraction of what is required; of nothing it is 0 of 0."""
        leaves = list(dict.fromkeys(required))
        return Fraction(sum(map(self.is_complete, leaves)), len(leaves))

    def status(self, container: UUID, required: Iterable[UUID]) -> Status:
        """A stamp stays whatever is required later; without one a first complete leaf makes the difference."""
        if container in self.stamps:
            return Status.COMPLETED
        return Status.IN_PROGRESS if self.fraction(required).completed else Status.NOT_STARTED

    def new_since_completion(self, container: UUID, required: Iterable[UUID]) -> int:
        """Of a container that is complete: the required leaves that are not."""
        if container not in self.stamps:
            return 0
        fraction = self.fraction(required)
        return fraction.total - fraction.completed

    def minutes_left(self, places: Iterable[Place]) -> int:
        """What the required places that are not complete will take."""
        return sum(place.minutes for place in places if not self.is_complete(place.content_id))


def _since(
    leaf: UUID, stamps: Mapping[UUID, datetime], replaced: Mapping[UUID, tuple[UUID, ...]], above: frozenset[UUID]
) -> datetime | None:
    if leaf in stamps:
        return stamps[leaf]
    earlier = replaced.get(leaf, ())
    if not earlier or leaf in above:
        return None
    moments = [_since(one, stamps, replaced, above | {leaf}) for one in earlier]
    known = [at for at in moments if at is not None]
    return max(known) if len(known) == len(moments) else None


def standing_of(learner: Learner | None, outline: Outline) -> Standing:
    """Everything the learner has completed; nobody has completed nothing."""
    if learner is None:
        return Standing(outline)
    rows = ContentProgress.objects.filter(learner=learner, completed_at__isnull=False)
    return Standing(outline, {key: at for key, at in rows.values_list("content_id", "completed_at") if at})


def required_leaves(outline: Outline, container: UUID) -> tuple[UUID, ...]:
    """The distinct lenses and tests under a module, parent, outcome or course; () for what requires nothing."""
    if container in outline.required_by_outcome:
        return outline.required_by_outcome[container]
    module = outline.modules_by_id.get(container)
    if module is not None:
        return leaves_of(outline, module)
    course = outline.courses_by_id.get(container)
    return tuple(place.content_id for place in course.required_places) if course else ()


def leaves_of(outline: Outline, module: ModuleOutline) -> tuple[UUID, ...]:
    """The distinct lenses and tests that a module requires, or that the submodules of a parent do."""
    return tuple(dict.fromkeys(place.content_id for part in parts_of(outline, module) for place in part.required))


def required_modules(outline: Outline, container: UUID) -> tuple[UUID, ...] | None:
    """The modules whose stamps a parent or a course asks for; None for what asks for lenses and tests itself."""
    if container in outline.children:
        return tuple(child.id for child in outline.required_children(container))
    course = outline.courses_by_id.get(container)
    return tuple(module.id for module in course.required) if course else None


def requirement(standing: Standing, container: UUID) -> list[datetime | None]:
    """For each thing that a container asks for since when it is complete, None for what is open; [] asks nothing."""
    modules = required_modules(standing.outline, container)
    if modules is not None:
        return [standing.stamps.get(module) for module in modules]
    return [standing.completed_since(leaf) for leaf in required_leaves(standing.outline, container)]


def is_met(standing: Standing, container: UUID) -> bool:
    """Whether a container has all it requires; what requires nothing never has."""
    asked = requirement(standing, container)
    return bool(asked) and None not in asked


def parts_of(outline: Outline, module: ModuleOutline) -> tuple[ModuleOutline, ...]:
    """A module itself, or the submodules that a parent requires."""
    return outline.required_children(module.id) if module.id in outline.children else (module,)


def next_place(standing: Standing, module: ModuleOutline, after: UUID | None = None) -> Place | None:
    """The first required place of the module that is not complete: behind `after` if there is one, else before it."""
    open_places = [place for place in module.required if not standing.is_complete(place.content_id)]
    position = next((place.position for place in module.places if place.content_id == after), -1)
    behind = [place for place in open_places if place.position > position]
    return next(iter(behind or open_places), None)


def next_module(standing: Standing, course: CourseOutline, after: UUID) -> ModuleOutline | None:
    """The first required module behind this one that is not complete; None at the end."""
    modules = [listed.module for listed in course.listed]
    behind = modules[[module.id for module in modules].index(after) + 1 :]
    required = {module.id for module in course.required}
    return next((module for module in behind if module.id in required and module.id not in standing.stamps), None)
