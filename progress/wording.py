"""Amounts in words."""


def counted(number: int, one: str, many: str) -> str:
    """`1 lens`, `3 lenses`."""
    return f"{number} {one if number == 1 else many}"


def amount(lenses: int, seconds: int) -> str:
    """What somebody did: `3 lenses and 25 minutes`. Whole minutes; what is not there is not named."""
    minutes = seconds // 60
    parts = [
        *([counted(lenses, "lens", "lenses")] if lenses else []),
        *([counted(minutes, "minute", "minutes")] if minutes else []),
    ]
    return " and ".join(parts) or "less than a minute"


def moved(lenses: int, seconds: int) -> str:
    """What the owner of an account is told after a claim."""
    verb = "are" if lenses + seconds // 60 > 1 else "is"
    return f"{_capital(amount(lenses, seconds))} from this browser {verb} now in your account."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
