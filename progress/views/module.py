"""The page of a module: one of its lenses or tests at a time; of a parent, its submodules."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie

from content.queries.outline import ListedModule, ModuleOutline, Place, published_outline
from progress.queries.addresses import course_address, module_address, step_address
from progress.queries.leaves import segments_of
from progress.queries.standing import Standing, next_place
from progress.queries.trackers import tracker_keys
from progress.requests import browser_identity
from progress.views.finding import elsewhere, find_course, find_module, renamed
from progress.views.finished import COOKIE as FINISHED_COOKIE
from progress.views.finished import finished_of
from progress.views.foot import foot_of
from progress.views.listing import entries
from progress.views.next_step import next_step
from progress.views.offer import offers_account
from progress.views.segments import shown_segments
from progress.views.setting import Setting, records_of
from progress.views.trail import trail_of
from progress.views.ways import ways_from

DRAWER_COOKIE = "drawer"


@require_safe
def module_in_course(request: HttpRequest, course: str, module: str) -> HttpResponse:
    """Show a module of a course. One that the course does not have is looked for where it stands."""
    outline = published_outline()
    at, found = find_course(outline, course), find_module(outline, module)
    setting = Setting(records_of(request, outline), at, found)
    if setting.course not in outline.courses_with.get(found.id, ()):
        return elsewhere(request, setting.address(found))
    if setting.course and (setting.course.slug, found.slug) != (course, module):
        return renamed(request, setting.module_address)
    return _page(request, setting, found)


@require_safe
def module_alone(request: HttpRequest, module: str) -> HttpResponse:
    """Show a module outside any course."""
    outline = published_outline()
    found = find_module(outline, module)
    if found.slug != module:
        return renamed(request, module_address(found))
    return _page(request, Setting(records_of(request, outline), None, found), found)


def _page(request: HttpRequest, setting: Setting, module: ModuleOutline) -> HttpResponse:
    if not module.places:
        return _submodules(request, setting, module)
    wanted = request.GET.get("lens")
    if wanted is None:
        return _step(request, setting, opening(setting.standing, module))
    identity = _uuid(wanted)
    found = setting.place(identity)
    if found and found[0] == module:
        return _step(request, setting, found[1])
    if found and setting.course in setting.outline.courses_with.get(found[0].id, ()):
        return elsewhere(request, setting.address(found[0]))
    raise Http404


def opening(standing: Standing, module: ModuleOutline) -> Place:
    """Where a module opens: at its first required place that is not complete; once it is complete, at its beginning."""
    shown = module.shown or module.places
    if module.id in standing.stamps:
        return shown[0]
    still_open = (place for place in shown if not standing.is_complete(place.content_id))
    return next_place(standing, module) or next(still_open, shown[0])


@vary_on_cookie
def _step(request: HttpRequest, setting: Setting, place: Place) -> HttpResponse:
    trail = trail_of(setting, place)
    finished = finished_of(request, setting, trail)
    segments = shown_segments(segments_of(place.content_id, is_test=place.is_test), setting)
    canonical = step_address(setting.address(trail.module), place.content_id)
    context = {
        "course": setting.course,
        "overview": course_address(setting.course) if setting.course else "/",
        "module": trail.module,
        "parent": setting.parent,
        "parent_address": setting.address(setting.parent) if setting.parent else "",
        "trail": trail,
        "place": place,
        "segments": segments,
        "questions": sum(bool(segment.number) for segment in segments),
        "ways": ways_from(setting, trail),
        "foot": foot_of(setting, place.content_id, is_test=place.is_test),
        "finished": finished,
        "learner_keys": " ".join(tracker_keys(browser_identity(request))),
        "offers_account": offers_account(request, setting),
        "drawer": "closed" if request.COOKIES.get(DRAWER_COOKIE) == "closed" else "open",
        "canonical": request.build_absolute_uri(canonical),
        "description": place.tldr,
    }
    response = render(request, "module.html", context)
    if finished:
        response.delete_cookie(FINISHED_COOKIE, samesite="Lax")
    return response


def _submodules(request: HttpRequest, setting: Setting, module: ModuleOutline) -> HttpResponse:
    listed = [ListedModule(child, optional=setting.optional(child)) for child in setting.children]
    grouped = entries(setting, listed)
    context = {
        "course": setting.course,
        "overview": course_address(setting.course) if setting.course else "/",
        "module": module,
        "next": next_step(setting, listed, "You have finished all of it"),
        "entry": grouped[0] if grouped else None,
        "canonical": request.build_absolute_uri(setting.address(module)),
    }
    return render(request, "submodules.html", context)


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Http404 from error
