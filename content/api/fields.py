"""Fields that several payloads share."""

from typing import Any

from rest_framework import serializers

from content.rendering.videos import web_address


class NameField(serializers.CharField):
    """A text that may be missing: null where it would be empty."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - the framework's own options
        super().__init__(allow_null=True, **options)

    def to_representation(self, value: str) -> str | None:  # type: ignore[override]  # null is what it is for
        """Return the text, or null."""
        return value or None


class WebAddressField(NameField):
    """An author's address of something on the web: null for any that a browser would do something else with."""

    def to_representation(self, value: str) -> str | None:  # type: ignore[override]  # as above
        """Return the address, or null."""
        return super().to_representation(web_address(value))
