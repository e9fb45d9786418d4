"""Marking a lens or test as complete, and taking that back. Both forms name what they mean by permanent ids."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID

from django import forms
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import now
from django.views.decorators.http import require_POST

from content.models import Lens
from content.queries.outline import ModuleOutline, Outline, Place, published_outline
from progress.beats import MAX_BEATS, Beat, read_beats
from progress.enums import ContentType
from progress.exceptions import InvalidBeats, NoIdentity, Refused, TokenUsedUp, WrongType
from progress.identity import Identity
from progress.models import ContentProgress
from progress.pacing import Pace, TooFast
from progress.queries.addresses import course_address, step_address
from progress.queries.records import read_records
from progress.queries.trackers import check_senders
from progress.requests import browser_identity, known_browser, new_token
from progress.services.completion import Completed, complete_content, undo_completion
from progress.services.pace import paced_by
from progress.views.finished import tell_finished
from progress.views.going import go, refuse
from progress.views.setting import Setting
from progress.views.trail import trail_of
from progress.views.ways import ways_from

FOOT = "#finish"
NOT_THIS = "This can’t be marked here."


@dataclass(frozen=True, slots=True)
class Sent:
    """What is meant, and where somebody reads it. `stay`: they want to see the same page again."""

    content: UUID
    kind: str
    module: UUID | None
    course: UUID | None
    stay: bool


class SentForm(forms.Form):
    """The fields of the form."""

    content = forms.UUIDField()
    kind = forms.ChoiceField(choices=[(ContentType.LENS, "lens"), (ContentType.TEST, "test")])
    module = forms.UUIDField(required=False)
    course = forms.UUIDField(required=False)
    stay = forms.BooleanField(required=False)


@require_POST
def complete(request: HttpRequest) -> HttpResponse:
    """Mark as complete and go on: to the next required step, or to what is said when the module is complete."""
    sent = _sent(request)
    try:
        done = _followed(request, lambda identity: _complete(request, identity, sent))
    except (Refused, WrongType) as refused:
        return refuse(request, str(refused), _page(_setting(request, sent), sent.content))
    except TooFast as fast:
        page = _page(_setting(request, sent), sent.content)
        return refuse(request, str(fast), page, HTTPStatus.TOO_MANY_REQUESTS)
    setting = _setting(request, sent)
    place = _place_in(setting.module, sent.content)
    if place and any(named.id == sent.module for named in done.newly):
        # Without the foot: where an address names a part of the page, browsers focus nothing else.
        response = go(request, _page(setting, sent.content).removesuffix(FOOT))
        tell_finished(response, place)
        return response
    if place and not sent.stay:
        return go(request, ways_from(setting, trail_of(setting, place)).onward.address)
    return go(request, _page(setting, sent.content))


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Take a mark back. A second time changes nothing."""
    sent = _sent(request)
    page = _page(_setting(request, sent), sent.content)
    identity = known_browser(request)
    try:
        if identity:
            undo_completion(identity, sent.content, now())
    except Refused as refused:
        return refuse(request, str(refused), page)
    except ContentProgress.DoesNotExist:
        pass  # It was taken back before.
    return go(request, page)


def _sent(request: HttpRequest) -> Sent:
    """What the form says. Raises BadRequest for what no form of ours says."""
    form = SentForm(request.POST)
    if not form.is_valid():
        raise BadRequest(NOT_THIS)
    return Sent(**form.cleaned_data)


def _followed(request: HttpRequest, write: Callable[[Identity], Completed]) -> Completed:
    """Write for this browser. One whose old token is used up gets a new one and loses nothing of what it does now."""
    try:
        return write(browser_identity(request))
    except TokenUsedUp:
        new_token(request)
        return write(browser_identity(request))


def _complete(request: HttpRequest, identity: Identity, sent: Sent) -> Completed:
    """Complete with the beats that the page had not sent yet. Beats that can't be recorded refuse nothing."""
    kind = ContentType(sent.kind)
    with paced_by(Pace(request, identity).keep):
        try:
            return complete_content(identity, sent.content, kind, now(), beats=_beats(request, identity))
        except InvalidBeats:
            return complete_content(identity, sent.content, kind, now())


def _beats(request: HttpRequest, identity: Identity) -> list[Beat]:
    """The field `beats`, which a script fills; none of another learner's. Raises InvalidBeats."""
    try:
        items = json.loads(request.POST.get("beats") or "[]")
        if not isinstance(items, list):
            return []
        check_senders(identity, items)
    except (ValueError, RecursionError, NoIdentity):
        return []
    return read_beats(items[-MAX_BEATS:])


def _setting(request: HttpRequest, sent: Sent) -> Setting:
    """Where somebody reads, as it is published now: names and addresses may have changed since the page was drawn."""
    outline = published_outline()
    module = _module(outline, sent.module, sent.content)
    course = outline.courses_by_id.get(sent.course) if sent.course else None
    inside = course if module and course in outline.courses_with.get(module.id, ()) else None
    return Setting(read_records(known_browser(request), outline), inside, module)


def _module(outline: Outline, module: UUID | None, content: UUID) -> ModuleOutline | None:
    """The module that the page was of or, if the lens has left it, the first that has it now."""
    named = outline.modules_by_id.get(module) if module else None
    if module is None or _place_in(named, content):
        return named
    return next((found for found, _ in outline.places.get(content, ())), named)


def _place_in(module: ModuleOutline | None, content: UUID) -> Place | None:
    return next((place for place in module.places if place.content_id == content), None) if module else None


def _page(setting: Setting, content: UUID) -> str:
    """The foot of the page with the lens; where it stands nowhere any more, what it was a part of."""
    if _place_in(setting.module, content):
        return step_address(setting.module_address, content) + FOOT
    lens = Lens.objects.live().filter(pk=content).exclude(slug="").first()
    if lens:
        return lens.get_absolute_url() + FOOT
    if setting.module:
        return setting.module_address
    return course_address(setting.course) if setting.course else "/"
