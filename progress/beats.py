"""Heartbeats as they arrive: one validator for every door, and what a beat claims."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.dateparse import parse_datetime

from progress.enums import ContentType
from progress.exceptions import InvalidBeat, InvalidBeats
from progress.models.content_progress import TITLE_LENGTH

MAX_DELTA_S = 86_400
MAX_BEATS = 500
"""The most that come in one list."""
LATEST_S = 300
"""The most that one beat can bring, in seconds."""
UUID_LENGTH = 36


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """What a tracker says: this content, for this long. Without an interval or a delta it is a ping."""

    content_id: UUID
    content_type: ContentType = ContentType.LENS
    content_title: str = ""
    lo_id: UUID | None = None
    module_id: UUID | None = None
    time_delta_s: int | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    sent_at: datetime | None = None


def read_beats(items: Sequence[object]) -> list[Beat]:
    """Beats from JSON. Raises InvalidBeats, naming every beat that can't be read."""
    beats, errors = list[Beat](), dict[int, Mapping[str, Sequence[str]]]()
    for place, item in enumerate(items):
        try:
            beats.append(read_beat(item))
        except InvalidBeat as wrong:
            errors[place] = wrong.errors
    if errors:
        raise InvalidBeats(errors)
    return beats


def read_beat(data: object) -> Beat:
    """A beat from JSON. Raises InvalidBeat, naming every field that can't be read; unknown keys are ignored."""
    if not isinstance(data, Mapping):
        raise InvalidBeat({"non_field_errors": ["A beat is an object."]})
    reader = _Reader(data)
    beat = Beat(
        content_id=reader.uuid("content_id", required=True) or _NOBODY,
        content_type=reader.content_type(),
        content_title=reader.title(),
        lo_id=reader.uuid("lo_id"),
        module_id=reader.uuid("module_id"),
        time_delta_s=reader.delta(),
        started_at=reader.moment("started_at"),
        ended_at=reader.moment("ended_at"),
        sent_at=reader.moment("sent_at"),
    )
    reader.check_interval(beat)
    if reader.errors:
        raise InvalidBeat(reader.errors)
    return beat


_NOBODY = UUID(int=0)


def is_storable(text: str) -> bool:
    """Whether databases take it: JSON can write characters that no UTF-8 has."""
    return "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


class _Reader:
    """Reads fields one by one and collects what is wrong."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data = data
        self.errors: dict[str, list[str]] = {}

    def uuid(self, name: str, *, required: bool = False) -> UUID | None:
        value = self.data.get(name)
        if value is None or value == "":
            if required:
                self._wrong(name, "This field is required.")
            return None
        if not isinstance(value, str) or len(value) != UUID_LENGTH:
            self._wrong(name, "A UUID is a text of 36 characters.")
            return None
        try:
            return UUID(value)
        except ValueError:
            self._wrong(name, "Not a UUID.")
            return None

    def content_type(self) -> ContentType:
        value = self.data.get("content_type", ContentType.LENS)
        if isinstance(value, str) and value in ContentType.values:
            return ContentType(value)
        self._wrong("content_type", f"One of {', '.join(ContentType.values)}.")
        return ContentType.LENS

    def title(self) -> str:
        value = self.data.get("content_title") or ""
        if not isinstance(value, str):
            self._wrong("content_title", "A text.")
            return ""
        if len(value) > TITLE_LENGTH:
            self._wrong("content_title", f"At most {TITLE_LENGTH} characters.")
        if not is_storable(value):
            self._wrong("content_title", "NUL and halves of surrogate pairs can't be stored.")
        return value

    def delta(self) -> int | None:
        value = self.data.get("time_delta_s")
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MAX_DELTA_S:
            self._wrong("time_delta_s", f"A whole number from 0 to {MAX_DELTA_S}.")
            return None
        return value

    def moment(self, name: str) -> datetime | None:
        value = self.data.get(name)
        if value is None:
            return None
        try:
            found = parse_datetime(value) if isinstance(value, str) and len(value) < 64 else None
            in_range = found is not None and found.tzinfo is not None and found.timestamp() > 0
        except (ValueError, OverflowError):
            found, in_range = None, False
        if not in_range:
            self._wrong(name, "A time in ISO 8601 with an offset.")
            return None
        return found

    def check_interval(self, beat: Beat) -> None:
        if (beat.started_at is None) != (beat.ended_at is None) and not self.errors.keys() & {"started_at", "ended_at"}:
            name = "ended_at" if beat.ended_at is None else "started_at"
            self._wrong(name, "An interval has a beginning and an end.")
        if beat.started_at and beat.ended_at and beat.ended_at < beat.started_at:
            self._wrong("ended_at", "The end is before the beginning.")

    def _wrong(self, name: str, message: str) -> None:
        self.errors.setdefault(name, []).append(message)
