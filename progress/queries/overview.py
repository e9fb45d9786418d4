"""Where a learner stands with a module or a course, as pages and API show it."""

from content.queries.outline import CourseOutline, ListedModule, ModuleOutline, Unit
from progress.queries.lists import fraction_payload, lens_list
from progress.queries.payloads import (
    CourseProgressPayload,
    ListedModulePayload,
    ModuleProgressPayload,
    NamePayload,
    UnitPayload,
)
from progress.queries.records import Records
from progress.queries.standing import leaves_of, required_leaves


def module_progress(records: Records, module: ModuleOutline) -> ModuleProgressPayload:
    """A module with its lenses. Of a parent: all its submodules together."""
    standing, required = records.standing, leaves_of(records.outline, module)
    return {
        "module": _name(module),
        "status": standing.status(module.id, required),
        "progress": fraction_payload(standing.fraction(required)),
        "newSinceCompletion": standing.new_since_completion(module.id, required),
        "startedAt": records.started_at(module),
        "completedAt": standing.stamps.get(module.id),
        "timeSpentS": records.module_seconds(module),
        "lenses": lens_list(records, module),
        "chatSession": {"sessionId": None, "hasMessages": False},
    }


def course_progress(records: Records, course: CourseOutline) -> CourseProgressPayload:
    """A course with its units, their modules and their lenses."""
    standing, required = records.standing, required_leaves(records.outline, course.id)
    return {
        "course": _name(course),
        "status": standing.status(course.id, required),
        "progress": fraction_payload(standing.fraction(required)),
        "timeSpentS": records.course_seconds(course),
        "units": [_unit(records, unit) for unit in course.units],
    }


def _unit(records: Records, unit: Unit) -> UnitPayload:
    return {
        "meetingNumber": unit.number if unit.meeting else None,
        "meetingName": unit.meeting or None,
        "meetingDate": None,
        "modules": [_listed(records, listed) for listed in unit.modules],
    }


def _listed(records: Records, listed: ListedModule) -> ListedModulePayload:
    module, standing = listed.module, records.standing
    required = leaves_of(records.outline, module)
    return {
        "id": module.id,
        "slug": module.slug,
        "title": module.title,
        "optional": listed.optional,
        "parentSlug": module.parent_slug or None,
        "parentTitle": module.parent_title or None,
        "status": standing.status(module.id, required),
        "progress": fraction_payload(standing.fraction(required)),
        "startedAt": records.started_at(module),
        "newSinceCompletion": standing.new_since_completion(module.id, required),
        "minutes": module.minutes,
        "locked": False,
        "lenses": lens_list(records, module),
    }


def _name(named: CourseOutline | ModuleOutline) -> NamePayload:
    return {"id": named.id, "slug": named.slug, "title": named.title}
