"""What a page reads of one lens or test."""

from uuid import UUID

from content.models import Segment
from content.vault import segments


def segments_of(content_id: UUID, *, is_test: bool) -> tuple[segments.Segment, ...]:
    """The live segments of a lens or test, in order: one query."""
    holder = {"test": content_id} if is_test else {"lens": content_id}
    return tuple(row.content for row in Segment.objects.live().filter(**holder).order_by("position"))
