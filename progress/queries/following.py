"""What comes after a module in a course, whoever asks."""

from content.queries.outline import CourseOutline, ModuleOutline
from progress.queries.payloads import CompletedUnitPayload, NextModulePayload


def lists(course: CourseOutline, module: ModuleOutline) -> bool:
    """Whether a course lists a module, or a submodule of it."""
    return any(module.id in {it.module.id, it.module.parent_id} for it in course.listed)


def following(course: CourseOutline, module: ModuleOutline) -> NextModulePayload | CompletedUnitPayload | None:
    """The next module of the unit; behind the last one its meeting; None at the end of the course.

    After a parent comes what follows its last submodule.
    """
    for unit in reversed(course.units):
        here = [index for index, it in enumerate(unit.modules) if module.id in {it.module.id, it.module.parent_id}]
        if here and here[-1] + 1 < len(unit.modules):
            after = unit.modules[here[-1] + 1].module
            return {"nextModuleSlug": after.slug, "nextModuleTitle": after.title}
        if here:
            return {"completedUnit": unit.number} if unit.meeting else None
    return None
