"""Fields of what is sent. Messages repeat nothing of it: not every text that JSON can write can be answered."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from progress.api.errors import by_place
from progress.api.schema import BEAT
from progress.beats import MAX_BEATS, UUID_LENGTH, Beat, read_beats
from progress.exceptions import InvalidBeats

TOO_MANY = f"At most {MAX_BEATS} beats."


class IdField(serializers.UUIDField):
    """A UUID as a text of 36 characters."""

    default_error_messages = {"invalid": "A UUID is a text of 36 characters."}

    def to_internal_value(self, data: object) -> UUID:
        """Return the UUID. The original takes numbers, and texts of other lengths."""
        if not isinstance(data, str) or len(data) != UUID_LENGTH:
            self.fail("invalid")
        found: UUID = super().to_internal_value(data)
        return found


class NameOfField(serializers.ChoiceField):
    """One of a few names."""

    def __init__(self, choices: Collection[str], **options: Any) -> None:  # noqa: ANN401 - the framework's own options
        super().__init__(choices=list(choices), **options)
        self.error_messages["invalid_choice"] = f"One of {', '.join(choices)}."


@extend_schema_field({"type": "array", "items": BEAT, "maxItems": MAX_BEATS})
class BeatsField(serializers.Field[list[Beat], object, Any, Any]):
    """A list of beats."""

    def to_internal_value(self, data: object) -> list[Beat]:
        """Return the beats. Raises ValidationError, by the place of the beat."""
        if not isinstance(data, list):
            raise serializers.ValidationError("A list of beats.")
        if len(data) > MAX_BEATS:
            raise serializers.ValidationError(TOO_MANY)
        try:
            return read_beats(data)
        except InvalidBeats as wrong:
            raise serializers.ValidationError(by_place(wrong)) from wrong
