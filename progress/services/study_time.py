"""Time: beats credited second by second, each second of a learner's life at most once (DESIGN 5)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from content.queries.outline import Outline
from progress.beats import LATEST_S, Beat
from progress.exceptions import InvalidBeats, NotByDecree
from progress.identity import Identity
from progress.intervals import Interval, latest, second
from progress.models import Learner
from progress.services.learners import lock_learner, outline_when_locked
from progress.services.ledger import Ledger, read_open_span
from progress.services.limits import check_welcome
from progress.services.placing import Placement, place

PING_S = 90
"""A ping counts what is since the last beat, unless that is longer ago."""
BELIEVED_FOR_S = 24 * 60 * 60
OF_CONTAINERS = "The time of a module, an outcome or a course is the time of what is in it."


def record_beats(identity: Identity, beats: Sequence[Beat], now: datetime) -> None:
    """Credit beats, all of them or none. Raises InvalidBeats for containers, Refused for what can't be recorded."""
    with transaction.atomic():
        learner = lock_learner(identity, now)
        credit_beats(learner, beats, now, outline_when_locked(learner))


def credit_beats(learner: Learner, beats: Sequence[Beat], now: datetime, outline: Outline) -> None:
    """Credit beats to a learner whose lock is held. Raises what `record_beats` raises."""
    placements = _placed(beats, outline)
    for placement in placements:
        check_welcome(placement.content)
    if not _counted(learner, beats, placements, now).write():
        read_open_span(learner)
        _counted(learner, beats, placements, now).write()
    if beats and not _lengthens(beats[-1]):
        learner.last_seen_at, learner.last_content_id = now, beats[-1].content_id
        learner.save(update_fields=["last_seen_at", "last_content_id"])


def _counted(learner: Learner, beats: Sequence[Beat], placements: Sequence[Placement], now: datetime) -> Ledger:
    ledger = Ledger(learner, now)
    for beat, placement in zip(beats, placements, strict=True):
        _credit(beat, placement, ledger)
    return ledger


def _placed(beats: Sequence[Beat], outline: Outline) -> list[Placement]:
    """Where each beat was studied. Raises InvalidBeats for those that name a container."""
    placements, errors = list[Placement](), dict[int, dict[str, list[str]]]()
    for number, beat in enumerate(beats):
        try:
            placements.append(_place(beat, outline))
        except NotByDecree:
            errors[number] = {"content_id": [OF_CONTAINERS]}
    if errors:
        raise InvalidBeats(errors)
    return placements


def _place(beat: Beat, outline: Outline) -> Placement:
    return place(
        outline,
        beat.content_id,
        content_type=beat.content_type,
        title=beat.content_title,
        lo_id=beat.lo_id,
        module_id=beat.module_id,
    )


def _lengthens(beat: Beat) -> bool:
    """An interval tells by its span when the learner was last seen; other beats have to be noted."""
    return beat.started_at is not None


def _credit(beat: Beat, placement: Placement, ledger: Ledger) -> None:
    now = second(ledger.now)
    if beat.started_at and beat.ended_at:
        wanted = interval_of(beat.started_at, beat.ended_at, beat.sent_at, ledger.now)
        ledger.credit(placement, ledger.free(wanted) if wanted[0] < wanted[1] else [], wanted)
    elif beat.time_delta_s is not None:
        free = ledger.free((now - LATEST_S, now))
        taken = latest(free, min(beat.time_delta_s, LATEST_S))
        ledger.credit(placement, taken, (taken[0][0] if taken else now, now))
    else:
        since = _last_beat(placement, ledger.learner)
        pinged = since is not None and now - since <= PING_S and since < now
        taken = ledger.free((since, now)) if pinged and since is not None else []
        ledger.credit(placement, taken, (taken[0][0] if taken else now, now))


def interval_of(started_at: datetime, ended_at: datetime, sent_at: datetime | None, now: datetime) -> Interval:
    """The whole seconds a client's interval can mean: a clock that runs ahead is set back, one that lags is believed.

    Nothing is taken from before yesterday or after now, and of one beat the last 300 s.
    """
    ahead = max(sent_at - now, now - now) if sent_at else now - now
    start, end = second(started_at - ahead), second(ended_at - ahead)
    limit = second(now)
    end = min(end, limit)
    start = max(start, end - LATEST_S, limit - BELIEVED_FOR_S)
    return start, end


def _last_beat(placement: Placement, learner: Learner) -> int | None:
    """The second of the learner's last beat, if it was for this content."""
    known = []
    if learner.last_seen_at:
        known.append((second(learner.last_seen_at), learner.last_content_id))
    if learner.open_span:
        known.append((second(learner.open_span.ended_at), learner.open_span.content_id))
    if not known:
        return None
    at, content = max(known, key=lambda beat: beat[0])
    same = [when for when, what in known if when == at and what == placement.content.id]
    return at if content == placement.content.id or same else None
