"""The end of a lens or test: marking it complete, or when it was and how to take that back."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.timezone import now

from progress.enums import ContentType
from progress.moments import day, moment
from progress.templatetags.durations import duration
from progress.views.setting import Setting


@dataclass(frozen=True, slots=True)
class Foot:
    """What the forms send, and what there is to say. `module` and `course` are None on the page of a lens by itself."""

    content: UUID
    kind: ContentType
    module: UUID | None
    course: UUID | None
    completed: bool
    said: str = ""
    can_undo: bool = False

    @property
    def symbol(self) -> str:
        """The shape of its stone."""
        return "stone-test" if self.kind == ContentType.TEST else "stone-b"


def foot_of(setting: Setting, content: UUID, *, is_test: bool) -> Foot:
    """Say where the reader is with a lens or test. What was completed today can be taken back here."""
    since, zone = setting.standing.completed_since(content), setting.records.zone
    row = setting.records.by_id.get(content)
    own = row is not None and row.completed_at is not None
    said = [moment(since, zone, now())] if since else []
    if own and row and row.to_complete_s and row.to_complete_s >= 60:
        said.append(f"after {duration(row.to_complete_s // 60)}")
    return Foot(
        content=content,
        kind=ContentType.TEST if is_test else ContentType.LENS,
        module=setting.module.id if setting.module else None,
        course=setting.course.id if setting.course else None,
        completed=since is not None,
        said=", ".join(said),
        can_undo=own and since is not None and day(since, zone, now()) == "today",
    )
