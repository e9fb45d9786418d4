"""The demo of `make run`: Cairn's own course, and people to look at it with. For one's own machine."""

from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth.models import User

import content
from content.models import Course, Publication, Revision
from content.services.importing import DEMO_ORIGIN, import_vault, understand
from content.vault.folder import read_folder

VAULT = Path(content.__file__).parent / "demo"


@dataclass(frozen=True)
class Person:
    """Somebody who can sign in, with a password that everybody knows."""

    name: str
    what: str
    staff: bool = False
    superuser: bool = False

    @property
    def password(self) -> str:
        """Easy to type."""
        return f"cairn-{self.name}"


PEOPLE = (
    Person("ada", "learner"),
    Person("grace", "facilitator", staff=True),
    Person("admin", "administrator", staff=True, superuser=True),
)


def publish_demo() -> bool:
    """Publish the demo course into a database that holds no revision yet; whether that was so."""
    if Revision.objects.exists():
        return False
    return import_vault(understand(read_folder(VAULT)), origin=DEMO_ORIGIN, to_publish=True).published


def demo_is_published() -> bool:
    """Whether what is shown is the demo, and not somebody's own vault."""
    return Publication.objects.filter(revision__source=DEMO_ORIGIN).exists()


def published_courses() -> list[Course]:
    """The courses that can be opened."""
    return list(Course.objects.live())


def make_people() -> list[Person]:
    """Make who is missing, and return those whose password is the demo's: an account that was there stays as it is."""
    return [person for person in PEOPLE if _has_the_demos_password(person)]


def _has_the_demos_password(person: Person) -> bool:
    account = User.objects.filter(username=person.name).first()
    if account:
        return account.check_password(person.password)
    User.objects.create_user(
        person.name, password=person.password, is_staff=person.staff, is_superuser=person.superuser
    )
    return True
