"""The page of a module: one of its lenses or tests at a time; of a parent, its submodules."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie

from content.queries.outline import ListedModule, ModuleOutline, Place, published_outline
from progress.queries.leaves import segments_of
from progress.views.finding import elsewhere, find_course, find_module, renamed
from progress.views.listing import entries
from progress.views.segments import shown_segments
from progress.views.setting import Setting, course_address, module_address, step_address
from progress.views.trail import first_step, trail_of
from progress.views.ways import ways_from

DRAWER_COOKIE = "drawer"


@require_safe
def module_in_course(request: HttpRequest, course: str, module: str) -> HttpResponse:
    """Show a module of a course. One that the course does not have is looked for where it stands."""
    outline = published_outline()
    setting = Setting(outline, find_course(outline, course), found := find_module(outline, module))
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
    return _page(request, Setting(outline, None, found), found)


def _page(request: HttpRequest, setting: Setting, module: ModuleOutline) -> HttpResponse:
    if not module.places:
        return _submodules(request, setting, module)
    wanted = request.GET.get("lens")
    if wanted is None:
        return _step(request, setting, next(iter(module.shown or module.places)))
    identity = _uuid(wanted)
    found = setting.place(identity)
    if found and found[0] == module:
        return _step(request, setting, found[1])
    if found and setting.course in setting.outline.courses_with.get(found[0].id, ()):
        return elsewhere(request, setting.address(found[0]))
    raise Http404


@vary_on_cookie
def _step(request: HttpRequest, setting: Setting, place: Place) -> HttpResponse:
    trail = trail_of(setting, place)
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
        "drawer": "closed" if request.COOKIES.get(DRAWER_COOKIE) == "closed" else "open",
        "canonical": request.build_absolute_uri(canonical),
        "description": place.tldr,
    }
    return render(request, "module.html", context)


def _submodules(request: HttpRequest, setting: Setting, module: ModuleOutline) -> HttpResponse:
    listed = [ListedModule(child, optional=setting.optional(child)) for child in setting.children]
    grouped = entries(setting, listed)
    context = {
        "course": setting.course,
        "overview": course_address(setting.course) if setting.course else "/",
        "module": module,
        "first": first_step(setting, listed),
        "entry": grouped[0] if grouped else None,
        "canonical": request.build_absolute_uri(setting.address(module)),
    }
    return render(request, "submodules.html", context)


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Http404 from error
