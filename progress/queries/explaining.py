"""Why something has the status it has: the same definitions as the status itself, in sentences."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.utils.formats import date_format

from content.models import Lens
from content.queries.outline import ModuleOutline, Outline
from progress.enums import Status
from progress.queries.payloads import ExplanationPayload, ReasonPayload
from progress.queries.records import Records
from progress.queries.standing import Standing, leaves_of, required_leaves, required_modules

NOTHING_REQUIRED = "It requires nothing, so it is optional reading and never becomes complete."
NOT_MARKED = "It has not been marked as complete."
AN_EARLIER_LENS = "An earlier lens that it stands in for"


def explain(records: Records, content_id: UUID) -> ExplanationPayload | None:
    """The status of a content and all that it rests on; None for what neither the vault nor the learner knows."""
    outline, standing = records.outline, records.standing
    if _is_container(outline, content_id):
        status = standing.status(content_id, required_leaves(outline, content_id))
        return {"status": status, "why": list(_why(standing, content_id)), "locked_by": []}
    if content_id in outline.places or content_id in records.by_id or _stands_alone(content_id):
        status = Status.COMPLETED if standing.is_complete(content_id) else Status.NOT_STARTED
        return {"status": status, "why": list(_why_leaf(standing, content_id)), "locked_by": []}
    return None


def _is_container(outline: Outline, content_id: UUID) -> bool:
    if content_id in outline.modules_by_id or content_id in outline.courses_by_id:
        return True
    return any(place.outcome_id == content_id for places in outline.places.values() for _, place in places)


def _stands_alone(content_id: UUID) -> bool:
    return Lens.objects.live().filter(pk=content_id).exists()


def _why(standing: Standing, container: UUID) -> Iterator[ReasonPayload]:
    """A container's stamp if it has one, then what it requires: modules, which count by their stamps, or leaves."""
    outline = standing.outline
    if container in standing.stamps:
        yield _reason(_completed(standing.stamps[container]), done=True)
    if not required_leaves(outline, container):
        yield _reason(NOTHING_REQUIRED, done=False)
    elif (modules := required_modules(outline, container)) is not None:
        yield from (_module(standing, outline.modules_by_id[module]) for module in modules)
    else:
        yield from (_leaf(standing, leaf) for leaf in required_leaves(outline, container))


def _why_leaf(standing: Standing, leaf: UUID) -> Iterator[ReasonPayload]:
    """A leaf's stamp, or all that it replaces."""
    if leaf in standing.stamps:
        yield _reason(_completed(standing.stamps[leaf]), done=True)
        return
    yield _reason(NOT_MARKED, done=False)
    yield from (_leaf(standing, earlier) for earlier in standing.outline.replaced.get(leaf, ()))


def _module(standing: Standing, module: ModuleOutline) -> ReasonPayload:
    fraction = standing.fraction(leaves_of(standing.outline, module))
    text = f"{module.title}: {fraction.completed} of {fraction.total}"
    return _reason(text, module.id, done=module.id in standing.stamps)


def _leaf(standing: Standing, leaf: UUID) -> ReasonPayload:
    places = standing.outline.places.get(leaf)
    return _reason(places[0][1].title if places else AN_EARLIER_LENS, leaf, done=standing.is_complete(leaf))


def _completed(at: datetime) -> str:
    return f"Completed on {date_format(at, 'j F Y')}; that stays whatever is required later."


def _reason(text: str, content_id: UUID | None = None, *, done: bool) -> ReasonPayload:
    return {"text": text, "content_id": content_id, "done": done}
