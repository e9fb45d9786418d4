"""The site's addresses and one more, whose view does nothing: what Django and the middleware cost by themselves."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def empty(request: HttpRequest) -> HttpResponse:
    """Answer with nothing."""
    return HttpResponse()


urlpatterns = [path("empty/", empty, name="empty"), path("", include("config.urls"))]
