"""The sections of a module with all that a learner reads in them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from content.api.fields import NameField
from content.api.links import resolver
from content.api.segments import ANY_SEGMENT, ShownSegment, segment_payload
from content.models import Segment
from content.queries.outline import Outline, Place
from content.rendering import RenderedSegment, fill_links, render_segments
from content.rendering.links import Resolve
from content.vault import segments as vault


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A lens or test at its place, with its segments drawn."""

    place: Place
    segments: tuple[ShownSegment, ...]


def shown_sections(outline: Outline, places: Sequence[Place]) -> tuple[ShownSection, ...]:
    """What stands at these places: a query for the segments, and one for what they link to."""
    held = _segments_of({place.content_id for place in places})
    drawn = {owner: tuple(zip(held[owner], render_segments(held[owner]), strict=True)) for owner in held}
    resolve = resolver(outline, (text for pairs in drawn.values() for _, piece in pairs for text in _texts(piece)))
    shown = {owner: tuple(_shown(*pair, resolve) for pair in pairs) for owner, pairs in drawn.items()}
    return tuple(ShownSection(place, shown.get(place.content_id, ())) for place in places)


def _segments_of(owners: set[UUID]) -> dict[UUID, list[vault.Segment]]:
    rows = Segment.objects.live().filter(Q(lens__in=owners) | Q(test__in=owners)).order_by("position")
    held: defaultdict[UUID, list[vault.Segment]] = defaultdict(list)
    for row in rows:
        owner = row.lens_id or row.test_id
        if owner:
            held[owner].append(row.content)
    return dict(held)


def _texts(piece: RenderedSegment) -> Iterator[str]:
    yield from (piece.html, piece.opening_message, *piece.choices)


def _shown(segment: vault.Segment, piece: RenderedSegment, resolve: Resolve) -> ShownSegment:
    html, opening_message, *choices = (fill_links(text, resolve) for text in _texts(piece))
    return ShownSegment(
        segment=segment, drawn=piece, html=html, opening_message=opening_message, choices=tuple(choices)
    )


class OutcomeSerializer(serializers.Serializer[Place]):
    """What a learner will be able to do."""

    id = serializers.UUIDField(source="outcome_id")
    title = serializers.CharField(source="outcome_title")


class SectionSerializer(serializers.Serializer[ShownSection]):
    """A lens or a test at its place. `id` is its content id, the same wherever it stands; `slug` leads to it alone."""

    id = serializers.UUIDField(source="place.content_id")
    slug = serializers.SerializerMethodField()
    title = serializers.CharField(source="place.title")
    type = serializers.SerializerMethodField()
    kind = serializers.ChoiceField(choices=["article", "video", "mixed", "chat", "text", "test"], source="place.kind")
    optional = serializers.BooleanField(source="place.optional")
    hidden = serializers.BooleanField(source="place.hidden")
    minutes = serializers.IntegerField(source="place.minutes")
    tldr = NameField(source="place.tldr")
    outcome = serializers.SerializerMethodField()
    segments = serializers.SerializerMethodField()

    def get_slug(self, section: ShownSection) -> str | None:
        """Name the lens's own address."""
        return f"lens/{section.place.slug}" if section.place.slug else None

    @extend_schema_field(serializers.ChoiceField(choices=["lens", "test"]))
    def get_type(self, section: ShownSection) -> str:
        """Say which of the two it is."""
        return "test" if section.place.is_test else "lens"

    @extend_schema_field(OutcomeSerializer(allow_null=True))
    def get_outcome(self, section: ShownSection) -> dict[str, Any] | None:
        """Name the outcome that it stands under."""
        return dict(OutcomeSerializer(section.place).data) if section.place.outcome_id else None

    @extend_schema_field(ANY_SEGMENT)
    def get_segments(self, section: ShownSection) -> list[dict[str, object]]:
        """List what it is made of."""
        return [segment_payload(shown) for shown in section.segments]
