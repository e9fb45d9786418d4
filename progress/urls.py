"""Learners' pages."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from progress.views.completion import complete, undo
from progress.views.course import course_overview
from progress.views.dashboard import dashboard
from progress.views.home import home
from progress.views.lens import lens_page
from progress.views.module import module_alone, module_in_course
from progress.views.offer import later
from progress.views.theme import set_theme


class Slug(StringConverter):
    """One part of an address. PostgreSQL could not even look for a NUL."""

    regex = r"[^/\x00]+"


class Slugs(StringConverter):
    """A slug that may hold slashes, as those of submodules do."""

    regex = r"[^\x00]+?"


register_converter(Slug, "one")
register_converter(Slugs, "many")

urlpatterns = [
    path("", home, name="home"),
    path("dashboard/", dashboard, name="dashboard"),
    path("courses/<one:course>/", course_overview, name="course"),
    path("courses/<one:course>/<many:module>/", module_in_course, name="course_module"),
    path("modules/<many:module>/", module_alone, name="module"),
    path("lenses/<one:lens>/", lens_page, name="lens"),
    path("complete/", complete, name="complete"),
    path("complete/undo/", undo, name="undo"),
    path("offer/later/", later, name="offer_later"),
    path("theme/", set_theme, name="theme"),
]
