"""Where links and cards in a text lead, outside any course."""

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from content.models import Lens
from content.queries.outline import ModuleOutline, Outline
from content.rendering import LinkTarget, fill_links
from content.rendering.links import Display, Kind, Resolve

_DISPLAYS: dict[str, Display] = {"article": "article", "video": "video", "mixed": "mixed"}


def resolver(outline: Outline, texts: Iterable[str]) -> Resolve:
    """What finds the targets of all the links in these texts: one query for the lenses, none if there are none."""
    wanted = _linked_lenses(texts)
    lenses = Lens.objects.live().in_bulk(wanted) if wanted else {}

    def resolve(kind: Kind, identity: UUID) -> LinkTarget | None:
        if kind == "module":
            module = outline.modules_by_id.get(identity)
            return _module(module) if module else None
        lens = lenses.get(identity)
        return _lens(lens, outline) if lens else None

    return resolve


def _linked_lenses(texts: Iterable[str]) -> set[UUID]:
    found: set[UUID] = set()

    def note(kind: Kind, identity: UUID) -> None:
        if kind == "lens":
            found.add(identity)

    for text in texts:
        fill_links(text, note)
    return found


def _module(module: ModuleOutline) -> LinkTarget:
    return LinkTarget(
        url=reverse("module", args=[module.slug]), title=module.title, kind="module", minutes=module.minutes
    )


def _lens(lens: Lens, outline: Outline) -> LinkTarget | None:
    """The lens's own page, or the module that it stands in first."""
    address = lens.get_absolute_url()
    if not address:
        places = outline.places.get(lens.pk)
        if not places:
            return None
        address = reverse("module", args=[places[0][0].slug])
    return LinkTarget(
        url=address,
        title=lens.title,
        kind="lens",
        minutes=lens.minutes,
        tldr=lens.tldr,
        display=_DISPLAYS.get(lens.kind, "none"),
    )
