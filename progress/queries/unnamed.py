"""What a browser without a name has done, before anybody claims it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Min

from progress.enums import LEAVES
from progress.models import ContentProgress, Learner
from progress.wording import amount


@dataclass(frozen=True, slots=True)
class Work:
    """How much a browser holds, and since when."""

    learner: Learner
    completed: int
    seconds: int
    since: datetime

    def __str__(self) -> str:
        """In words: 3 lenses and 25 minutes."""
        return amount(self.completed, self.seconds)


def work_of(token: UUID | None) -> Work | None:
    """What the token's learner has done; None where nothing is, or where it moved into an account. Two queries."""
    learner = Learner.objects.filter(anonymous_token=token, merged_into__isnull=True).first() if token else None
    if learner is None:
        return None
    leaves = ContentProgress.objects.filter(learner=learner, content_type__in=LEAVES)
    rows = leaves.values_list("completed_at", "total_time_spent_s")
    first = ContentProgress.objects.filter(learner=learner).aggregate(at=Min("started_at"))["at"]
    return Work(
        learner=learner,
        completed=sum(completed is not None for completed, _ in rows),
        seconds=sum(seconds for _, seconds in rows),
        since=min(learner.created_at, first or learner.created_at),
    )


def is_merged(token: UUID) -> bool:
    """Whether the token's work has moved into an account."""
    return Learner.objects.filter(anonymous_token=token, merged_into__isnull=False).exists()
