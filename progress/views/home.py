"""The start page: what can be learned here, and how far its reader is with it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from content.queries.outline import published_outline
from progress.views.setting import records_of
from progress.views.shelf import shelf


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """List the courses, or say that there is none yet."""
    outline = published_outline()
    courses = tuple(shelf(records_of(request, outline))) if outline.courses else ()
    return render(request, "home.html", {"courses": courses, "canonical": request.build_absolute_uri("/")})
