"""Sections, on the pages of all that meets in them."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from content.admin.base import Part, link_to
from content.models import Section


class SectionPart(Part):
    """The sections of a module in the order in which a learner meets them."""

    model = Section
    fields = readonly_fields = ("position", "content", "kind", "outcome_link", "demand")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Section]:
        """Fetch with the sections what they join."""
        rows: QuerySet[Section] = super().get_queryset(request)
        joined = rows.select_related("module", "lens", "test", "outcome")
        return joined.order_by("module__source_path", "module__source_line", "position")

    @admin.display(description="module")
    def module_link(self, section: Section) -> str:
        """Link to where it stands."""
        return link_to(section.module)

    @admin.display(description="lens or test")
    def content(self, section: Section) -> str:
        """Link to what stands there."""
        return link_to(section.lens or section.test)

    @admin.display(description="kind")
    def kind(self, section: Section) -> str:
        """Say what the learner does there."""
        held = section.lens or section.test
        return held.kind if held else ""

    @admin.display(description="outcome")
    def outcome_link(self, section: Section) -> str:
        """Link to what it leads to."""
        return link_to(section.outcome)

    @admin.display(description="demand")
    def demand(self, section: Section) -> str:
        """Say whether it has to be done; what is hidden never has to."""
        if section.hidden:
            return "optional, hidden"
        return "optional" if section.optional else "required"


class PlacePart(SectionPart):
    """Where a lens or test stands."""

    fields = readonly_fields = ("module_link", "position", "title", "outcome_link", "demand")
    verbose_name_plural = "places"


class OutcomePlacePart(SectionPart):
    """Where an outcome stands."""

    fields = readonly_fields = ("module_link", "position", "content", "kind", "demand")
    verbose_name_plural = "places"
