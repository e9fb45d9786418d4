"""`demo`: publishes Cairn's own course into an empty database, and says where everything is."""

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.urls import reverse

from config.demo import demo_is_published, make_people, publish_demo, published_courses

NO_ACCOUNTS = "The demo's people were not made, because DEBUG is off: everybody knows their passwords."


class Command(BaseCommand):
    """Shows what Cairn is."""

    help = (
        "Publish the demo course, unless the database holds a revision already, and print every address. "
        "With DEBUG, also make the people ada, grace and admin."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("site", nargs="?", default="", help="what addresses begin with: http://127.0.0.1:8000")

    def handle(self, *args: Any, **options: Any) -> None:
        """The first line says what was done; what follows is for people to read."""
        published = publish_demo()
        self.stdout.write("published" if published else "something is published already")
        rows = [*addresses(options["site"]), *accounts()]
        width = max(len(what) for what, _ in rows)
        for what, where in rows:
            self.stdout.write(f"{what:<{width}}  {where}")


def addresses(site: str) -> Iterator[tuple[str, str]]:
    """What there is to look at, with its address."""
    yield "Cairn", site + reverse("home")
    for course in published_courses():
        yield course.title, site + course.get_absolute_url()
    yield "Administration", site + reverse("admin:index")
    yield "API", site + reverse("api-docs")


def accounts() -> Iterator[tuple[str, str]]:
    """Who can sign in to the demo; nobody is made for somebody's own courses."""
    if not demo_is_published():
        return
    if not settings.DEBUG:
        yield "Accounts", NO_ACCOUNTS
        return
    for person in make_people():
        yield person.what.capitalize(), f"{person.name}, password {person.password}"
