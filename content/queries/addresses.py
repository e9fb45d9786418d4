"""Where an old address leads."""

from uuid import UUID

from content.enums import Addressed
from content.models import SlugAlias


def led_to(kind: Addressed, slug: str) -> UUID | None:
    """The id of what an address that is no longer live, or never was but is an author's alias, leads to now."""
    if "\0" in slug:  # no address has one, and PostgreSQL refuses to be asked
        return None
    return SlugAlias.objects.filter(kind=kind, slug=slug).values_list("target_id", flat=True).first()
