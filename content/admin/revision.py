"""Revisions, and what was wrong in the vault when they were imported."""

from collections import Counter
from collections.abc import Mapping, Sequence

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html

from content.admin.base import ReadOnlyAdmin
from content.enums import Severity
from content.models import Publication, Revision

Issue = Mapping[str, str | int]
ISSUES_PER_PAGE = 100


@admin.register(Revision)
class RevisionAdmin(ReadOnlyAdmin):
    """Revisions."""

    list_display = ["number", "is_published", "issue_link", "source", "short_commit", "created_at", "published_at"]
    search_fields = ["source", "commit"]
    fields = readonly_fields = (
        "number",
        "is_published",
        "issue_link",
        "source",
        "commit",
        "created_at",
        "published_at",
    )
    list_per_page = 25

    def get_queryset(self, request: HttpRequest) -> QuerySet[Revision]:
        """Say in the same query which is published, and leave the long manifests where they are."""
        rows: QuerySet[Revision] = super().get_queryset(request)
        published = Exists(Publication.objects.filter(revision=OuterRef("pk")))
        return rows.defer("manifest").annotate(now_published=published)

    @admin.display(description="published", boolean=True)
    def is_published(self, revision: Revision) -> bool:
        """Whether it is what learners see."""
        published: bool = revision.now_published  # type: ignore[attr-defined]  # annotated above
        return published

    @admin.display(description="commit")
    def short_commit(self, revision: Revision) -> str:
        """Return as much of it as one says."""
        return revision.commit[:10]

    @admin.display(description="issues")
    def issue_link(self, revision: Revision) -> str:
        """Link to what was wrong in it."""
        address = reverse("admin:content_revision_issues", args=[revision.number])
        return format_html('<a href="{}">{}</a>', address, counted(revision.issues))

    def get_urls(self) -> list[URLPattern]:
        """Add the pages of issues."""
        return [
            path("issues/", self.admin_site.admin_view(self.issues), name="content_revision_last_issues"),
            path("<int:number>/issues/", self.admin_site.admin_view(self.issues), name="content_revision_issues"),
            *super().get_urls(),
        ]

    def issues(self, request: HttpRequest, number: int | None = None) -> HttpResponse:
        """Show what was wrong in a revision, the last imported one if none is named."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        revisions = self.get_queryset(request)
        revision = revisions.first() if number is None else revisions.filter(number=number).first()
        if revision is None:
            raise Http404
        severity, sought = request.GET.get("severity", ""), request.GET.get("q", "").strip()
        shown = [issue for issue in revision.issues if matches(issue, severity, sought)]
        context = {
            **self.admin_site.each_context(request),
            "title": f"Issues of {revision}",
            "opts": self.opts,
            "revision": revision,
            "counted": counted(revision.issues),
            "severities": Severity.values,
            "severity": severity,
            "sought": sought,
            "page": Paginator(by_place(shown), ISSUES_PER_PAGE).get_page(request.GET.get("page")),
        }
        return TemplateResponse(request, "admin/content/revision/issues.html", context)


def counted(issues: Sequence[Issue]) -> str:
    """How many of each severity: `2 errors, 1 warning`."""
    numbers = Counter(issue["severity"] for issue in issues)
    found = (f"{numbers[name]} {name}{'' if numbers[name] == 1 else 's'}" for name in Severity.values if numbers[name])
    return ", ".join(found) or "none"


def matches(issue: Issue, severity: str, sought: str) -> bool:
    """Whether an issue has this severity ("": any) and says this somewhere, in whatever case."""
    texts = (str(issue[name]) for name in ("path", "code", "message", "hint"))
    return severity in {"", issue["severity"]} and any(sought.casefold() in text.casefold() for text in texts)


def by_place(issues: Sequence[Issue]) -> list[Issue]:
    """In the order of files, and of lines in a file."""
    return sorted(issues, key=lambda issue: (issue["path"], issue["line"]))
