"""Who reads, and where: in which module of which course, and what the addresses around them are."""

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.http import HttpRequest

from content.queries.outline import CourseOutline, ModuleOutline, Outline, Place
from progress.queries.addresses import module_address
from progress.queries.records import Records, read_records
from progress.queries.standing import Standing
from progress.requests import known_browser


@dataclass(frozen=True)
class Setting:
    """An outline as one reader sees it from one place. Every address leads to the same course where it can."""

    records: Records
    course: CourseOutline | None = None
    module: ModuleOutline | None = None

    @property
    def outline(self) -> Outline:
        """What is published."""
        return self.records.outline

    @property
    def standing(self) -> Standing:
        """What the reader has completed."""
        return self.records.standing

    @cached_property
    def _order(self) -> dict[UUID, int]:
        """Where each module of the course stands in it."""
        return {listed.module.id: index for index, listed in enumerate(self.course.listed)} if self.course else {}

    @property
    def children(self) -> tuple[ModuleOutline, ...]:
        """The submodules of the module: those that the course lists, in its order, or all of them."""
        children = self.outline.children.get(self.module.id, ()) if self.module else ()
        if not self.course:
            return children
        return tuple(
            sorted((child for child in children if child.id in self._order), key=lambda it: self._order[it.id])
        )

    @property
    def parent(self) -> ModuleOutline | None:
        """What the module is a submodule of."""
        parent = self.module.parent_id if self.module else None
        return self.outline.modules_by_id[parent] if parent else None

    def optional(self, module: ModuleOutline) -> bool:
        """Tell whether the course lists the module as optional."""
        return any(it.optional for it in self.course.listed if it.module.id == module.id) if self.course else False

    @property
    def module_address(self) -> str:
        """The module itself: in this course, or by itself where there is no course."""
        if self.module is None:
            raise LookupError
        return module_address(self.module, self.course)

    def at(self, module: ModuleOutline) -> "Setting":
        """The same course, at one of its modules."""
        return Setting(self.records, self.course, module)

    def address(self, module: ModuleOutline) -> str:
        """The module in this course, else in the first course that has it, else by itself."""
        courses = self.outline.courses_with.get(module.id, ())
        course = self.course if self.course in courses else next(iter(courses), None)
        return module_address(module, course)

    def place(self, content_id: UUID) -> tuple[ModuleOutline, Place] | None:
        """Where a lens or test is best read from here: in this module, this course, any course, any module.

        Of several such places one that is shown, is required and comes first.
        """
        return min(self.outline.places.get(content_id, ()), key=self._distance, default=None)

    def _distance(self, found: tuple[ModuleOutline, Place]) -> tuple[bool, bool, bool, bool, bool, int]:
        module, place = found
        return (
            module != self.module,
            module.id not in self._order,
            module.id not in self.outline.courses_with,
            place.hidden,
            place.optional,
            self._order.get(module.id, 0),
        )


def records_of(request: HttpRequest, outline: Outline) -> Records:
    """What whoever opens a page has done: one query, none for a browser that is here for the first time."""
    return read_records(known_browser(request), outline)
