"""Modules as a course lists them: submodules that follow one another stand under their parent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from content.queries.outline import ListedModule, ModuleOutline, Place
from progress.views.requirements import Requirement, Requirements
from progress.views.setting import Setting


@dataclass(frozen=True, slots=True)
class Entry:
    """A module on the path of a course; a parent has its submodules in `children`."""

    title: str
    address: str
    optional: bool
    places: tuple[Place, ...]
    after: tuple[Requirement, ...] = ()
    children: tuple["Entry", ...] = ()

    @property
    def required(self) -> tuple[Place, ...]:
        """The lenses and tests that it requires, each once."""
        return tuple({place.content_id: place for place in reversed(self.places) if not place.optional}.values())[::-1]

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


def entries(setting: Setting, listed: Iterable[ListedModule]) -> tuple[Entry, ...]:
    """Group the modules of a unit."""
    requirements = Requirements(setting)
    groups = groupby(listed, key=lambda item: item.module.parent_id or item.module.id)
    return tuple(_entry(setting, requirements, tuple(items)) for _, items in groups)


def _entry(setting: Setting, requirements: Requirements, items: Sequence[ListedModule]) -> Entry:
    children = tuple(
        Entry(
            title=item.module.title,
            address=setting.address(item.module),
            optional=item.optional,
            places=item.module.places,
            after=requirements.of(item.module),
        )
        for item in items
    )
    parent = _parent(setting, items)
    if parent is None:
        return children[0]
    optional = all(item.optional for item in items)
    return Entry(
        title=parent.title,
        address=setting.address(parent),
        optional=optional,
        places=tuple(place for item in items for place in item.module.places if optional or not item.optional),
        after=requirements.of(parent),
        children=children,
    )


def _parent(setting: Setting, items: Sequence[ListedModule]) -> ModuleOutline | None:
    parent = items[0].module.parent_id
    return setting.outline.modules_by_id[parent] if parent else None
