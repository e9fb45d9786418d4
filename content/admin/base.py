"""Pages that can be looked at and not written to."""

from typing import Any
from uuid import UUID

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from content.models import Content, SlugAlias

NOTHING = "-"


class ReadOnly:
    """Nobody may write, not even a superuser."""

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """No."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """No."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """No."""
        return False


class ReadOnlyAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]  # no generic before Django's stubs patch it
    """A list and a page for each row, for staff with the permission to view."""

    class Media:
        css = {"all": ["css/cairn-admin.css"]}


class Part(ReadOnly, admin.TabularInline):  # type: ignore[type-arg]
    """Rows on the page of what they are a part of: who may see that may see them."""

    extra = 0
    can_delete = False
    classes = ("cairn-part",)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Return what the page decided already."""
        return True


class StateFilter(admin.SimpleListFilter):
    """Live is what the published revision holds, retired what left the vault."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - Django's own signature
        """Name the two states."""
        return [("live", "live"), ("retired", "retired")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Model]) -> QuerySet[Model]:
        """Keep the rows in the state asked for."""
        if self.value() in {"live", "retired"}:
            return queryset.filter(retired_at__isnull=self.value() == "live")
        return queryset


class ContentAdmin(ReadOnlyAdmin):
    """One kind of content: where it stands in the vault, and where learners see it."""

    list_filter = [StateFilter, "tier"]
    search_fields = ["title", "source_path"]
    list_per_page = 50

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Find by id as well: learners' rows name content by it."""
        try:
            return queryset.filter(pk=UUID(search_term.strip())), False
        except ValueError:
            return super().get_search_results(request, queryset, search_term)

    def view_on_site(self, obj: Content) -> str | None:
        """Return the address that learners know; None for what has none."""
        return obj.get_absolute_url() or None if hasattr(obj, "get_absolute_url") and not obj.retired_at else None

    @admin.display(description="source", ordering="source_path")
    def source(self, obj: Content) -> str:
        """Name file and line."""
        return f"{obj.source_path}:{obj.source_line}"

    @admin.display(description="live", boolean=True, ordering="-retired_at")
    def live(self, obj: Content) -> bool:
        """Whether the published revision holds it."""
        return obj.retired_at is None

    @admin.display(description="old addresses")
    def old_addresses(self, obj: Content) -> str:
        """List the slugs that lead here."""
        return ", ".join(SlugAlias.objects.filter(target_id=obj.pk).values_list("slug", flat=True)) or NOTHING


def link_to(row: Model | None) -> str:
    """A link to a row's page in the admin."""
    if row is None:
        return NOTHING
    name = f"admin:{row._meta.app_label}_{row._meta.model_name}_change"
    return format_html('<a href="{}">{}</a>', reverse(name, args=[row.pk]), row)
