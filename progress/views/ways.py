"""The ways on from a step: the next, what lies beside the path, and back."""

from dataclasses import dataclass

from content.queries.outline import ModuleOutline
from progress.views.setting import Setting, course_address, module_address
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
    back: Way | None


def ways_from(setting: Setting, trail: Trail) -> Ways:
    """On to the next step that counts, then to the next module, then to what the module is a part of."""
    ahead = trail.steps[trail.index + 1 :]
    following = next((step for step in ahead if step in trail.counted), None)
    beside = ahead[0] if ahead and ahead[0] is not following else None
    before = trail.steps[trail.index - 1] if trail.index else None
    return Ways(
        onward=_step("Next", following) if following else _out_of(setting, trail.module),
        beside=_step("Beside the path", beside) if beside else None,
        back=_step("Before this", before) if before else None,
    )


def _step(label: str, step: Step) -> Way:
    return Way(label, step.place.title, step.address, step.place.minutes)


def _out_of(setting: Setting, module: ModuleOutline) -> Way:
    """Where the last step of a module leads."""
    siblings = _siblings(setting, module)
    after = siblings[siblings.index(module) + 1 :][:1] if module in siblings else ()
    for following in after:
        return Way("Next module", following.title, setting.address(following), following.minutes)
    return _whole(setting, module)


def _siblings(setting: Setting, module: ModuleOutline) -> tuple[ModuleOutline, ...]:
    """The modules that follow one another here: those of the course, or the submodules of one parent."""
    if setting.course:
        return tuple(listed.module for listed in setting.course.listed)
    return setting.outline.children.get(module.parent_id, ()) if module.parent_id else ()


def _whole(setting: Setting, module: ModuleOutline) -> Way:
    """What the module is a part of."""
    if setting.course:
        return Way("Back to the course", setting.course.title, course_address(setting.course))
    if module.parent_id:
        parent = setting.outline.modules_by_id[module.parent_id]
        return Way("Back to", parent.title, module_address(parent))
    return Way("", "See all courses", "/")
