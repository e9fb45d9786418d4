"""Learning outcomes, lenses and tests, and where they stand."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.text import Truncator

from content.admin.base import ContentAdmin, Part
from content.admin.section import OutcomePlacePart, PlacePart
from content.models import Content, LearningOutcome, Lens, Segment, Test
from content.rendering.visible import visible_texts

PREVIEW_WORDS = 30


class SegmentPart(Part):
    """The segments of a lens or test, with the beginning of what learners read in them."""

    model = Segment
    fields = readonly_fields = ("position", "kind", "optional", "begins")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Segment]:
        """Only those that are there."""
        rows: QuerySet[Segment] = super().get_queryset(request)
        return rows.filter(retired_at__isnull=True)

    @admin.display(description="begins")
    def begins(self, segment: Segment) -> str:
        """Return the first words that are for learners' eyes."""
        _, text = next(visible_texts(segment.content), ("", ""))
        return Truncator(text).words(PREVIEW_WORDS)


class PlacedAdmin(ContentAdmin):
    """What stands in sections."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Count the places in the same query."""
        rows: QuerySet[Any] = super().get_queryset(request)
        counted: QuerySet[Any] = rows.annotate(place_count=Count("sections"))
        return counted

    @admin.display(ordering="place_count")
    def places(self, placed: Content) -> int:
        """Count them."""
        count: int = placed.place_count  # type: ignore[attr-defined]  # annotated above
        return count


@admin.register(LearningOutcome)
class LearningOutcomeAdmin(PlacedAdmin):
    """Learning outcomes."""

    list_display = ["title", "statement", "places", "tier", "live", "source"]
    search_fields = ["title", "statement", "source_path"]
    fields = readonly_fields = ("id", "title", "statement", "source", "tier", "live")
    inlines = [OutcomePlacePart]


@admin.register(Lens)
class LensAdmin(PlacedAdmin):
    """Lenses."""

    list_display = ["title", "kind", "slug", "minutes", "places", "tier", "live", "source"]
    list_filter = [*ContentAdmin.list_filter, "kind"]
    search_fields = ["title", "slug", "source_path"]
    fields = readonly_fields = (
        "id",
        "title",
        "slug",
        "old_addresses",
        "kind",
        "minutes",
        "tldr",
        "replaces",
        "reveal_all",
        "source",
        "tier",
        "live",
    )
    inlines = [PlacePart, SegmentPart]


@admin.register(Test)
class TestAdmin(PlacedAdmin):
    """Tests."""

    __test__ = False
    list_display = ["title", "minutes", "places", "tier", "live", "source"]
    fields = readonly_fields = (
        "id",
        "title",
        "kind",
        "minutes",
        "replaces",
        "feedback",
        "source",
        "tier",
        "live",
    )
    inlines = [PlacePart, SegmentPart]
