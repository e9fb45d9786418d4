"""The dashboard: where somebody was, their courses, their week and what they did last."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie

from content.queries.outline import ModuleOutline, Place, published_outline
from progress.moments import moment
from progress.queries.addresses import step_address
from progress.queries.recent import Activity, recent
from progress.queries.records import Records, read_records
from progress.queries.standing import next_module, next_place
from progress.queries.week import week_of
from progress.requests import known_browser
from progress.views.offer import offers_account
from progress.views.setting import Setting
from progress.views.shelf import CourseRow, shelf
from progress.views.trail import Trail, trail_of

SHOWN = 6


@dataclass(frozen=True, slots=True)
class Done:
    """Something somebody did; without an address it is no longer published."""

    title: str
    address: str
    completed: bool
    minutes: int
    when: str


@require_safe
@vary_on_cookie
def dashboard(request: HttpRequest) -> HttpResponse:
    """Show what this account or, signed out, this browser has done."""
    identity = known_browser(request)
    records = read_records(identity, published_outline())
    latest = recent(identity, SHOWN)
    today = now().astimezone(records.zone).date()
    week = week_of(identity, today)
    context = {
        "resume": _resume(records, latest),
        "courses": _begun(shelf(records)),
        "recent": tuple(_done(records, activity) for activity in latest),
        "week": week,
        "today": today,
        "minutes_this_week": sum(day.seconds for day in week) // 60,
        "minutes_today": next(day.seconds for day in week if day.on == today) // 60,
        "offers_account": offers_account(request, Setting(records)),
    }
    return render(request, "dashboard.html", context)


def _begun(rows: Iterable[CourseRow]) -> tuple[CourseRow, ...]:
    """The courses that somebody studies, those that are complete at the end."""
    return tuple(sorted((row for row in rows if row.begun_at), key=lambda row: row.reach.completed))


def _resume(records: Records, latest: Iterable[Activity]) -> Trail | None:
    """Where somebody was last: that lens or, if it is complete, what comes after it. None where nothing is left."""
    for activity in latest:
        setting = Setting(records)
        found = setting.place(activity.content_id)
        if found is None:
            continue
        courses = records.outline.courses_with.get(found[0].id, ())
        inside = Setting(records, next(iter(courses), None), found[0])
        for module, place in _ahead(inside, *found):
            return trail_of(inside.at(module), place)
    return None


def _ahead(setting: Setting, module: ModuleOutline, place: Place) -> Iterator[tuple[ModuleOutline, Place]]:
    standing = setting.standing
    if not standing.is_complete(place.content_id):
        yield module, place
    if following := next_place(standing, module, place.content_id):
        yield module, following
    course = setting.course
    if course and (after := next_module(standing, course, module.id)) and (first := next_place(standing, after)):
        yield after, first
    for required in course.required if course else ():
        if still_open := next_place(standing, required):
            yield required, still_open


def _done(records: Records, activity: Activity) -> Done:
    setting = Setting(records)
    found = setting.place(activity.content_id)
    address = step_address(setting.address(found[0]), activity.content_id) if found else ""
    return Done(
        title=found[1].title if found else activity.title,
        address=address,
        completed=activity.completed_at is not None,
        minutes=activity.seconds // 60,
        when=moment(activity.at, records.zone, now()),
    )
