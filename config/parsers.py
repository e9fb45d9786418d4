"""How the API reads what is sent to it."""

from collections.abc import Mapping
from io import BytesIO
from typing import IO, Any

from django.conf import settings
from rest_framework import parsers
from rest_framework.exceptions import ParseError

from config.exceptions import TooLarge

MAX_DEPTH = 20
TOO_DEEP = f"JSON parse error - this is nested deeper than {MAX_DEPTH}."


class JSONParser(parsers.JSONParser):
    """JSON of at most MAX_BODY_BYTES, nested at most 20 deep. Raises TooLarge, or ParseError for anything else."""

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Return what the body says."""
        body = stream.read(settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
        if len(body) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            raise TooLarge
        try:
            found: dict[str, Any] = super().parse(BytesIO(body), media_type, parser_context)
        except RecursionError:
            raise ParseError(TOO_DEEP) from None
        if _deeper(found, MAX_DEPTH):
            raise ParseError(TOO_DEEP)
        return found


def _deeper(value: object, depth: int) -> bool:
    """Whether lists and objects are nested deeper than that."""
    if isinstance(value, dict):
        return depth == 0 or any(_deeper(item, depth - 1) for item in value.values())
    if isinstance(value, list):
        return depth == 0 or any(_deeper(item, depth - 1) for item in value)
    return False
