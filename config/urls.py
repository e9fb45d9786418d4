"""Every address of the site. `/healthz` and `/readyz` are answered before addresses matter, by config/health.py."""

from allauth.decorators import rate_limit
from django.contrib import admin
from django.urls import include, path, re_path

from config.api import DocsView, SchemaView, UnknownAddress

urlpatterns = [
    # The same limit as at the learners' own door.
    path("admin/login/", rate_limit(action="login")(admin.site.login)),
    path("admin/", admin.site.urls),
    path("api/", include("progress.api.urls")),
    path("api/", include("content.api.urls")),
    re_path(r"^api/schema/?$", SchemaView.as_view(), name="api-schema"),
    re_path(r"^api/docs/?$", DocsView.as_view(), name="api-docs"),
    re_path(r"^api(?:/|$)", UnknownAddress.as_view()),
    path("", include("progress.urls_accounts")),
    path("", include("progress.urls")),
]

handler400 = "config.exceptions.bad_request"
handler500 = "config.exceptions.server_error"
