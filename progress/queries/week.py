"""How long a learner studied on each day of a week."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import DurationField, ExpressionWrapper, F, Sum

from progress.identity import Identity
from progress.models import StudySpan
from progress.queries.records import owned_by

DAYS = 7


@dataclass(frozen=True, slots=True)
class Day:
    """A day in the learner's own zone, and the seconds studied on it."""

    on: date
    seconds: int


def week_of(identity: Identity | None, today: date) -> tuple[Day, ...]:
    """The days from Monday to Sunday around today: one query, none for nobody."""
    monday = today - timedelta(days=today.weekday())
    days = [monday + timedelta(days=number) for number in range(DAYS)]
    studied = _studied(identity, days) if identity else {}
    return tuple(Day(on, studied.get(on, 0)) for on in days)


def _studied(identity: Identity, days: list[date]) -> dict[date, int]:
    spent = ExpressionWrapper(F("ended_at") - F("started_at"), output_field=DurationField())
    spans = StudySpan.objects.filter(owned_by(identity), on__range=(days[0], days[-1]))
    rows = spans.order_by().values("on").annotate(spent=Sum(spent)).values_list("on", "spent")
    return {on: int(total.total_seconds()) for on, total in rows}
