"""What links and cards say of the lenses that they lead to."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import FilteredRelation, Q

from content.models import Lens

_CREDITED = ["article", "video"]


@dataclass(frozen=True, slots=True)
class LinkedLens:
    """A lens that a text names. `attribution` names the authors and channels of what it shows, each once."""

    slug: str
    title: str
    kind: str
    minutes: int
    tldr: str
    attribution: str


def linked_lenses(ids: Collection[UUID]) -> dict[UUID, LinkedLens]:
    """The live ones of these lenses by id: one query for all of them, none for none."""
    if not ids:
        return {}
    credited = FilteredRelation("segments", condition=Q(segments__retired_at=None, segments__kind__in=_CREDITED))
    rows = (
        Lens.objects.live()
        .filter(pk__in=ids)
        .annotate(credited=credited)
        .order_by("pk", "credited__position")
        .values_list(
            "pk", "slug", "title", "kind", "minutes", "tldr", "credited__body__author", "credited__body__channel"
        )
    )
    found: dict[UUID, tuple[str, str, str, int, str]] = {}
    names: dict[UUID, dict[str, None]] = {}
    for pk, slug, title, kind, minutes, tldr, *credited_to in rows:
        found[pk] = (slug, title, kind, minutes, tldr)
        names.setdefault(pk, {}).update(dict.fromkeys(filter(None, credited_to)))
    return {pk: LinkedLens(*values, attribution=" & ".join(names[pk])) for pk, values in found.items()}
