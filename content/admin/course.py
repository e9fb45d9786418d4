"""Courses, and what they list."""

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from content.admin.base import ContentAdmin, Part, link_to
from content.models import Course, CourseItem


class ItemPart(Part):
    """The course's modules and meetings in order."""

    model = CourseItem
    fields = readonly_fields = ("position", "listed", "optional")
    verbose_name_plural = "modules and meetings"

    def get_queryset(self, request: HttpRequest) -> QuerySet[CourseItem]:
        """Fetch the modules with their lines."""
        rows: QuerySet[CourseItem] = super().get_queryset(request)
        return rows.select_related("module")

    @admin.display(description="module or meeting")
    def listed(self, item: CourseItem) -> str:
        """Link to the module, or name the meeting."""
        return link_to(item.module) if item.module else f"Meeting: {item.meeting}"


@admin.register(Course)
class CourseAdmin(ContentAdmin):
    """Courses."""

    list_display = ["title", "slug", "modules", "tier", "live", "source"]
    search_fields = ["title", "slug", "source_path"]
    fields = readonly_fields = (
        "id",
        "title",
        "slug",
        "old_addresses",
        "description",
        "source",
        "tier",
        "live",
        "requires",
        "sequential",
        "difficulty",
        "categories",
    )
    inlines = [ItemPart]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Course]:
        """Count the modules in the same query."""
        rows: QuerySet[Course] = super().get_queryset(request)
        return rows.annotate(module_count=Count("items__module"))

    @admin.display(ordering="module_count")
    def modules(self, course: Course) -> int:
        """Count them."""
        count: int = course.module_count  # type: ignore[attr-defined]  # annotated above
        return count
