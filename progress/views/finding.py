"""From the words of an address to what they mean, by what they meant before if nothing has them now."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect

from content.queries.addresses import course_at, module_at
from content.queries.outline import CourseOutline, ModuleOutline, Outline

REMEMBERED_S = 60 * 60


def find_course(outline: Outline, slug: str) -> CourseOutline:
    """The course that has this slug, or had it. Its own slug differs in the second case. Raises Http404."""
    found = course_at(outline, slug)
    if found is None:
        raise Http404
    return found


def find_module(outline: Outline, slug: str) -> ModuleOutline:
    """The module that has this slug, or had it. Its own slug differs in the second case. Raises Http404."""
    found = module_at(outline, slug)
    if found is None:
        raise Http404
    return found


def renamed(request: HttpRequest, address: str) -> HttpResponse:
    """Send on to what has a new address now. A browser may remember it for an hour: slugs can be given again."""
    response = HttpResponsePermanentRedirect(_with_query(request, address))
    response["Cache-Control"] = f"max-age={REMEMBERED_S}"
    return response


def elsewhere(request: HttpRequest, address: str) -> HttpResponse:
    """Send on to what stands in another place at the moment."""
    return HttpResponseRedirect(_with_query(request, address))


def _with_query(request: HttpRequest, address: str) -> str:
    query = request.META.get("QUERY_STRING", "")
    return f"{address}{'&' if '?' in address else '?'}{query}" if query else address
