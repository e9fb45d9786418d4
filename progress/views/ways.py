"""The ways on from a step: what comes after it, what lies beside the path, and out of the module."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.timezone import now

from content.queries.outline import ModuleOutline, Place
from progress.queries.addresses import course_address, module_address, step_address
from progress.queries.standing import Standing, next_module, next_place
from progress.views.setting import Setting
from progress.views.trail import Step, Trail


@dataclass(frozen=True, slots=True)
class Way:
    """A link to somewhere near. `label` says what kind of way it is."""

    label: str
    title: str
    address: str
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Ways:
    """`onward` is the one to take; `beside` the optional step between here and there."""

    onward: Way
    beside: Way | None


def ways_from(setting: Setting, trail: Trail) -> Ways:
    """Say how it goes on once the current step is complete.

    On to the next required step that is open; where none is, one after the other; then out of the module.
    """
    onward = _next(setting, trail)
    beside = next(iter(trail.steps[trail.index + 1 :]), None)
    way = _step("Beside the path", beside.place, beside.address) if beside and _is_branch(beside) else None
    return Ways(onward=onward, beside=way)


def _next(setting: Setting, trail: Trail) -> Way:
    open_place = next_place(_afterwards(setting, trail.current.place), trail.module, trail.current.place.content_id)
    if open_place:
        return _step("Next", open_place, step_address(trail.address, open_place.content_id))
    if _is_at_the_end(trail):
        return way_out(setting, trail.module)
    for step in trail.steps[trail.index + 1 :]:
        if step in trail.counted:
            return _step("Next", step.place, step.address)
    return way_out(setting, trail.module)


def _is_at_the_end(trail: Trail) -> bool:
    """Whether the current step is the last that a module waits for: it is complete afterwards, wherever the step is."""
    return trail.reach.fraction.total > 0 and not trail.reach.completed and not trail.current.completed


def _afterwards(setting: Setting, place: Place) -> Standing:
    """As if a place were complete."""
    return Standing(setting.outline, {place.content_id: now(), **setting.standing.stamps})


def _is_branch(step: Step) -> bool:
    return step.beside and not step.completed


def _step(label: str, place: Place, address: str) -> Way:
    return Way(label, place.title, address, place.minutes)


def way_out(setting: Setting, module: ModuleOutline) -> Way:
    """Where a module leads that is complete or has nothing more to read."""
    following = _following(setting, module)
    if following:
        return Way("Next module", following.title, setting.address(following), following.minutes)
    return whole(setting, module)


def _following(setting: Setting, module: ModuleOutline) -> ModuleOutline | None:
    """The next required module that is not complete; where none is, the next of those that stand here."""
    course = setting.course
    if course and any(listed.module == module for listed in course.listed):
        found = next_module(setting.standing, course, module.id)
        if found:
            return found
    siblings = _siblings(setting, module)
    after = siblings[siblings.index(module) + 1 :] if module in siblings else ()
    return next((it for it in after if it.id not in setting.standing.stamps), None) or next(iter(after), None)


def _siblings(setting: Setting, module: ModuleOutline) -> tuple[ModuleOutline, ...]:
    """The modules that follow one another here: those of the course, or the submodules of one parent."""
    if setting.course:
        return tuple(listed.module for listed in setting.course.listed)
    return setting.outline.children.get(module.parent_id, ()) if module.parent_id else ()


def whole(setting: Setting, module: ModuleOutline) -> Way:
    """What the module is a part of."""
    if setting.course:
        return Way("Back to the course", setting.course.title, course_address(setting.course))
    if module.parent_id:
        parent = setting.outline.modules_by_id[module.parent_id]
        return Way("Back to", parent.title, module_address(parent))
    return Way("", "See all courses", reverse("home"))
