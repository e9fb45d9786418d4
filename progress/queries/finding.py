"""Courses and modules by their addresses, present and former."""

from content.enums import Addressed
from content.models import Lens
from content.queries.addresses import led_to
from content.queries.outline import CourseOutline, ModuleOutline, Outline, Place

LENS_PREFIX = "lens/"


def find_course(outline: Outline, slug: str) -> CourseOutline | None:
    """The course under a slug, an alias or an old slug."""
    if slug in outline.courses:
        return outline.courses[slug]
    target = led_to(Addressed.COURSE, slug)
    return outline.courses_by_id.get(target) if target else None


def find_module(outline: Outline, slug: str) -> ModuleOutline | None:
    """The module under a slug or an old one. A lens with a page of its own is a module of one place: `lens/<slug>`."""
    if slug in outline.modules:
        return outline.modules[slug]
    if slug.startswith(LENS_PREFIX):
        return _lens(slug.removeprefix(LENS_PREFIX))
    target = led_to(Addressed.MODULE, slug)
    return outline.modules_by_id.get(target) if target else None


def _lens(slug: str) -> ModuleOutline | None:
    if not slug or "\0" in slug:  # PostgreSQL refuses to be asked for a NUL
        return None
    lens = Lens.objects.live().filter(slug=slug).first() or _formerly(slug)
    return _alone(lens) if lens else None


def _formerly(slug: str) -> Lens | None:
    target = led_to(Addressed.LENS, slug)
    return Lens.objects.live().exclude(slug="").filter(pk=target).first() if target else None


def _alone(lens: Lens) -> ModuleOutline:
    place = Place(
        position=0,
        content_id=lens.pk,
        is_test=False,
        kind=lens.kind,
        title=lens.title,
        minutes=lens.minutes,
        slug=lens.slug,
        tldr=lens.tldr,
    )
    return ModuleOutline(id=lens.pk, slug=LENS_PREFIX + lens.slug, title=lens.title, places=(place,))
