"""Minutes in words."""

from django import template

register = template.Library()


@register.filter
def duration(minutes: int) -> str:
    """Say how long: 47 is "47 min", 65 is "1 h 5 min"."""
    hours, rest = divmod(minutes, 60)
    return " ".join([*([f"{hours} h"] if hours else []), *([f"{rest} min"] if rest or not hours else [])])
