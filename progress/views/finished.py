"""What is shown when a module has become complete: what was done, and where to go on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from content.queries.outline import Place
from progress.queries.addresses import course_address, module_address
from progress.queries.standing import required_leaves
from progress.templatetags.durations import duration
from progress.views.setting import Setting
from progress.views.trail import Step, Trail
from progress.views.ways import Way, way_out
from progress.wording import counted

COOKIE = "finished"
"""Names the lens or test that has just completed its module; the next page of it says so, once."""
KEPT_S = 300


@dataclass(frozen=True, slots=True)
class Finished:
    """A module that is complete. `rest` is its optional content that is left, `whole` what it is a part of."""

    title: str
    sentences: tuple[str, ...]
    onward: Way
    rest: tuple[Step, ...]
    whole: Way | None


def tell_finished(response: HttpResponse, place: Place) -> None:
    """Let the next page of this place say that its module is complete."""
    secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(COOKIE, str(place.content_id), max_age=KEPT_S, secure=secure, httponly=True, samesite="Lax")


def finished_of(request: HttpRequest, setting: Setting, trail: Trail) -> Finished | None:
    """What to say if the place on the trail has just completed its module; None on every other visit."""
    just = request.COOKIES.get(COOKIE) == str(trail.current.place.content_id)
    if not just or not trail.reach.completed:
        return None
    onward, whole = way_out(setting, trail.module), _whole(setting)
    return Finished(
        title=_title(setting, trail),
        sentences=tuple(_sentences(setting, trail)),
        onward=whole if whole and _course_is_complete(setting) else onward,
        rest=tuple(step for step in trail.steps if step.beside and not step.completed),
        whole=whole if whole and whole.address != onward.address and not _course_is_complete(setting) else None,
    )


def _course_is_complete(setting: Setting) -> bool:
    return setting.course is not None and setting.course.id in setting.standing.stamps


def _title(setting: Setting, trail: Trail) -> str:
    if setting.course and _course_is_complete(setting):
        return setting.course.title
    return trail.module.title


def _sentences(setting: Setting, trail: Trail) -> Iterator[str]:
    spent = setting.records.module_seconds(trail.module) // 60
    done = _counted(trail.module.required)
    yield f"{done} in {duration(spent)}." if spent else f"{done}."
    if setting.course and _course_is_complete(setting):
        yield f"“{trail.module.title}” was the last module of the course."
    elif setting.parent and setting.parent.id in setting.standing.stamps:
        yield f"All of “{setting.parent.title}” is complete with it."


def _counted(places: Sequence[Place]) -> str:
    """`7 lenses and 1 test`."""
    tests = sum(place.is_test for place in places)
    lenses = len(places) - tests
    parts = [
        *([counted(lenses, "lens", "lenses")] if lenses else []),
        *([counted(tests, "test", "tests")] if tests else []),
    ]
    return " and ".join(parts)


def _whole(setting: Setting) -> Way | None:
    """The course with what is done of it, else the parent, else all courses."""
    if setting.course:
        fraction = setting.standing.fraction(required_leaves(setting.outline, setting.course.id))
        said = f"{fraction.completed} of {fraction.total} complete" if fraction.total else setting.course.title
        return Way(said, "The whole course", course_address(setting.course))
    if setting.parent:
        return Way("", setting.parent.title, module_address(setting.parent))
    return Way("", "All courses", reverse("home"))
