"""Which rows a content's time and completion go to: what the outline knows of it, or what the client says."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Value

from content.models import Course, LearningOutcome, Lens, Module, Test
from content.queries.outline import Outline
from progress.enums import LEAVES, ContentType
from progress.exceptions import NotByDecree, WrongType


@dataclass(frozen=True, slots=True)
class Named:
    """A content with the words its row is born with."""

    id: UUID
    type: ContentType
    title: str
    registered: bool


@dataclass(frozen=True, slots=True)
class Placement:
    """A content, and the outcome and module in which it is studied, if it is known."""

    content: Named
    outcome: Named | None = None
    module: Named | None = None

    @property
    def key(self) -> tuple[UUID, UUID | None, UUID | None]:
        """What two beats of one visit have in common."""
        outcome = self.outcome.id if self.outcome else None
        return self.content.id, outcome, self.module.id if self.module else None

    @property
    def rows(self) -> tuple[Named, ...]:
        """Everything that the time counts for."""
        return tuple(named for named in (self.content, self.outcome, self.module) if named)


def place(
    outline: Outline,
    content_id: UUID,
    *,
    content_type: ContentType = ContentType.LENS,
    title: str = "",
    lo_id: UUID | None = None,
    module_id: UUID | None = None,
) -> Placement:
    """Where a lens or test is studied: its one place, the client's choice among several, else nowhere.

    What the vault never knew is taken as the client names it. Raises NotByDecree for a container of the vault, whose
    time is the sum of what is in it.
    """
    places = outline.places.get(content_id)
    if places:
        chosen = [found for found in places if found[0].id == module_id] or (places if len(places) == 1 else [])
        first = places[0][1]
        content = Named(content_id, ContentType.TEST if first.is_test else ContentType.LENS, first.title, True)
        if not chosen:
            return Placement(content)
        module, where = chosen[0]
        outcome = Named(where.outcome_id, ContentType.LO, where.outcome_title, True) if where.outcome_id else None
        return Placement(content, outcome, Named(module.id, ContentType.MODULE, module.title, True))
    if is_container(outline, content_id):
        raise NotByDecree([])
    return _unplaced(content_id) or _unregistered(
        outline, Named(content_id, content_type, title, registered=False), lo_id, module_id
    )


def is_container(outline: Outline, content_id: UUID) -> bool:
    """Whether the published vault has a module, outcome or course under this id."""
    return (
        content_id in outline.modules_by_id
        or content_id in outline.required_by_outcome
        or any(course.id == content_id for course in outline.courses.values())
    )


def _unplaced(content_id: UUID) -> Placement | None:
    """A lens or test that the vault has in no module: one that stands alone, or has retired.

    Raises NotByDecree for a container that asks for nothing or has retired: it may come back, incomplete.
    """
    kinds = [
        model._default_manager.filter(pk=content_id).order_by().values_list(Value(kind), "title")
        for model, kind in _KINDS.items()
    ]
    for kind, known in kinds[0].union(*kinds[1:], all=True):
        if kind not in LEAVES:
            raise NotByDecree([])
        return Placement(Named(content_id, ContentType(kind), known, True))
    return None


_KINDS = {
    Lens: ContentType.LENS,
    Test: ContentType.TEST,
    Module: ContentType.MODULE,
    LearningOutcome: ContentType.LO,
    Course: ContentType.COURSE,
}


def _unregistered(outline: Outline, content: Named, lo_id: UUID | None, module_id: UUID | None) -> Placement:
    """Parents that a client names count only if the vault does not know them: the vault's own follow from the vault."""
    outcome = Named(lo_id, ContentType.LO, "", False) if lo_id and not is_container(outline, lo_id) else None
    module = (
        Named(module_id, ContentType.MODULE, "", False) if module_id and not is_container(outline, module_id) else None
    )
    return Placement(content, outcome, module)


def check_type(placement: Placement, wanted: ContentType) -> None:
    """A registered content has the type it has. Raises WrongType for another."""
    if placement.content.registered and placement.content.type != wanted:
        raise WrongType(f"This is a {placement.content.type.value}.")


def check_container_type(outline: Outline, container: UUID, wanted: ContentType) -> None:
    """The same for a container of the published vault."""
    own = ContentType.LO
    if container in outline.modules_by_id:
        own = ContentType.MODULE
    elif container in outline.courses_by_id:
        own = ContentType.COURSE
    if own != wanted:
        raise WrongType(f"This is a {own.value}.")
