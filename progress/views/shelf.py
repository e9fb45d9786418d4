"""Courses at a glance: a stone for each module, and how far their reader is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import now

from content.queries.outline import CourseOutline
from progress.moments import day
from progress.queries.addresses import course_address
from progress.queries.records import Records
from progress.views.listing import entries
from progress.views.reach import Reach, reach_of
from progress.views.setting import Setting
from progress.views.stones import Stone, told


@dataclass(frozen=True, slots=True)
class CourseRow:
    """A course. `begun_at` is None before its reader studied in it, `finished` says on which day it was complete."""

    course: CourseOutline
    address: str
    stones: tuple[Stone, ...]
    reach: Reach
    begun_at: datetime | None
    finished: str

    @property
    def meetings(self) -> int:
        """How many meetings it has."""
        return sum(bool(unit.meeting) for unit in self.course.units)

    @property
    def told(self) -> str:
        """What its stones show."""
        return told(self.stones)


def shelf(records: Records) -> Iterator[CourseRow]:
    """Every course that is published, in order."""
    for course in records.outline.courses.values():
        setting = Setting(records, course)
        reached = reach_of(records.standing, course.id, course.required_places)
        starts = (records.started_at(listed.module) for listed in course.listed)
        yield CourseRow(
            course=course,
            address=course_address(course),
            stones=tuple(entry.stone for entry in entries(setting, course.listed)),
            reach=reached,
            begun_at=min((at for at in starts if at), default=None),
            finished=day(reached.since, records.zone, now()) if reached.since else "",
        )
