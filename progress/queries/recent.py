"""What a learner did last."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F
from django.db.models.functions import Coalesce, Greatest

from progress.enums import LEAVES
from progress.identity import Identity
from progress.models import ContentProgress
from progress.queries.records import owned_by


@dataclass(frozen=True, slots=True)
class Activity:
    """A lens or test, when somebody last was at it, and whether it was complete then."""

    content_id: UUID
    title: str
    at: datetime
    completed_at: datetime | None
    seconds: int


def recent(identity: Identity | None, number: int) -> tuple[Activity, ...]:
    """The lenses and tests that somebody was at last, the latest first: one query, none for nobody."""
    if identity is None:
        return ()
    began = F("started_at")
    last = Greatest(began, Coalesce("last_heartbeat_at", began), Coalesce("completed_at", began))
    rows = ContentProgress.objects.filter(owned_by(identity), content_type__in=LEAVES).annotate(last=last)
    fields = ("content_id", "content_title", "last", "completed_at", "total_time_spent_s")
    return tuple(Activity(*row) for row in rows.order_by("-last", "content_id").values_list(*fields)[:number])
