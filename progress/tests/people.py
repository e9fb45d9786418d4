"""Ada learns, and so does a browser without a name, on a small published course."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from itertools import count
from uuid import UUID, uuid4

from django.contrib.auth.models import User

from content.models import Revision
from content.tests.publishing import published
from progress.beats import Beat
from progress.identity import Identity
from progress.models import ContentProgress, Learner, StudySpan

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def ada() -> Identity:
    user, _ = User.objects.get_or_create(username="ada")
    return Identity(user=user)


def nameless() -> Identity:
    return Identity(token=uuid4())


def at(seconds: float) -> datetime:
    """So many seconds after noon."""
    return NOON + timedelta(seconds=seconds)


def interval(content: UUID | str, start: float, end: float, *, module: UUID | None = None) -> Beat:
    return Beat(
        content_id=UUID(str(content)), started_at=at(start), ended_at=at(end), sent_at=at(end), module_id=module
    )


def delta(content: UUID | str, seconds: int) -> Beat:
    return Beat(content_id=UUID(str(content)), time_delta_s=seconds)


def ping(content: UUID | str) -> Beat:
    return Beat(content_id=UUID(str(content)))


def publish_at(files: Mapping[str, str], seconds: float) -> None:
    """Publish so many seconds after noon, on the learners' own clock."""
    revision = published(files).revision
    # No two publications in a test run at the same moment: number and moment name the outline that a process keeps.
    moment = at(seconds) + timedelta(microseconds=next(_publications))
    Revision.objects.filter(pk=revision.pk).update(published_at=moment)


_publications = count()


def learner_of(identity: Identity) -> Learner:
    if identity.user:
        return Learner.objects.get(user=identity.user)
    return Learner.objects.get(anonymous_token=identity.token)


def total(identity: Identity, content: UUID | str) -> int:
    """The seconds stored for a content; 0 where there is no row."""
    row = ContentProgress.objects.filter(learner=learner_of(identity), content_id=content).first()
    return row.total_time_spent_s if row else 0


def spans(identity: Identity) -> list[tuple[float, float, str]]:
    """Every span, from and to in seconds after noon, with its content."""
    found = StudySpan.objects.filter(learner=learner_of(identity)).order_by("started_at")
    return [
        ((s.started_at - NOON).total_seconds(), (s.ended_at - NOON).total_seconds(), str(s.content_id)) for s in found
    ]


def seconds_covered(pieces: Iterable[tuple[int, int]]) -> int:
    """The size of a union, counted second by second."""
    return len({second for low, high in pieces for second in range(low, high)})
