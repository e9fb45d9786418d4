"""The start page: what can be learned here."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from content.queries.outline import CourseOutline, Outline, published_outline
from progress.views.setting import course_address


@dataclass(frozen=True, slots=True)
class CourseRow:
    """A course at a glance. `stones` says of each module in order whether it is optional; parents count as one."""

    course: CourseOutline
    address: str
    stones: tuple[bool, ...]
    meetings: int

    @property
    def optional(self) -> int:
        """How many of its modules are optional."""
        return sum(self.stones)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """List the courses, or say that there is none yet."""
    courses = tuple(_rows(published_outline()))
    return render(request, "home.html", {"courses": courses, "canonical": request.build_absolute_uri("/")})


def _rows(outline: Outline) -> Iterator[CourseRow]:
    for course in outline.courses.values():
        required: dict[object, bool] = {}
        for listed in course.listed:
            module = listed.module.parent_id or listed.module.id
            required[module] = required.get(module, False) or not listed.optional
        yield CourseRow(
            course=course,
            address=course_address(course),
            stones=tuple(not needed for needed in required.values()),
            meetings=sum(bool(unit.meeting) for unit in course.units),
        )
