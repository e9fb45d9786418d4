"""What a completion, an undo or a beat is answered with: where the learner stands now, and how it goes on."""

from collections.abc import Sequence
from uuid import UUID

from content.queries.outline import ModuleOutline, Outline
from progress.identity import Identity
from progress.models import StudySpan
from progress.queries.addresses import module_address, step_address
from progress.queries.lists import fraction_payload, lens_list
from progress.queries.payloads import CompletionPayload, NewlyPayload, StepPayload
from progress.queries.records import Records, owned_by, whole
from progress.queries.standing import Standing, leaves_of, next_module, next_place


def completion_payload(
    records: Records, content_id: UUID, module: ModuleOutline | None, newly: Sequence[NewlyPayload] = ()
) -> CompletionPayload:
    """A content's stamp, and where the learner stands with the module that it is seen in."""
    row, standing = records.by_id.get(content_id), records.standing
    required = leaves_of(records.outline, module) if module else ()
    return {
        "completed_at": row.completed_at if row else None,
        "time_to_complete_s": row.to_complete_s if row else None,
        "module_status": standing.status(module.id, required) if module else None,
        "module_progress": fraction_payload(standing.fraction(required)) if module else None,
        "lenses": lens_list(records, module) if module else None,
        "newly_completed": list(newly),
        "next": _next_step(standing, module, content_id) if module else None,
    }


def module_of_answer(
    identity: Identity, outline: Outline, content_id: UUID, named: ModuleOutline | None
) -> ModuleOutline | None:
    """The named module if it holds the content, else where it was last studied, else the first in outline order."""
    if named and holds(outline, named, content_id):
        return named
    if content_id in outline.modules_by_id:
        return outline.modules_by_id[content_id]
    modules = {module.id: module for module, _ in outline.places.get(content_id, ())}
    if len(modules) > 1 and (last := _last_studied_in(identity, content_id, modules)):
        return modules[last]
    return next(iter(modules.values()), None)


def holds(outline: Outline, module: ModuleOutline, content_id: UUID) -> bool:
    """Whether a lens or test stands in a module, or in a submodule of a parent."""
    return any(place.content_id == content_id for part in whole(outline, module) for place in part.places)


def _last_studied_in(identity: Identity, content_id: UUID, modules: dict[UUID, ModuleOutline]) -> UUID | None:
    spans = StudySpan.objects.filter(owned_by(identity), content_id=content_id, module_id__in=modules)
    return spans.order_by("-started_at").values_list("module_id", flat=True).first()


def _next_step(standing: Standing, module: ModuleOutline, content_id: UUID) -> StepPayload | None:
    """The next required lens or test of the module, else the next module of the first course that lists it."""
    outline = standing.outline
    parts = whole(outline, module)
    part = next((part for part in parts if any(it.content_id == content_id for it in part.places)), parts[0])
    course = next(iter(outline.courses_with.get(part.id, ())), None)
    if place := next_place(standing, part, content_id):
        address = step_address(module_address(part, course), place.content_id)
        return {"content_id": place.content_id, "title": place.title, "url": address}
    following = next_module(standing, course, part.id) if course else None
    if following is None:
        return None
    return {"content_id": following.id, "title": following.title, "url": module_address(following, course)}
