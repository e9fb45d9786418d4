"""`/healthz` and `/readyz`: what a supervisor and a load balancer ask, answered before anything else.

They name the machine and not the site, and speak plain HTTP: so neither ALLOWED_HOSTS nor HTTPS holds for them.
"""

from collections.abc import Callable
from functools import cache

from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed, JsonResponse

from content.models import Publication

Answer = Callable[[HttpRequest], HttpResponseBase]
METHODS = ("GET", "HEAD")


class HealthMiddleware:
    """Answers the two addresses. Comes first, for every other middleware may turn a probe away."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, or pass the request on."""
        probe = PROBES.get(request.path_info)
        if probe is None:
            return self.get_response(request)
        answer = probe() if request.method in METHODS else HttpResponseNotAllowed(METHODS)
        answer["Cache-Control"] = "no-store"
        return answer


def healthz() -> HttpResponse:
    """The process is up. Asks nothing of the database: restarting this process would not mend one."""
    return JsonResponse({"status": "ok"})


def readyz() -> HttpResponse:
    """Requests can be sent here: the database answers and has every table. 503 while it is not so.

    `revision` is the published one, null on a new site: that site is ready, and says on its pages that it is empty.
    """
    try:
        if not newest_migrations() <= MigrationRecorder(connection).applied_migrations().keys():
            return _not_ready("migrations are missing")
        number = Publication.objects.values_list("revision__number", flat=True).first()
    except Error:
        return _not_ready("the database does not answer")
    return JsonResponse({"status": "ready", "revision": number})


def _not_ready(why: str) -> HttpResponse:
    return JsonResponse({"status": "not ready", "why": why}, status=503)


@cache
def newest_migrations() -> frozenset[tuple[str, str]]:
    """The last migration of every app in the code that runs."""
    return frozenset(MigrationLoader(None).graph.leaf_nodes())


PROBES: dict[str, Callable[[], HttpResponse]] = {"/healthz": healthz, "/readyz": readyz}
