"""Modules with their sections, submodules and courses."""

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from content.admin.base import ContentAdmin, Part, link_to
from content.admin.section import SectionPart
from content.models import CourseItem, Module


class ChildPart(Part):
    """The submodules of a parent."""

    model = Module
    fields = readonly_fields = ("submodule", "slug", "tier")
    verbose_name_plural = "submodules"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Module]:
        """Only those that are there."""
        rows: QuerySet[Module] = super().get_queryset(request)
        return rows.filter(retired_at__isnull=True)

    @admin.display(description="submodule")
    def submodule(self, module: Module) -> str:
        """Link to it."""
        return link_to(module)


class ListedPart(Part):
    """The courses that list a module."""

    model = CourseItem
    fields = readonly_fields = ("course_link", "position", "optional")
    verbose_name_plural = "courses"

    def get_queryset(self, request: HttpRequest) -> QuerySet[CourseItem]:
        """Fetch the courses with their lines."""
        rows: QuerySet[CourseItem] = super().get_queryset(request)
        return rows.select_related("course", "module")

    @admin.display(description="course")
    def course_link(self, item: CourseItem) -> str:
        """Link to it."""
        return link_to(item.course)


@admin.register(Module)
class ModuleAdmin(ContentAdmin):
    """Modules, submodules and parents."""

    list_display = ["title", "slug", "parent_link", "sections", "submodules", "tier", "live", "source"]
    list_select_related = ["parent"]
    search_fields = ["title", "slug", "source_path"]
    fields = readonly_fields = (
        "id",
        "title",
        "slug",
        "old_addresses",
        "parent_link",
        "source",
        "tier",
        "live",
        "requires",
        "sequential",
        "difficulty",
        "categories",
    )
    inlines = [SectionPart, ChildPart, ListedPart]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Module]:
        """Count sections and submodules in the same query."""
        rows: QuerySet[Module] = super().get_queryset(request)
        counts = {"section_count": Count("sections", distinct=True), "child_count": Count("children", distinct=True)}
        return rows.annotate(**counts)

    @admin.display(description="parent", ordering="parent__title")
    def parent_link(self, module: Module) -> str:
        """Link to what it is a part of."""
        return link_to(module.parent)

    @admin.display(ordering="section_count")
    def sections(self, module: Module) -> int:
        """Count them."""
        count: int = module.section_count  # type: ignore[attr-defined]  # annotated above
        return count

    @admin.display(ordering="child_count")
    def submodules(self, module: Module) -> int:
        """Count them, retired ones too."""
        count: int = module.child_count  # type: ignore[attr-defined]  # annotated above
        return count
