"""What pages, API and export show of a learner's progress, under the keys of the contract."""

from datetime import date, datetime
from typing import Literal, NotRequired, TypedDict
from uuid import UUID

from progress.enums import ContentType, Status


class FractionPayload(TypedDict):
    """How many of the distinct required lenses and tests are complete."""

    completed: int
    total: int


class LensPayload(TypedDict):
    """A lens or test in a list, at its first place. Required at one place of the module is required."""

    id: UUID
    title: str
    type: Literal["lens", "test"]
    kind: Literal["article", "video", "mixed", "chat", "text", "test"]
    optional: bool
    hidden: bool
    completed: bool
    completedAt: datetime | None
    timeSpentS: int
    minutes: int
    locked: bool


class NamePayload(TypedDict):
    """Which course or module an answer is about."""

    id: UUID
    slug: str
    title: str


class ChatSessionPayload(TypedDict):
    """The active talk about a module."""

    sessionId: int | None
    hasMessages: bool


class ModuleProgressPayload(TypedDict):
    """Where a learner stands with a module."""

    module: NamePayload
    status: Status
    progress: FractionPayload
    newSinceCompletion: int
    startedAt: datetime | None
    completedAt: datetime | None
    timeSpentS: int
    lenses: list[LensPayload]
    chatSession: ChatSessionPayload


class ListedModulePayload(TypedDict):
    """A module of a course. Both parent keys are null for what is no submodule."""

    id: UUID
    slug: str
    title: str
    optional: bool
    parentSlug: str | None
    parentTitle: str | None
    status: Status
    progress: FractionPayload
    startedAt: datetime | None
    newSinceCompletion: int
    minutes: int
    locked: bool
    lenses: list[LensPayload]


class UnitPayload(TypedDict):
    """The modules up to a meeting; its number and name are null for what follows the last meeting."""

    meetingNumber: int | None
    meetingName: str | None
    meetingDate: date | None
    modules: list[ListedModulePayload]


class CourseProgressPayload(TypedDict):
    """Where a learner stands with a course."""

    course: NamePayload
    status: Status
    progress: FractionPayload
    timeSpentS: int
    units: list[UnitPayload]


class NewlyPayload(TypedDict):
    """Something that has just become complete."""

    content_id: UUID
    content_type: ContentType
    title: str


class StepPayload(TypedDict):
    """What to go on with: a lens or test, or the next module."""

    content_id: UUID
    title: str
    url: str


class MissingPayload(TypedDict):
    """Something that a container still asks for."""

    content_id: UUID
    title: str


class NotCompletePayload(TypedDict):
    """Why something can't be marked as complete. Without `missing`: it is no container."""

    detail: str
    missing: NotRequired[list[MissingPayload]]


class CompletionPayload(TypedDict):
    """What a completion, an undo or a beat left. The module's keys are null for content in no module."""

    completed_at: datetime | None
    time_to_complete_s: int | None
    module_status: Status | None
    module_progress: FractionPayload | None
    lenses: list[LensPayload] | None
    newly_completed: list[NewlyPayload]
    next: StepPayload | None


class ReasonPayload(TypedDict):
    """One thing that a status rests on."""

    text: str
    content_id: UUID | None
    done: bool


class ExplanationPayload(TypedDict):
    """Why something has the status it has."""

    status: Status
    why: list[ReasonPayload]
    locked_by: list[ReasonPayload]


class NextModulePayload(TypedDict):
    """What follows a module in its unit."""

    nextModuleSlug: str
    nextModuleTitle: str


class CompletedUnitPayload(TypedDict):
    """The unit that a module was the last of; a meeting follows."""

    completedUnit: int


class CompletedPayload(TypedDict):
    """Everything that a learner has completed, of every kind, in the order in which it was."""

    completed: list[UUID]


class ClaimPayload(TypedDict):
    """What a claim moved into the account; `merged` are the contents that both sides had."""

    progress_records_claimed: int
    chat_sessions_claimed: int
    attempts_claimed: int
    merged: int
    receipt: int | None
