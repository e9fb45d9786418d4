"""A module as a line of steps: what is shown of it, what is complete, and the one that somebody is at."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from content.queries.outline import ModuleOutline, Place
from progress.queries.addresses import step_address
from progress.templatetags.durations import duration
from progress.views.reach import FULL, Reach, reach_of
from progress.views.setting import Setting
from progress.views.stones import BEGUN, shape

LONG = 18
KINDS = {"article": "Article", "video": "Video", "mixed": "Article and video", "test": "Test"}
STATES = {0: "not started", BEGUN: "begun", FULL: "completed"}


@dataclass(frozen=True, slots=True)
class Step:
    """A stone. `symbol` is its shape in the sprite; what is `beside` the path has no number and is on a branch.

    `fill` is in eighths; `walked`: all that is required before it is complete; `new` came after the module was.
    """

    place: Place
    address: str
    symbol: str
    current: bool
    beside: bool
    fill: int = 0
    walked: bool = False
    new: bool = False

    @property
    def completed(self) -> bool:
        """Tell whether it is complete."""
        return self.fill == FULL

    @property
    def state(self) -> str:
        """What rules of style hang on."""
        if self.current:
            return "current"
        return "completed" if self.completed else "open"

    @property
    def drawn(self) -> int:
        """How full its stone is drawn: where somebody is, only whole."""
        return 0 if self.current and not self.completed else self.fill

    @property
    def kind(self) -> str:
        """What it is made of, "" if that says nothing or its title says it."""
        kind = KINDS.get(self.place.kind, "")
        return "" if self.place.title.casefold().startswith(kind.casefold()) else kind

    @property
    def standing(self) -> str:
        """Where somebody is with it, in words."""
        done = "new since you finished" if self.new else STATES[self.fill]
        if self.current:
            return "you are here, completed" if self.completed else "you are here"
        return done

    @property
    def choice(self) -> str:
        """Whether one may leave it out."""
        return "opened from a card" if self.place.hidden else "optional" if self.place.optional else ""

    @property
    def label(self) -> str:
        """What stands under its title on the trail."""
        return ", ".join(filter(None, (self.standing, "" if self.current else self.choice)))

    @property
    def facts(self) -> tuple[str, ...]:
        """What its name does not say: how long, of what kind, whether one may leave it out."""
        minutes = duration(self.place.minutes) if self.place.minutes else ""
        return tuple(fact for fact in (minutes, self.kind, self.choice) if fact)


@dataclass(frozen=True)
class Trail:
    """The steps of a module, each once, and among them the current one."""

    module: ModuleOutline
    address: str
    steps: tuple[Step, ...]
    reach: Reach

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
    """Lay out the module of a setting. A hidden place stands on the trail from when somebody opened it.

    What is optional lies beside the path, unless nothing is required: then what is shown is the path.
    """
    if setting.module is None:
        raise LookupError
    module = setting.module
    reached = reach_of(setting.standing, module.id, module.required)
    return Trail(module, setting.module_address, tuple(_steps(setting, module, current, reached)), reached)


def _steps(setting: Setting, module: ModuleOutline, current: Place, reached: Reach) -> Iterator[Step]:
    clear, begun = True, False
    for index, place in enumerate(_shown(setting, module, current)):
        fill = fill_of(setting, place)
        beside = place.hidden or (place.optional and bool(module.required))
        at = place.content_id == current.content_id
        yield Step(
            place=place,
            address=step_address(setting.module_address, place.content_id),
            symbol=_symbol(place, index, at),
            current=at,
            beside=beside,
            fill=fill,
            walked=clear and begun,
            new=reached.completed and not beside and fill < FULL,
        )
        clear, begun = clear and (beside or fill == FULL), begun or fill == FULL


def _shown(setting: Setting, module: ModuleOutline, current: Place) -> tuple[Place, ...]:
    places: dict[object, Place] = {}
    for place in module.places:
        if not place.hidden or place == current or place.content_id in setting.records.by_id:
            places.setdefault(place.content_id, place)
    return tuple(places.values())


def fill_of(setting: Setting, place: Place) -> int:
    """How full the stone of a lens or test is: a leaf is complete, begun or neither."""
    if setting.standing.is_complete(place.content_id):
        return FULL
    return BEGUN if setting.records.leaf_seconds(place.content_id) else 0


def _symbol(place: Place, index: int, current: bool) -> str:
    if current:
        return "stone-here-test" if place.is_test else "stone-here"
    return "stone-test" if place.is_test else shape(index)
