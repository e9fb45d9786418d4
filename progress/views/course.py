"""The overview of a course: its units, how far its reader is, what they take and what they lead to."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_safe

from content.queries.outline import CourseOutline, Unit, published_outline
from progress.moments import day
from progress.queries.addresses import course_address
from progress.views.finding import find_course, renamed
from progress.views.listing import Entry, entries, required_of
from progress.views.next_step import next_step
from progress.views.reach import Reach, reach, reach_of
from progress.views.requirements import Requirements
from progress.views.setting import Setting, records_of

OUTCOMES_SHOWN = 5


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit on the page."""

    title: str
    meeting: str
    entries: tuple[Entry, ...]
    reach: Reach

    @property
    def completed(self) -> bool:
        """Tell whether every module that it requires is complete."""
        required = [entry for entry in self.entries if not entry.optional and entry.required]
        return bool(required) and all(entry.reach.completed for entry in required)


@require_safe
def course_overview(request: HttpRequest, course: str) -> HttpResponse:
    """Show the whole of a course."""
    outline = published_outline()
    found = find_course(outline, course)
    address = course_address(found)
    if found.slug != course:
        return renamed(request, address)
    setting = Setting(records_of(request, outline), found)
    outcomes = _outcomes(found)
    units = tuple(_rows(setting, found))
    context = {
        "course": found,
        "units": units,
        "reach": reach_of(setting.standing, found.id, found.required_places),
        "begun": _begun(setting, found),
        "minutes_spent": setting.records.course_seconds(found) // 60,
        "finished": _finished(setting, found),
        "next": next_step(setting, found.listed, "You have finished this course"),
        "after": Requirements(setting).of(found),
        "outcomes": outcomes[:OUTCOMES_SHOWN],
        "more_outcomes": outcomes[OUTCOMES_SHOWN:],
        "meetings": sum(bool(unit.meeting) for unit in found.units),
        "canonical": request.build_absolute_uri(address),
    }
    return render(request, "course.html", context)


def _rows(setting: Setting, course: CourseOutline) -> Iterator[UnitRow]:
    stones = 0
    for unit in course.units:
        if unit.modules or unit.meeting:
            row = _row(setting, unit, stones)
            stones += len(row.entries)
            yield row


def _row(setting: Setting, unit: Unit, first: int) -> UnitRow:
    required = [place for listed in unit.modules if not listed.optional for place in listed.module.places]
    reached = reach(setting.standing, required_of(required), None)
    return UnitRow(_title(setting, unit), unit.meeting, entries(setting, unit.modules, first), reached)


def _title(setting: Setting, unit: Unit) -> str:
    """What a unit is called: by its number, unless there is only one, or it follows the last meeting."""
    if not setting.course or len(setting.course.units) == 1:
        return "Modules"
    return f"Unit {unit.number}" if unit.meeting else "Afterwards"


def _begun(setting: Setting, course: CourseOutline) -> str:
    """The day on which somebody began, "" before that."""
    starts = (setting.records.started_at(listed.module) for listed in course.listed)
    first = min((at for at in starts if at), default=None)
    return day(first, setting.records.zone, now()) if first else ""


def _finished(setting: Setting, course: CourseOutline) -> str:
    since = setting.standing.stamps.get(course.id)
    return day(since, setting.records.zone, now()) if since else ""


def _outcomes(course: CourseOutline) -> tuple[str, ...]:
    """What the course's modules teach on their way, in order, each once."""
    return tuple(dict.fromkeys(_titles(course)))


def _titles(course: CourseOutline) -> Iterator[str]:
    for listed in course.listed:
        for place in listed.module.shown:
            if place.outcome_title:
                yield place.outcome_title
