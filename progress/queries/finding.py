"""Modules, and lenses that stand alone, by their addresses, present and former."""

from content.models import Lens
from content.queries.addresses import lens_once_at, module_at
from content.queries.outline import ModuleOutline, Outline, place_of_lens

LENS_PREFIX = "lens/"


def find_module(outline: Outline, slug: str) -> ModuleOutline | None:
    """The module under a slug or an old one. A lens with a page of its own is a module of one place: `lens/<slug>`."""
    if slug.startswith(LENS_PREFIX) and slug not in outline.modules:
        return _lens(slug.removeprefix(LENS_PREFIX))
    return module_at(outline, slug)


def _lens(slug: str) -> ModuleOutline | None:
    if not slug or "\0" in slug:  # PostgreSQL refuses to be asked for a NUL
        return None
    lens = Lens.objects.live().filter(slug=slug).first() or lens_once_at(slug)
    return _alone(lens) if lens else None


def _alone(lens: Lens) -> ModuleOutline:
    return ModuleOutline(id=lens.pk, slug=LENS_PREFIX + lens.slug, title=lens.title, places=(place_of_lens(lens),))
