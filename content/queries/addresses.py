"""What stands at an address now: what has it, else what had it."""

from uuid import UUID

from content.enums import Addressed
from content.models import Lens, SlugAlias
from content.queries.outline import CourseOutline, ModuleOutline, Outline


def led_to(kind: Addressed, slug: str) -> UUID | None:
    """The id of what an address that is no longer live, or never was but is an author's alias, leads to now."""
    if "\0" in slug:  # no address has one, and PostgreSQL refuses to be asked
        return None
    return SlugAlias.objects.filter(kind=kind, slug=slug).values_list("target_id", flat=True).first()


def course_at(outline: Outline, slug: str) -> CourseOutline | None:
    """The course under a slug, an author's alias or an old slug; its own slug differs in the last two cases."""
    if slug in outline.courses:
        return outline.courses[slug]
    target = led_to(Addressed.COURSE, slug)
    return outline.courses_by_id.get(target) if target else None


def module_at(outline: Outline, slug: str) -> ModuleOutline | None:
    """The module under a slug or an old one; its own slug differs in the second case."""
    if slug in outline.modules:
        return outline.modules[slug]
    target = led_to(Addressed.MODULE, slug)
    return outline.modules_by_id.get(target) if target else None


def lens_once_at(slug: str) -> Lens | None:
    """The lens that had this slug and has a page of its own under another now."""
    target = led_to(Addressed.LENS, slug)
    return Lens.objects.live().exclude(slug="").filter(pk=target).first() if target else None
