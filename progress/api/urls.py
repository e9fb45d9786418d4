"""The addresses under /api/ about learners. They stand before content's, whose slugs would swallow them."""

from django.urls import re_path

from progress.api.account import AccountView, ExportView
from progress.api.claim import ClaimView
from progress.api.complete import CompleteView, CompletionView
from progress.api.completed import CompletedView, ExplainView
from progress.api.courses import CourseProgressView, NextModuleView
from progress.api.modules import ModuleProgressView
from progress.api.time import TimeView

ID = r"(?P<content_id>[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})"

urlpatterns = [
    re_path(r"^progress/time/?$", TimeView.as_view(), name="api-time"),
    re_path(r"^progress/complete/?$", CompleteView.as_view(), name="api-complete"),
    re_path(rf"^progress/complete/{ID}/?$", CompletionView.as_view(), name="api-completion"),
    re_path(r"^progress/claim/?$", ClaimView.as_view(), name="api-claim"),
    re_path(r"^progress/completed/?$", CompletedView.as_view(), name="api-completed"),
    re_path(r"^progress/export/?$", ExportView.as_view(), name="api-export"),
    re_path(r"^account/?$", AccountView.as_view(), name="api-account"),
    re_path(rf"^progress/explain/{ID}/?$", ExplainView.as_view(), name="api-explain"),
    re_path(r"^modules/(?P<slug>.+?)/progress/?$", ModuleProgressView.as_view(), name="api-module-progress"),
    re_path(r"^courses/(?P<slug>[^/]+)/progress/?$", CourseProgressView.as_view(), name="api-course-progress"),
    re_path(r"^courses/(?P<slug>[^/]+)/next-module/?$", NextModuleView.as_view(), name="api-next-module"),
]
