"""Where somebody stands with a course, and what follows in it."""

from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.exceptions import NotFound
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from content.queries.addresses import course_at
from content.queries.outline import CourseOutline, Outline, published_outline
from progress.api.schema import answers
from progress.api.views import LearnerView, read
from progress.queries.finding import find_module
from progress.queries.following import following, lists
from progress.queries.overview import course_progress
from progress.queries.payloads import CompletedUnitPayload, CourseProgressPayload, NextModulePayload
from progress.queries.records import read_records

NO_COURSE = "No course has this address."
NOT_LISTED = "The course does not list this module."


class CourseProgressView(LearnerView):
    """A course, for anybody: whoever has not begun stands at zero."""

    permission_classes = (AllowAny,)

    @extend_schema(operation_id="courses_progress", responses=answers(CourseProgressPayload, 400, 404))
    def get(self, request: Request, slug: str) -> Response:
        """Answer with the course's status and time, and all that it lists."""
        outline = published_outline()
        course = _find(outline, slug)
        return Response(course_progress(read_records(self.somebody, outline), course))


class CurrentSerializer(serializers.Serializer[dict[str, str]]):
    """Where somebody is."""

    current = serializers.CharField(help_text="The slug of a module of the course")


class NextModuleView(APIView):
    """What follows a module: the same for everybody."""

    authentication_classes = ()
    permission_classes = (AllowAny,)

    @extend_schema(
        operation_id="courses_next_module",
        parameters=[CurrentSerializer],
        responses=answers(NextModulePayload | CompletedUnitPayload, 400, 404)
        | {204: OpenApiResponse(description="The course ends with this module.")},
    )
    def get(self, request: Request, slug: str) -> Response:
        """Name the next module of the unit, or the unit that ends with a meeting."""
        current = read(CurrentSerializer, request.query_params)["current"]
        outline = published_outline()
        course, module = _find(outline, slug), find_module(outline, current)
        if module is None or not lists(course, module):
            raise NotFound(NOT_LISTED)
        after = following(course, module)
        return Response(after) if after else Response(status=status.HTTP_204_NO_CONTENT)


def _find(outline: Outline, slug: str) -> CourseOutline:
    course = course_at(outline, slug)
    if course is None:
        raise NotFound(NO_COURSE)
    return course
