"""Courses, their units and their modules."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from content.api.fields import NameField
from content.api.problem import ProblemSerializer
from content.api.published import PublishedView
from content.queries.addresses import course_at
from content.queries.outline import CourseOutline, ListedModule, Outline, Unit, published_outline

NO_COURSE = "No course has this address."


class CourseSerializer(serializers.Serializer[CourseOutline]):
    """A course as a list shows it. `modules` says how many, `minutes` what it takes to do all that is required."""

    id = serializers.UUIDField()
    slug = serializers.CharField()
    title = serializers.CharField()
    description = serializers.CharField()
    modules = serializers.SerializerMethodField()
    minutes = serializers.IntegerField()

    def get_modules(self, course: CourseOutline) -> int:
        """Count them."""
        return len(course.listed)


class ListedModuleSerializer(serializers.Serializer[ListedModule]):
    """A module at its place in a course. `parentSlug` and `parentTitle` are null for what is no submodule."""

    id = serializers.UUIDField(source="module.id")
    slug = serializers.CharField(source="module.slug")
    title = serializers.CharField(source="module.title")
    optional = serializers.BooleanField()
    parentSlug = NameField(source="module.parent_slug")
    parentTitle = NameField(source="module.parent_title")
    minutes = serializers.IntegerField(source="module.minutes")


class UnitSerializer(serializers.Serializer[Unit]):
    """The modules up to a meeting; both names are null for what follows the last meeting."""

    meetingNumber = serializers.SerializerMethodField(method_name="meeting_number")
    meetingName = NameField(source="meeting")
    modules = ListedModuleSerializer(many=True)

    def meeting_number(self, unit: Unit) -> int | None:
        """Count the meetings from 1."""
        return unit.number if unit.meeting else None


class WholeCourseSerializer(CourseSerializer):
    """A course with all that it lists. `requires` holds the ids of what has to be completed before it opens."""

    difficulty = serializers.IntegerField(allow_null=True, min_value=1, max_value=5)
    categories = serializers.ListField(child=serializers.CharField())
    requires = serializers.ListField(child=serializers.UUIDField())
    sequential = serializers.BooleanField()
    units = UnitSerializer(many=True)


class CoursesSerializer(serializers.Serializer[dict[str, object]]):
    """Every course."""

    courses = CourseSerializer(many=True)


class CoursesView(PublishedView):
    """Courses."""

    @extend_schema(operation_id="courses_list", responses=CoursesSerializer)
    def get(self, request: Request) -> Response:
        """Every course that is published."""
        outline = published_outline()
        return self.answer(
            request,
            outline.version,
            lambda: CoursesSerializer({"courses": outline.courses.values()}).data,
        )


class CourseView(PublishedView):
    """One course."""

    @extend_schema(operation_id="courses_read", responses={200: WholeCourseSerializer, 404: ProblemSerializer})
    def get(self, request: Request, slug: str) -> Response:
        """Return a course with its units; for an alias or an old slug too, with the present `slug`."""
        outline = published_outline()
        course = find_course(outline, slug)
        return self.answer(request, outline.version, lambda: WholeCourseSerializer(course).data)


def find_course(outline: Outline, slug: str) -> CourseOutline:
    """The course under a slug or an alias. Raises NotFound."""
    course = course_at(outline, slug)
    if course is None:
        raise NotFound(NO_COURSE)
    return course
