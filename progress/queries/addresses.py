"""The pages of courses, modules and their steps."""

from uuid import UUID

from django.urls import reverse

from content.queries.outline import CourseOutline, ModuleOutline


def course_address(course: CourseOutline) -> str:
    """The overview of a course."""
    return reverse("course", args=[course.slug])


def module_address(module: ModuleOutline, course: CourseOutline | None = None) -> str:
    """A module in a course, or by itself."""
    if course is None:
        return reverse("module", args=[module.slug])
    return reverse("course_module", args=[course.slug, module.slug])


def step_address(module_at: str, content_id: UUID) -> str:
    """A lens or test of the module at an address."""
    return f"{module_at}?lens={content_id}"
