"""A page with a tracker and nothing else, and a desk that takes its beats. Only for tests: `urlpatterns` is a URLconf.

Who learns stands in the cookie `who`, so that Ada can leave and Bob come by writing a word.
"""

import itertools
import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import path
from django.utils.crypto import salted_hmac
from django.utils.html import format_html
from django.utils.timezone import now
from django.views.decorators.csrf import csrf_exempt

from content.tests.vault.build import MODULE
from progress.beats import read_beat
from progress.identity import Identity
from progress.models import ContentProgress
from progress.services.study_time import record_beats

POLICY = "default-src 'self'; frame-src 'self' https://www.youtube-nocookie.com"


@dataclass
class Desk:
    """What was heard, and how the server behaves. A new one for each test."""

    number: int = field(default_factory=itertools.count(1).__next__)
    """In the name of its learners: what a page of the test before still sends counts for nobody here."""
    ahead_s: float = 0
    """How far the server's clock is beyond the real one: a page with a clock of its own runs through hours at once."""
    latency_s: Callable[[], float] = lambda: 0
    status: int = 204
    heard: list[Mapping[str, Any]] = field(default_factory=list)
    requests: int = 0
    completed: list[Mapping[str, Any]] = field(default_factory=list)
    strangers: int = 0

    def now(self) -> datetime:
        return now() + timedelta(seconds=self.ahead_s)

    def counted(self, name: str, content: UUID | str) -> int:
        """The seconds that are stored."""
        found = ContentProgress.objects.filter(learner__user__username=f"{name}-{self.number}", content_id=content)
        return sum(found.values_list("total_time_spent_s", flat=True))

    def take(self, request: HttpRequest, number: int, beats: Sequence[Mapping[str, Any]]) -> int:
        """Record beats as the product does, unless they are somebody else's. The status of the answer."""
        identity = Identity(user=User.objects.get_or_create(username=f"{who(request)}-{number}")[0])
        if any(beat["learner"] != key_of(who(request)) for beat in beats):
            self.strangers += len(beats)
            return 401
        record_beats(identity, [read_beat(beat) for beat in beats], self.now())
        self.heard.extend(beats)
        return 204


desk = Desk()


def fresh() -> Desk:
    """The desk as if nothing had happened."""
    desk.__dict__.update(Desk().__dict__)
    return desk


def who(request: HttpRequest) -> str:
    return request.COOKIES.get("who", "ada")


def key_of(name: str) -> str:
    """What stands for a learner in the page."""
    return salted_hmac("cairn.tracker", name).hexdigest()[:32]


def lens(request: HttpRequest, content: UUID) -> HttpResponse:
    """The page; `?idle=` as a lens with a chat has it."""
    page = format_html(
        """<!doctype html><title>Lens</title>
<script type="module" src="{}"></script>
<main data-tracker="/beats/{}" data-content="{}" data-module="{}" data-learner="{}" data-idle="{}">
<h1>Clay</h1><p>Feel it first.</p><textarea aria-label="Notes"></textarea>
<form method="post" action="/complete/{}" data-completes="{}"><button>Mark complete</button></form>
<a href="/lens/{}">again</a></main>""",
        static("js/progress/tracker.js"),
        desk.number,
        content,
        MODULE,
        key_of(who(request)),
        request.GET.get("idle", "180"),
        desk.number,
        content,
        content,
    )
    return HttpResponse(page, headers={"Content-Security-Policy": POLICY})


@csrf_exempt
def beats(request: HttpRequest, number: int) -> HttpResponse:
    """What `POST /api/progress/time` does, after a while."""
    time.sleep(desk.latency_s())
    desk.requests += 1
    if desk.status != 204:
        return HttpResponse(status=desk.status)
    sent = json.loads(request.body)
    return HttpResponse(status=desk.take(request, number, sent if isinstance(sent, list) else [sent]))


@csrf_exempt
def complete(request: HttpRequest, number: int) -> HttpResponse:
    """What a page's form does: its beats come in a field of text."""
    sent = json.loads(request.POST["beats"])
    desk.completed.extend(sent)
    return JsonResponse({"beats": desk.take(request, number, sent)})


def blank(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(
        "<!doctype html><title>Elsewhere</title><p>No lens here.", headers={"Cache-Control": "no-store"}
    )


urlpatterns = [
    path("lens/<uuid:content>", lens),
    path("beats/<int:number>", beats),
    path("complete/<int:number>", complete),
    path("blank", blank),
]
