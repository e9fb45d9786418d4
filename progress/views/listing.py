"""Modules as a course lists them: submodules that follow one another stand under their parent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.utils.timezone import now

from content.queries.outline import ListedModule, ModuleOutline, Place
from progress.moments import day
from progress.queries.addresses import step_address
from progress.queries.standing import next_place
from progress.views.reach import Reach, reach
from progress.views.requirements import Requirement, Requirements
from progress.views.setting import Setting
from progress.views.stones import Stone, shape


@dataclass(frozen=True, slots=True)
class Entry:
    """A module on the path of a course, as far as its reader is; a parent has its submodules in `children`.

    `begun`: something in it was studied. `finished` says on which day, `new_at` leads to what came later.
    """

    title: str
    address: str
    optional: bool
    places: tuple[Place, ...]
    reach: Reach
    stone: Stone
    begun: bool = False
    finished: str = ""
    new_at: str = ""
    after: tuple[Requirement, ...] = ()
    children: tuple["Entry", ...] = ()

    @property
    def state(self) -> str:
        """What rules of style hang on."""
        return "completed" if self.reach.completed else "open"

    @property
    def required(self) -> tuple[Place, ...]:
        """The lenses and tests that it requires, each once."""
        return required_of(self.places)

    @property
    def minutes(self) -> int:
        """What it takes to do all that is required."""
        return sum(place.minutes for place in self.required)

    @property
    def counted(self) -> tuple[Place, ...]:
        """What its facts count: what it requires or, in optional reading, all that it shows."""
        return self.required or tuple(place for place in self.places if not place.hidden)

    @property
    def lenses(self) -> int:
        """How many lenses it counts."""
        return sum(not place.is_test for place in self.counted)

    @property
    def tests(self) -> int:
        """How many tests it counts."""
        return sum(place.is_test for place in self.counted)


def required_of(places: Iterable[Place]) -> tuple[Place, ...]:
    """The first required place of every lens and test."""
    first: dict[object, Place] = {}
    for place in places:
        if not place.optional:
            first.setdefault(place.content_id, place)
    return tuple(first.values())


def entries(setting: Setting, listed: Iterable[ListedModule], first: int = 0) -> tuple[Entry, ...]:
    """Group some modules of a course; `first` is how many stones lie before theirs."""
    requirements = Requirements(setting)
    groups = groupby(listed, key=lambda item: item.module.parent_id or item.module.id)
    return tuple(
        _entry(setting, requirements, tuple(items), index) for index, (_, items) in enumerate(groups, start=first)
    )


def _entry(setting: Setting, requirements: Requirements, items: Sequence[ListedModule], index: int) -> Entry:
    parent = _parent(setting, items)
    children = tuple(
        _module(setting, requirements, item, index + place + (parent is not None)) for place, item in enumerate(items)
    )
    if parent is None:
        return children[0]
    optional = all(item.optional for item in items)
    places = tuple(place for item in items for place in item.module.places if optional or not item.optional)
    since = _since(setting, parent, items)
    reached = reach(setting.standing, required_of(places), since)
    return Entry(
        title=parent.title,
        address=setting.address(parent),
        optional=optional,
        places=places,
        reach=reached,
        stone=Stone(shape(index), reached.fill, bool(reached.new), optional),
        begun=any(child.begun for child in children),
        finished=_day(setting, since),
        new_at=next((child.new_at for child in children if child.new_at), "") if reached.new else "",
        after=() if reached.completed else requirements.of(parent),
        children=children,
    )


def _module(setting: Setting, requirements: Requirements, item: ListedModule, index: int) -> Entry:
    module, standing = item.module, setting.standing
    reached = reach(standing, module.required, standing.stamps.get(module.id))
    address = setting.address(module)
    newest = next_place(standing, module) if reached.new else None
    return Entry(
        title=module.title,
        address=address,
        optional=item.optional,
        places=module.places,
        reach=reached,
        stone=Stone(shape(index), reached.fill, bool(reached.new), item.optional),
        begun=setting.records.started_at(module) is not None,
        finished=_day(setting, reached.since),
        new_at=step_address(address, newest.content_id) if newest else "",
        after=() if reached.completed else requirements.of(module),
    )


def _since(setting: Setting, parent: ModuleOutline, items: Sequence[ListedModule]) -> datetime | None:
    """A parent's own stamp or, where a course lists only some of its submodules, the last stamp of these."""
    stamps = setting.standing.stamps
    found = [stamps.get(item.module.id) for item in items if not item.optional and item.module.required]
    known = [at for at in found if at]
    return stamps.get(parent.id) or (max(known) if known and len(known) == len(found) else None)


def _day(setting: Setting, since: datetime | None) -> str:
    return day(since, setting.records.zone, now()) if since else ""


def _parent(setting: Setting, items: Sequence[ListedModule]) -> ModuleOutline | None:
    parent = items[0].module.parent_id
    return setting.outline.modules_by_id[parent] if parent else None
