"""Where the links and cards in a text lead, for somebody who reads it in a certain course."""

from collections.abc import Iterable
from typing import get_args
from uuid import UUID

from django.urls import reverse
from django.utils.safestring import SafeString

from content.queries.outline import ModuleOutline, Place
from content.rendering import LinkTarget, RenderedSegment, fill_links
from content.rendering.links import Display, Kind
from progress.queries.addresses import step_address
from progress.queries.linked import LinkedLens, linked_lenses
from progress.views.setting import Setting

_DISPLAYS: frozenset[Display] = frozenset(get_args(Display))


class Links:
    """Resolves everything that some rendered segments name, with one query at most."""

    def __init__(self, setting: Setting, rendered: Iterable[RenderedSegment]) -> None:
        """Look up the lenses that are named."""
        self._setting = setting
        named: set[UUID] = set()

        def note(kind: Kind, identity: UUID) -> None:
            if kind == "lens":
                named.add(identity)

        for segment in rendered:
            for html in (segment.html, segment.opening_message, *segment.choices):
                fill_links(html, note)
        self._lenses = linked_lenses(named)

    def fill(self, html: SafeString) -> SafeString:
        """Draw the links and cards of one of the segments."""
        return fill_links(html, self._resolve)

    def _resolve(self, kind: Kind, identity: UUID) -> LinkTarget | None:
        if kind == "module":
            module = self._setting.outline.modules_by_id.get(identity)
            return self._to_module(module) if module else None
        lens = self._lenses.get(identity)
        return self._to_lens(identity, lens) if lens else None

    def _to_module(self, module: ModuleOutline) -> LinkTarget:
        return LinkTarget(
            url=self._setting.address(module),
            title=module.title,
            kind="module",
            minutes=module.minutes or None,
            completed=module.id in self._setting.standing.stamps,
        )

    def _to_lens(self, identity: UUID, lens: LinkedLens) -> LinkTarget | None:
        """To its place near here; what stands in no module is read on a page of its own."""
        found = self._setting.place(identity)
        address = self._address(found, lens)
        if not address:
            return None
        return LinkTarget(
            url=address,
            title=found[1].title if found else lens.title,
            kind="lens",
            minutes=lens.minutes or None,
            attribution=lens.attribution,
            tldr=lens.tldr,
            display=next((display for display in _DISPLAYS if display == lens.kind), "none"),
            completed=self._setting.standing.is_complete(identity),
        )

    def _address(self, found: tuple[ModuleOutline, Place] | None, lens: LinkedLens) -> str:
        if found:
            return step_address(self._setting.address(found[0]), found[1].content_id)
        return reverse("lens", args=[lens.slug]) if lens.slug else ""
