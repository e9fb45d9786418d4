"""How far a reader is with a module or a course, as its stone and its facts show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from content.queries.outline import Place
from progress.enums import Status
from progress.queries.standing import Fraction, Standing

FULL = 8


@dataclass(frozen=True, slots=True)
class Reach:
    """How much of what is required is complete. `left` is in minutes, `new` counts what came since completion."""

    status: Status
    fraction: Fraction
    left: int
    new: int
    since: datetime | None

    @property
    def completed(self) -> bool:
        """Tell whether it is complete, whatever was required later."""
        return self.status == Status.COMPLETED

    @property
    def fill(self) -> int:
        """How many eighths of its stone are full."""
        return eighths(self.fraction, complete=self.completed)


def reach(standing: Standing, required: Sequence[Place], since: datetime | None) -> Reach:
    """Say how far somebody is with distinct required places; `since` is the stamp of what requires them."""
    fraction = standing.fraction(place.content_id for place in required)
    begun = Status.IN_PROGRESS if fraction.completed else Status.NOT_STARTED
    return Reach(
        status=Status.COMPLETED if since else begun,
        fraction=fraction,
        left=standing.minutes_left(required),
        new=fraction.total - fraction.completed if since else 0,
        since=since,
    )


def reach_of(standing: Standing, container: UUID, required: Sequence[Place]) -> Reach:
    """The same for a module or course that has a stamp of its own."""
    return reach(standing, required, standing.stamps.get(container))


def eighths(fraction: Fraction, *, complete: bool) -> int:
    """floor(8 x completed / total), at least 1 once anything is complete, 8 only when all of it is."""
    if complete:
        return FULL
    if not fraction.completed:
        return 0
    return min(max(FULL * fraction.completed // fraction.total, 1), FULL - 1)
