"""People's names."""

from django import template

register = template.Library()


@register.filter
def initials(name: str) -> str:
    """At most two letters: of "Ada Lovelace" AL, of "ada" A."""
    words = name.split()
    return "".join(word[0] for word in [*words[:1], *words[1:][-1:]]).upper()
