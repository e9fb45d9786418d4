"""The outline: courses, modules and their sections as the published revision orders them, kept in memory.

Built by two queries and looked up by everything that asks what is where, what requires what and how long it takes.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from threading import Lock
from typing import Any
from uuid import UUID

from content.models import Course, CourseItem, Lens, Module, Publication, Section


@dataclass(frozen=True, slots=True)
class Place:
    """A lens or test at one place of a module. `slug` is that of the lens's own page, "" if it has none."""

    position: int
    content_id: UUID
    is_test: bool
    kind: str
    title: str
    minutes: int
    slug: str = ""
    tldr: str = ""
    outcome_id: UUID | None = None
    outcome_title: str = ""
    optional: bool = False
    hidden: bool = False
    replaces: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Container:
    """What courses and modules have in common."""

    id: UUID
    slug: str
    title: str
    requires: tuple[str, ...] = ()
    sequential: bool = False
    difficulty: int | None = None
    categories: tuple[str, ...] = ()


@dataclass(frozen=True)
class ModuleOutline(Container):
    """A module with its places in order; a parent has children and no places."""

    places: tuple[Place, ...] = ()
    parent_id: UUID | None = None
    parent_slug: str = ""
    parent_title: str = ""

    @cached_property
    def required(self) -> tuple[Place, ...]:
        """The first place of every lens and test that the module requires."""
        first: dict[UUID, Place] = {}
        for place in self.places:
            if not place.optional:
                first.setdefault(place.content_id, place)
        return tuple(first.values())

    @cached_property
    def shown(self) -> tuple[Place, ...]:
        """Its steps: everything that is not hidden."""
        return tuple(place for place in self.places if not place.hidden)

    @cached_property
    def minutes(self) -> int:
        """What it takes to do all that is required."""
        return sum(place.minutes for place in self.required)


@dataclass(frozen=True, slots=True)
class ListedModule:
    """A module in a course."""

    module: ModuleOutline
    optional: bool


@dataclass(frozen=True, slots=True)
class Unit:
    """The modules up to a meeting; what follows the last meeting is a unit without one."""

    number: int
    modules: tuple[ListedModule, ...]
    meeting: str = ""


@dataclass(frozen=True)
class CourseOutline(Container):
    """A course with its units in order."""

    description: str = ""
    units: tuple[Unit, ...] = ()

    @cached_property
    def listed(self) -> tuple[ListedModule, ...]:
        """Its modules in order."""
        return tuple(listed for unit in self.units for listed in unit.modules)

    @cached_property
    def required(self) -> tuple[ModuleOutline, ...]:
        """The modules it requires: those that are not optional and require something themselves."""
        wanted = (listed.module for listed in self.listed if not listed.optional and listed.module.required)
        return tuple({module.id: module for module in wanted}.values())

    @cached_property
    def required_places(self) -> tuple[Place, ...]:
        """The first place of every lens and test that its required modules require."""
        first: dict[UUID, Place] = {}
        for module in self.required:
            for place in module.required:
                first.setdefault(place.content_id, place)
        return tuple(first.values())

    @cached_property
    def minutes(self) -> int:
        """What it takes to do all that is required, each lens and test counted once."""
        return sum(place.minutes for place in self.required_places)


@dataclass(frozen=True)
class Outline:
    """Everything that is published, by slug and by id."""

    number: int = 0
    published_at: datetime | None = None
    courses: Mapping[str, CourseOutline] = field(default_factory=dict)
    modules: Mapping[str, ModuleOutline] = field(default_factory=dict)

    @property
    def version(self) -> str:
        """A name for this publication and no other, in whatever database."""
        return f"{self.number}-{self.published_at.timestamp():.0f}" if self.published_at else "0"

    @cached_property
    def modules_by_id(self) -> Mapping[UUID, ModuleOutline]:
        """Modules, submodules and parents."""
        return {module.id: module for module in self.modules.values()}

    @cached_property
    def courses_by_id(self) -> Mapping[UUID, CourseOutline]:
        """Every course."""
        return {course.id: course for course in self.courses.values()}

    @cached_property
    def courses_with(self) -> Mapping[UUID, tuple[CourseOutline, ...]]:
        """The courses that list each module; a parent is in every course that lists one of its submodules."""
        found: dict[UUID, dict[UUID, CourseOutline]] = defaultdict(dict)
        for course in self.courses.values():
            for listed in course.listed:
                for module in filter(None, (listed.module.id, listed.module.parent_id)):
                    found[module][course.id] = course
        return {module: tuple(courses.values()) for module, courses in found.items()}

    @cached_property
    def children(self) -> Mapping[UUID, tuple[ModuleOutline, ...]]:
        """The submodules of each parent, in order."""
        found: dict[UUID, list[ModuleOutline]] = defaultdict(list)
        for module in self.modules.values():
            if module.parent_id:
                found[module.parent_id].append(module)
        return {parent: tuple(children) for parent, children in found.items()}

    @cached_property
    def places(self) -> Mapping[UUID, tuple[tuple[ModuleOutline, Place], ...]]:
        """Where every lens and test stands."""
        found: dict[UUID, list[tuple[ModuleOutline, Place]]] = defaultdict(list)
        for module in self.modules.values():
            for place in module.places:
                found[place.content_id].append((module, place))
        return {content: tuple(places) for content, places in found.items()}

    @cached_property
    def replaced(self) -> Mapping[UUID, tuple[UUID, ...]]:
        """What each lens or test stands in for."""
        return {place.content_id: place.replaces for _, place in self._everywhere() if place.replaces}

    def _everywhere(self) -> Iterator[tuple[ModuleOutline, Place]]:
        return ((module, place) for module in self.modules.values() for place in module.places)

    @cached_property
    def required_by_outcome(self) -> Mapping[UUID, tuple[UUID, ...]]:
        """The lenses and tests that each outcome requires, over all modules."""
        found: dict[UUID, dict[UUID, None]] = defaultdict(dict)
        for module in self.modules.values():
            for place in module.places:
                if place.outcome_id and not place.optional:
                    found[place.outcome_id][place.content_id] = None
        return {outcome: tuple(leaves) for outcome, leaves in found.items()}

    def required_children(self, parent: UUID) -> tuple[ModuleOutline, ...]:
        """The submodules that a parent requires: those that require something."""
        return tuple(child for child in self.children.get(parent, ()) if child.required)


class _Kept:
    """The outline that this process holds, and the publication it was built for. Replaced whole."""

    lock = Lock()
    now: tuple[object, Outline] = (None, Outline())


Moment = tuple[int | None, datetime | None]
"""The number of a published revision and when it was published: together they name a publication in any database."""


def published_outline() -> Outline:
    """The outline of the published revision: one query to learn which it is, two more if it is new to this process."""
    return outline_of(Publication.objects.values_list("revision__number", "revision__published_at").first())


def outline_of(which: Moment | None) -> Outline:
    """The outline of a publication that is known already; an empty one when nothing is published."""
    if which is None or which[0] is None:
        return Outline()
    if _Kept.now[0] != which:
        with _Kept.lock:
            if _Kept.now[0] != which:
                _Kept.now = which, build_outline(which[0], which[1])
    return _Kept.now[1]


def build_outline(number: int, published_at: datetime | None = None) -> Outline:
    """Read sections and course items, and put them in order."""
    sections = Section.objects.select_related("module__parent", "lens", "test", "outcome").order_by(
        "module__source_path", "module__position", "module_id", "position"
    )
    items = CourseItem.objects.select_related("course", "module__parent").order_by(
        "course__source_path", "course_id", "position"
    )
    modules = dict(_modules(sections))
    return Outline(number, published_at, {course.slug: course for course in _courses(items, modules)}, modules)


def _modules(sections: Iterable[Section]) -> Iterator[tuple[str, ModuleOutline]]:
    places: dict[UUID, list[Place]] = defaultdict(list)
    rows: dict[UUID, Module] = {}
    for section in sections:
        module = section.module
        if module.parent:
            rows.setdefault(module.parent.pk, module.parent)
        rows[module.pk] = module
        places[module.pk].append(_place(section))
    for pk, module in rows.items():
        yield module.slug, _module(module, tuple(places[pk]))


def _place(section: Section) -> Place:
    content = section.lens or section.test
    if content is None:  # the table's own constraint says no
        raise LookupError(section.pk)
    return Place(
        position=section.position,
        content_id=content.pk,
        is_test=section.test is not None,
        kind=content.kind,
        title=section.title,
        minutes=content.minutes,
        slug=section.lens.slug if section.lens else "",
        tldr=section.lens.tldr if section.lens else "",
        outcome_id=section.outcome_id,
        outcome_title=section.outcome.statement or section.outcome.title if section.outcome else "",
        optional=section.optional,
        hidden=section.hidden,
        replaces=tuple(UUID(identity) for identity in content.replaces),
    )


def place_of_lens(lens: Lens) -> Place:
    """A lens on its own page, as the one place of a module of its own."""
    return Place(
        position=0,
        content_id=lens.pk,
        is_test=False,
        kind=lens.kind,
        title=lens.title,
        minutes=lens.minutes,
        slug=lens.slug,
        tldr=lens.tldr,
    )


def _module(row: Module, places: tuple[Place, ...]) -> ModuleOutline:
    parent = row.parent
    return ModuleOutline(
        **_common(row),
        places=places,
        parent_id=parent.pk if parent else None,
        parent_slug=parent.slug if parent else "",
        parent_title=parent.title if parent else "",
    )


def _common(row: Course | Module) -> dict[str, Any]:
    return {
        "id": row.pk,
        "slug": row.slug,
        "title": row.title,
        "requires": tuple(row.requires),
        "sequential": row.sequential,
        "difficulty": row.difficulty,
        "categories": tuple(row.categories),
    }


def _courses(items: Iterable[CourseItem], modules: Mapping[str, ModuleOutline]) -> Iterator[CourseOutline]:
    by_course: dict[UUID, list[CourseItem]] = defaultdict(list)
    rows: dict[UUID, Course] = {}
    for item in items:
        rows[item.course_id] = item.course
        by_course[item.course_id].append(item)
    for pk, course in rows.items():
        units = tuple(_units(by_course[pk], modules))
        yield CourseOutline(**_common(course), description=course.description, units=units)


def _units(items: Iterable[CourseItem], modules: Mapping[str, ModuleOutline]) -> Iterator[Unit]:
    number, waiting = 1, list[ListedModule]()
    for item in items:
        if item.module:
            if item.module.slug in modules:
                waiting.append(ListedModule(modules[item.module.slug], item.optional))
            continue
        yield Unit(number, tuple(waiting), item.meeting)
        number, waiting = number + 1, []
    if waiting:
        yield Unit(number, tuple(waiting))
