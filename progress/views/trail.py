"""A module as a line of steps: what is shown of it, and the one that somebody is at."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from content.queries.outline import ListedModule, ModuleOutline, Place
from progress.templatetags.durations import duration
from progress.views.setting import Setting, step_address

LONG = 18
KINDS = {"article": "Article", "video": "Video", "mixed": "Article and video", "test": "Test"}
SHAPES = "abc"


@dataclass(frozen=True, slots=True)
class Step:
    """A stone. `symbol` is its shape in the sprite; what is `beside` the path has no number and is on a branch."""

    place: Place
    address: str
    symbol: str
    current: bool
    beside: bool

    @property
    def kind(self) -> str:
        """What it is made of, "" if that says nothing or its title says it."""
        kind = KINDS.get(self.place.kind, "")
        return "" if self.place.title.casefold().startswith(kind.casefold()) else kind

    @property
    def facts(self) -> tuple[str, ...]:
        """What its name does not say: how long, of what kind, whether one may leave it out."""
        minutes = duration(self.place.minutes) if self.place.minutes else ""
        choice = "opened from a card" if self.place.hidden else "optional" if self.place.optional else ""
        return tuple(fact for fact in (minutes, self.kind, choice) if fact)


@dataclass(frozen=True)
class Trail:
    """The steps of a module, each once, and among them the current one."""

    module: ModuleOutline
    address: str
    steps: tuple[Step, ...]

    @cached_property
    def index(self) -> int:
        """Where the current step stands among the steps."""
        return next(index for index, step in enumerate(self.steps) if step.current)

    @property
    def current(self) -> Step:
        """Where somebody is."""
        return self.steps[self.index]

    @cached_property
    def counted(self) -> tuple[Step, ...]:
        """The steps that are numbered: those on the path."""
        return tuple(step for step in self.steps if not step.beside)

    @property
    def number(self) -> int:
        """The number of the current step, 0 if it has none."""
        return self.counted.index(self.current) + 1 if self.current in self.counted else 0

    @property
    def long(self) -> bool:
        """Tell whether there are more stones than fit beside one another."""
        return len(self.steps) > LONG

    @property
    def groups(self) -> Iterator[tuple[str, tuple[Step, ...]]]:
        """The steps under the outcomes that they lead to; "" for none."""
        for _, steps in groupby(self.steps, key=lambda step: step.place.outcome_id):
            group = tuple(steps)
            yield group[0].place.outcome_title, group


def trail_of(setting: Setting, current: Place) -> Trail:
    """Lay out the module of a setting. A hidden place stands on the trail only while somebody is at it.

    What is optional lies beside the path, unless nothing is required: then what is shown is the path.
    """
    if setting.module is None:
        raise LookupError
    address = setting.module_address
    places: dict[object, Place] = {}
    for place in setting.module.places:
        if not place.hidden or place == current:
            places.setdefault(place.content_id, place)
    anything_required = bool(setting.module.required)
    steps = (
        Step(
            place=place,
            address=step_address(address, place.content_id),
            symbol=_symbol(place, index, at),
            current=at,
            beside=place.hidden or (place.optional and anything_required),
        )
        for index, place in enumerate(places.values())
        for at in [place.content_id == current.content_id]
    )
    return Trail(setting.module, address, tuple(steps))


def first_step(setting: Setting, listed: Iterable[ListedModule]) -> Trail | None:
    """Where some modules begin: the first lens or test that one of them shows."""
    for module in (item.module for item in listed):
        for place in module.shown[:1]:
            return trail_of(setting.at(module), place)
    return None


def _symbol(place: Place, index: int, current: bool) -> str:
    if current:
        return "stone-here-test" if place.is_test else "stone-here"
    return "stone-test" if place.is_test else f"stone-{SHAPES[index % len(SHAPES)]}"
