"""A learner's seconds while beats are credited: what is covered already, what is new, and what is to be written.

Lives inside one transaction under the learner's lock, which is what keeps two beats from taking the same second.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Value
from django.db.models.functions import Coalesce, Greatest, Least

from progress.intervals import Interval, by_local_day, gaps, length, moment, second
from progress.models import ContentProgress, Learner, StudySpan
from progress.services.limits import check_room
from progress.services.placing import Named, Placement

DAY_S = 26 * 60 * 60
"""Longer than any local day: a span lies in one, so none that began earlier can reach so far."""


def read_open_span(learner: Learner) -> None:
    """Read the span that the learner's next beat may lengthen, once the lock is held."""
    key = learner.open_span_id
    learner.open_span = StudySpan.objects.filter(pk=key).first() if key else None


@dataclass(slots=True)
class _Row:
    """What is to be added to one progress row."""

    named: Named
    seconds: int = 0
    first: int = 0
    last: int = 0


@dataclass(slots=True)
class Ledger:
    """The learner's spans as far as they matter, and what changes. Call `write` once, at the end.

    The open span came with the statement that waited for the learner's lock. PostgreSQL brings only the locked row up
    to date, not what was joined to it: another beat may have lengthened the span meanwhile. So `write` checks it.
    """

    learner: Learner
    now: datetime
    rows: dict[UUID, _Row] = field(default_factory=dict)
    new: list[StudySpan] = field(default_factory=list)
    lengthened: StudySpan | None = None
    _covered: list[Interval] | None = None
    _since: int = 0
    _open_until: datetime | None = field(init=False)

    def __post_init__(self) -> None:
        if self.learner.open_span is None and self.learner.open_span_id is not None:
            read_open_span(self.learner)
        self._open_until = self.learner.open_span.ended_at if self.learner.open_span else None

    def until(self) -> int:
        """No span ends later than this second."""
        known = [self.learner.credited_until, self.learner.open_span.ended_at if self.learner.open_span else None]
        ends = [second(at) for at in known if at] + [second(span.ended_at) for span in self.new]
        return max(ends, default=0)

    def free(self, wanted: Interval) -> list[Interval]:
        """What of the interval nothing covers yet; spans are read only if any can reach into it."""
        if wanted[0] >= self.until():
            return gaps(wanted, ())
        stretch = self._lengthening(wanted)
        return stretch if stretch is not None else gaps(wanted, self._spans(wanted[0]))

    def _lengthening(self, wanted: Interval) -> list[Interval] | None:
        """The usual case, without a look at other spans: the interval begins in the last span and goes beyond it."""
        last = self.learner.open_span
        if last is None or self.new or second(last.ended_at) < self.until() or wanted[0] < second(last.started_at):
            return None
        return gaps(wanted, [(second(last.started_at), second(last.ended_at))])

    def _spans(self, start: int) -> list[Interval]:
        if self._covered is None or start < self._since:
            self._since = start
            found = StudySpan.objects.filter(
                learner=self.learner, started_at__gt=moment(start - DAY_S), ended_at__gt=moment(start)
            ).values_list("started_at", "ended_at")
            self._covered = [(second(low), second(high)) for low, high in found]
        pending = [self.lengthened] if self.lengthened else []
        return self._covered + [(second(span.started_at), second(span.ended_at)) for span in [*self.new, *pending]]

    def credit(self, placement: Placement, intervals: list[Interval], seen: Interval) -> None:
        """Give the content these free seconds; `seen` is when the beat says it was studied."""
        seconds = length(intervals)
        for named in placement.rows:
            row = self.rows.setdefault(named.id, _Row(named, 0, *seen))
            row.seconds += seconds
            row.first, row.last = min(row.first, seen[0]), max(row.last, seen[1])
        for interval in intervals:
            for day, piece in by_local_day(interval, self.learner.zone):
                self._add(placement, day, piece)

    def _add(self, placement: Placement, day: date, piece: Interval) -> None:
        last = self.new[-1] if self.new else self.learner.open_span
        key = placement.key
        if (
            last is not None
            and (last.content_id, last.lo_id, last.module_id) == key
            and last.on == day
            and second(last.ended_at) == piece[0]
        ):
            last.ended_at = moment(piece[1])
            if not self.new:
                self.lengthened = last
            return
        content, outcome, module = key
        span = StudySpan(
            learner=self.learner,
            content_id=content,
            lo_id=outcome,
            module_id=module,
            started_at=moment(piece[0]),
            ended_at=moment(piece[1]),
            on=day,
        )
        self.new.append(span)

    def write(self) -> bool:
        """Everything that changed, in as few statements as there are kinds of change.

        False, and nothing is written, if the open span is not as it was thought to be: count again with a fresh one.
        """
        if not self._open_span_is_current():
            return False
        self._write_rows()
        if self.new:
            self._open_last()
        return True

    def _open_span_is_current(self) -> bool:
        """In the usual case the statement that lengthens the span asks by itself; credit of nothing needs no answer."""
        span = self.learner.open_span
        if span is None or self._open_until is None or not (self.lengthened or self.new):
            return True
        as_thought = StudySpan.objects.filter(pk=span.pk, ended_at=self._open_until)
        return as_thought.update(ended_at=span.ended_at) == 1 if self.lengthened else as_thought.exists()

    def _open_last(self) -> None:
        """The latest span is the one that the next beat may lengthen."""
        until = self.until()
        StudySpan.objects.bulk_create(self.new)
        latest = max(self.new, key=lambda span: span.ended_at)
        if self.learner.open_span is None or latest.ended_at > self.learner.open_span.ended_at:
            self.learner.open_span = latest
        self.learner.credited_until = moment(until)
        self.learner.save(update_fields=["open_span", "credited_until"])

    def _write_rows(self) -> None:
        groups: dict[tuple[int, int, int], list[UUID]] = defaultdict(list)
        for key, row in self.rows.items():
            groups[row.seconds, row.first, row.last].append(key)
        known = sum(self._update(keys, *values) for values, keys in groups.items())
        if known < len(self.rows):
            self._insert()

    def _update(self, keys: list[UUID], seconds: int, first: int, last: int) -> int:
        """One statement for all rows that get the same, as the lens, outcome and module of one beat do."""
        return ContentProgress.objects.filter(learner=self.learner, content_id__in=keys).update(
            total_time_spent_s=F("total_time_spent_s") + seconds,
            started_at=Least("started_at", Value(moment(first))),
            last_heartbeat_at=Greatest(Coalesce("last_heartbeat_at", Value(moment(last))), Value(moment(last))),
        )

    def _insert(self) -> None:
        """The rows that are not there yet: nobody else can make them, for the learner is locked."""
        there = set(
            ContentProgress.objects.filter(learner=self.learner, content_id__in=self.rows).values_list(
                "content_id", flat=True
            )
        )
        missing = [row for key, row in self.rows.items() if key not in there]
        check_room(self.learner, [row.named for row in missing])
        ContentProgress.objects.bulk_create(
            ContentProgress(
                learner=self.learner,
                content_id=row.named.id,
                content_type=row.named.type,
                content_title=row.named.title[:300],
                registered=row.named.registered,
                started_at=moment(row.first),
                last_heartbeat_at=moment(row.last),
                total_time_spent_s=row.seconds,
            )
            for row in missing
        )
