"""Old addresses, and what they lead to."""

from django.contrib import admin
from django.db.models import CharField, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from content.admin.base import NOTHING, ReadOnlyAdmin
from content.enums import Addressed
from content.models import Course, Lens, Module, SlugAlias

MODELS: dict[str, type[Model]] = {Addressed.COURSE: Course, Addressed.MODULE: Module, Addressed.LENS: Lens}


@admin.register(SlugAlias)
class SlugAliasAdmin(ReadOnlyAdmin):
    """Slug aliases."""

    list_display = ["slug", "kind", "target"]
    list_filter = ["kind"]
    search_fields = ["slug"]
    fields = readonly_fields = ("slug", "kind", "target")

    def get_queryset(self, request: HttpRequest) -> QuerySet[SlugAlias]:
        """Fetch the targets' titles in the same query: ids are unique over all kinds."""
        rows: QuerySet[SlugAlias] = super().get_queryset(request)
        titles = (
            Subquery(model._default_manager.filter(pk=OuterRef("target_id")).values("title")[:1])
            for model in MODELS.values()
        )
        return rows.annotate(target_title=Coalesce(*titles, output_field=CharField()))

    @admin.display(description="leads to")
    def target(self, alias: SlugAlias) -> str:
        """Link to it."""
        title: str | None = alias.target_title  # type: ignore[attr-defined]  # annotated above
        if title is None:
            return NOTHING
        model = MODELS[alias.kind]
        address = reverse(f"admin:content_{model._meta.model_name}_change", args=[alias.target_id])
        return format_html('<a href="{}">{}</a>', address, title)
