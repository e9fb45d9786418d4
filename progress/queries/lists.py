"""Lenses and tests in lists: each once, at its first place."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from uuid import UUID

from content.queries.outline import ModuleOutline, Place
from progress.queries.payloads import FractionPayload, LensPayload
from progress.queries.records import Records, whole
from progress.queries.standing import Fraction


def lens_list(records: Records, module: ModuleOutline) -> list[LensPayload]:
    """Everything in a module, or in the submodules of a parent, in order."""
    places = [place for part in whole(records.outline, module) for place in part.places]
    return [_lens(records, place) for place in each_once(places)]


def each_once(places: Iterable[Place]) -> Iterator[Place]:
    """Every lens and test at its first place: optional, or hidden, only if it is so at all of them."""
    found: dict[UUID, list[Place]] = {}
    for place in places:
        found.setdefault(place.content_id, []).append(place)
    for first, *others in found.values():
        yield _loosest(first, others) if others else first


def _loosest(first: Place, others: Iterable[Place]) -> Place:
    everywhere = [first, *others]
    return replace(
        first,
        optional=all(place.optional for place in everywhere),
        hidden=all(place.hidden for place in everywhere),
    )


def _lens(records: Records, place: Place) -> LensPayload:
    since = records.standing.completed_since(place.content_id)
    return {
        "id": place.content_id,
        "title": place.title,
        "type": "test" if place.is_test else "lens",
        "kind": place.kind,  # type: ignore[typeddict-item]  # the table holds these and no other
        "optional": place.optional,
        "hidden": place.hidden,
        "completed": since is not None,
        "completedAt": since,
        "timeSpentS": records.leaf_seconds(place.content_id),
        "minutes": place.minutes,
        "locked": False,
    }


def fraction_payload(fraction: Fraction) -> FractionPayload:
    """A fraction under the contract's keys."""
    return {"completed": fraction.completed, "total": fraction.total}
