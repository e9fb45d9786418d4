"""The overview of a course: its units, what they take and what they lead to."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from content.queries.outline import CourseOutline, Unit, published_outline
from progress.views.finding import find_course, renamed
from progress.views.listing import Entry, entries
from progress.views.requirements import Requirements
from progress.views.setting import Setting, course_address
from progress.views.trail import first_step

OUTCOMES_SHOWN = 5


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit on the page."""

    title: str
    meeting: str
    entries: tuple[Entry, ...]

    @property
    def minutes(self) -> int:
        """What all that it requires takes."""
        return sum(entry.minutes for entry in self.entries if not entry.optional)


@require_safe
def course_overview(request: HttpRequest, course: str) -> HttpResponse:
    """Show the whole of a course."""
    outline = published_outline()
    found = find_course(outline, course)
    address = course_address(found)
    if found.slug != course:
        return renamed(request, address)
    setting = Setting(outline, found)
    outcomes = _outcomes(found)
    context = {
        "course": found,
        "units": tuple(_row(setting, unit) for unit in found.units if unit.modules or unit.meeting),
        "first": first_step(setting, found.listed),
        "after": Requirements(setting).of(found),
        "outcomes": outcomes[:OUTCOMES_SHOWN],
        "more_outcomes": outcomes[OUTCOMES_SHOWN:],
        "meetings": sum(bool(unit.meeting) for unit in found.units),
        "canonical": request.build_absolute_uri(address),
    }
    return render(request, "course.html", context)


def _row(setting: Setting, unit: Unit) -> UnitRow:
    return UnitRow(_title(setting, unit), unit.meeting, entries(setting, unit.modules))


def _title(setting: Setting, unit: Unit) -> str:
    """What a unit is called: by its number, unless there is only one, or it follows the last meeting."""
    if not setting.course or len(setting.course.units) == 1:
        return "Modules"
    return f"Unit {unit.number}" if unit.meeting else "Afterwards"


def _outcomes(course: CourseOutline) -> tuple[str, ...]:
    """What the course's modules teach on their way, in order, each once."""
    return tuple(dict.fromkeys(_titles(course)))


def _titles(course: CourseOutline) -> Iterator[str]:
    for listed in course.listed:
        for place in listed.module.shown:
            if place.outcome_title:
                yield place.outcome_title
