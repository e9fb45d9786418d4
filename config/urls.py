"""Every address of the site. `/healthz` and `/readyz` are answered before addresses matter, by config/health.py."""

from django.contrib import admin
from django.urls import include, path, re_path

from config.api import DocsView, SchemaView, UnknownAddress

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/", include("content.api.urls")),
    re_path(r"^api/schema/?$", SchemaView.as_view(), name="api-schema"),
    re_path(r"^api/docs/?$", DocsView.as_view(), name="api-docs"),
    re_path(r"^api(?:/|$)", UnknownAddress.as_view()),
    path("", include("progress.urls")),
]

handler400 = "config.exceptions.bad_request"
handler500 = "config.exceptions.server_error"
