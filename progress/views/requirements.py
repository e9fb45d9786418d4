"""What opens a module or course, in words and links. Nothing is locked by them yet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from content.queries.outline import CourseOutline, ModuleOutline
from progress.queries.addresses import course_address
from progress.views.setting import Setting


@dataclass(frozen=True, slots=True)
class Requirement:
    """Something to complete first; an outcome has no address."""

    title: str
    address: str = ""


@dataclass(frozen=True)
class Requirements:
    """Looks up what things require, as seen from a setting."""

    setting: Setting

    def of(self, container: ModuleOutline | CourseOutline) -> tuple[Requirement, ...]:
        """What opens a module or course, each once: what it names, and what comes before it in sequence."""
        found = [*self._named(container.requires), *self._before(container)]
        return tuple(dict.fromkeys(found))

    def _named(self, ids: Iterable[str]) -> Iterator[Requirement]:
        outline = self.setting.outline
        for identity in map(UUID, ids):
            if module := outline.modules_by_id.get(identity):
                yield Requirement(module.title, self.setting.address(module))
            elif course := outline.courses_by_id.get(identity):
                yield Requirement(course.title, course_address(course))
            elif title := self._outcomes.get(identity):
                yield Requirement(f"“{title}”")

    def _before(self, container: ModuleOutline | CourseOutline) -> Iterator[Requirement]:
        """The last module before this one that a sequential course requires."""
        course = self.setting.course
        if course is None or not course.sequential:
            return
        listed = [item.module.id for item in course.listed]
        if container.id in listed:
            earlier = set(listed[: listed.index(container.id)])
            for module in [module for module in course.required if module.id in earlier][-1:]:
                yield Requirement(module.title, self.setting.address(module))

    @cached_property
    def _outcomes(self) -> dict[UUID, str]:
        modules = self.setting.outline.modules.values()
        return {place.outcome_id: place.outcome_title for it in modules for place in it.places if place.outcome_id}
