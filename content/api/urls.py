"""The addresses under /api/ that content answers. `progress` is reserved as the last part of every slug."""

from django.urls import re_path

from content.api.courses import CoursesView, CourseView
from content.api.modules import ModulesView, ModuleView

urlpatterns = [
    re_path(r"^courses/?$", CoursesView.as_view(), name="api-courses"),
    re_path(r"^courses/(?P<slug>[^/]+)/?$", CourseView.as_view(), name="api-course"),
    re_path(r"^modules/?$", ModulesView.as_view(), name="api-modules"),
    # Slugs of modules hold slashes: what has a longer address has to stand before this one.
    re_path(r"^modules/(?P<slug>.+?)/?$", ModuleView.as_view(), name="api-module"),
]
