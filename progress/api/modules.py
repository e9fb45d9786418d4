"""Where somebody stands with a module."""

from django.utils.timezone import now
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from content.queries.addresses import course_at
from content.queries.outline import ModuleOutline, Outline, Place, published_outline
from progress.api.answering import answer
from progress.api.fields import IdField
from progress.api.schema import answers
from progress.api.views import WritingView, read
from progress.beats import MAX_DELTA_S, Beat
from progress.enums import ContentType
from progress.queries.finding import find_module
from progress.queries.following import lists
from progress.queries.overview import module_progress
from progress.queries.payloads import CompletionPayload, ModuleProgressPayload
from progress.queries.records import ids_under, read_records, whole
from progress.services.completion import complete_content
from progress.services.study_time import record_beats

NO_MODULE = "No module has this address."
NO_SUCH_COURSE = "No course of this address lists the module."
NOT_IN_MODULE = "The module does not hold this."


class StudiedSerializer(serializers.Serializer[dict[str, object]]):
    """A lens or test of the module, how long it was studied since the last time, and whether it is complete."""

    contentId = IdField()
    timeSpentS = serializers.IntegerField(min_value=0, max_value=MAX_DELTA_S, default=0)
    completed = serializers.BooleanField(default=False)


class ModuleProgressView(WritingView):
    """A module, a parent with all its submodules, or a lens with a page of its own."""

    @extend_schema(
        operation_id="modules_progress",
        parameters=[OpenApiParameter("course", description="The course that it is looked at in")],
        responses=answers(ModuleProgressPayload, 400, 401, 404),
    )
    def get(self, request: Request, slug: str) -> Response:
        """Answer with the module's status, time and lenses."""
        outline = published_outline()
        module = _find(outline, slug)
        _check_course(outline, module, request.query_params.get("course"))
        records = read_records(self.identity, outline, ids_under(outline, module))
        return Response(module_progress(records, module))

    @extend_schema(
        operation_id="modules_study",
        request=StudiedSerializer,
        responses=answers(CompletionPayload, 400, 401, 403, 404, 409, 429),
    )
    def post(self, request: Request, slug: str) -> Response:
        """Credit time to a lens or test of the module, and mark it as complete if it is."""
        sent = read(StudiedSerializer, request.data)
        outline = published_outline()
        module = _find(outline, slug)
        held, place = _held(outline, module, sent["contentId"])
        beat = Beat(content_id=place.content_id, module_id=held.id, time_delta_s=sent["timeSpentS"])
        done = None
        if sent["completed"]:
            kind = ContentType.TEST if place.is_test else ContentType.LENS
            done = complete_content(self.identity, place.content_id, kind, now(), beats=[beat])
        else:
            record_beats(self.identity, [beat], now())
        return answer(self.identity, outline, place.content_id, module, done)


def _find(outline: Outline, slug: str) -> ModuleOutline:
    module = find_module(outline, slug)
    if module is None:
        raise NotFound(NO_MODULE)
    return module


def _check_course(outline: Outline, module: ModuleOutline, slug: str | None) -> None:
    """Raise NotFound for a course that has nothing to do with the module."""
    course = course_at(outline, slug) if slug else None
    if slug and (course is None or not lists(course, module)):
        raise NotFound(NO_SUCH_COURSE)


def _held(outline: Outline, module: ModuleOutline, content_id: object) -> tuple[ModuleOutline, Place]:
    for part in whole(outline, module):
        for place in part.places:
            if place.content_id == content_id:
                return part, place
    raise NotFound(NOT_IN_MODULE)
