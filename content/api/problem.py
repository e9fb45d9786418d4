"""What every error says, for the schema; config/exceptions.py says it."""

from rest_framework import serializers


class ProblemSerializer(serializers.Serializer[dict[str, object]]):
    """A sentence, and for input that is not valid messages by field."""

    detail = serializers.CharField()
    errors = serializers.DictField(child=serializers.JSONField(), required=False)  # type: ignore[assignment]  # the contract's key
