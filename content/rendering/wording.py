"""The few words that rendering itself says to a learner."""

NOTE_LABEL = "Note from the course"


def words(text: str) -> str:
    """Return how many words a text has, as one says it: “1 word”, “1,340 words”."""
    number = len(text.split())
    return f"{number:,} word{'' if number == 1 else 's'}"


def clock(seconds: float) -> str:
    """Return a place in a video as one reads it there: `2:10`, `1:02:10`."""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def stretch(start_s: float, end_s: float | None) -> str:
    """Return the part of a video that is meant, "" for all of it."""
    if end_s is not None:
        return f"{clock(start_s)} to {clock(end_s)}"
    return f"from {clock(start_s)}" if start_s else ""
