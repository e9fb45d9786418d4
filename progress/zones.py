"""Names of time zones."""

from functools import cache
from zoneinfo import available_timezones

UTC_NAME = "UTC"


@cache
def zone_names() -> tuple[str, ...]:
    """Every zone this machine knows, in alphabetical order. Read once: it looks through a folder of files."""
    return tuple(sorted(available_timezones()))


@cache
def _known() -> frozenset[str]:
    return frozenset(zone_names())


def is_zone(name: str) -> bool:
    """Whether there is a zone of that name."""
    return name in _known()
