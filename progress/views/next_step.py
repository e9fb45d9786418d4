"""The one thing to do next in some modules: what `.next` offers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from content.queries.outline import ListedModule, ModuleOutline, Place
from progress.queries.standing import next_place
from progress.templatetags.durations import duration
from progress.views.setting import Setting
from progress.views.trail import Trail, trail_of


@dataclass(frozen=True, slots=True)
class NextStep:
    """A step with the words around it."""

    heading: str
    trail: Trail
    button: str
    within: str

    @property
    def title(self) -> str:
        """What it is called."""
        return self.trail.current.place.title

    @property
    def address(self) -> str:
        """Where it is."""
        return self.trail.current.address

    @property
    def facts(self) -> Iterator[str]:
        """In which module it stands and where there, how long it takes, what it is made of."""
        step, number = self.trail.current, self.trail.number
        place = f"lens {number} of {len(self.trail.counted)}" if number and not step.place.is_test else ""
        if where := ", ".join(filter(None, (self.within, place))):
            yield where[:1].upper() + where[1:]
        if step.place.minutes:
            yield duration(step.place.minutes)
        if step.kind:
            yield step.kind


def next_step(setting: Setting, listed: Iterable[ListedModule], done: str) -> NextStep | None:
    """Say where to begin or go on: with what is required and open, with what is new, else from the beginning.

    `done` is the heading when nothing is left. None where there is nothing to read.
    """
    modules = tuple(listed)
    begun = any(setting.records.started_at(item.module) for item in modules)
    for heading, found in _wanted(setting, modules, begun=begun):
        module, place = found
        started = begun and setting.records.started_at(module)
        return _step(setting, module, place, heading, "Continue" if started else "Start")
    for module, place in _readable(modules):
        return _step(setting, module, place, done, "Review")
    return None


def _wanted(
    setting: Setting, modules: Sequence[ListedModule], *, begun: bool
) -> Iterator[tuple[str, tuple[ModuleOutline, Place]]]:
    """What is not complete, the most pressing first."""
    standing = setting.standing
    ahead = "Next on your path" if begun else "First on the path"
    required = [item.module for item in modules if not item.optional and item.module.required]
    for module in required:
        if module.id not in standing.stamps and (place := next_place(standing, module)):
            yield ahead, (module, place)
    for module in required:
        if place := next_place(standing, module):
            yield "New since you finished", (module, place)
    if not required:
        for module, place in _readable(modules):
            if not standing.is_complete(place.content_id):
                yield ahead, (module, place)


def _readable(modules: Iterable[ListedModule]) -> Iterator[tuple[ModuleOutline, Place]]:
    return ((item.module, place) for item in modules for place in item.module.shown)


def _step(setting: Setting, module: ModuleOutline, place: Place, heading: str, button: str) -> NextStep:
    within = "" if module.title == place.title or module == setting.module else module.title
    return NextStep(heading, trail_of(setting.at(module), place), button, within)
