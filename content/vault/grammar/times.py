"""Times in a video: `M:SS`, `MM:SS`, `H:MM:SS`, each with a fraction if need be."""

import re

_TIME = re.compile(r"(?:([0-9]{1,3}):)?([0-9]{1,4}):([0-5][0-9](?:\.[0-9]{1,6})?)\Z")


def parse_time(text: str) -> float | None:
    """The seconds that a time names; None for what is no time."""
    found = _TIME.match(text)
    if not found:
        return None
    hours, minutes, seconds = found.groups()
    if hours and int(minutes) > 59:
        return None
    return int(hours or 0) * 3600 + int(minutes) * 60 + float(seconds)
