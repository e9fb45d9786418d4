"""`demo` shows a newcomer what Cairn is, and leaves alone what is somebody's own."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings

from content.models import Course, Lens, Publication, Revision
from content.services.importing import DEMO_ORIGIN, import_vault, understand
from content.vault.folder import read_folder

SITE = "http://127.0.0.1:8000"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_machine(settings: Settings) -> None:
    settings.DEBUG = True
    # The people's passwords are hashed and checked, which is slow on purpose.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def own_vault(tmp_path: Path) -> Path:
    """Somebody's own vault: one lens."""
    (tmp_path / "Lenses").mkdir()
    lens = "---\nid: 6d9a1f0e-7a43-4a0e-9b8b-0f7f4f0f5b3c\ntitle: Ours\n---\n#### Text\ncontent::\nWords.\n"
    (tmp_path / "Lenses" / "Ours.md").write_text(lens)
    return tmp_path


def demo() -> list[str]:
    """What the command prints."""
    out = StringIO()
    call_command("demo", SITE, stdout=out)
    return out.getvalue().splitlines()


def cells(line: str) -> list[str]:
    return re.split(" {2,}", line)


def state() -> list[object]:
    """Everything that a second run must not change."""
    people = User.objects.order_by("username").values_list("username", "password", "is_staff", "is_superuser")
    return [list(Revision.objects.values()), list(Publication.objects.values()), list(people)]


def test_the_demo_is_published_and_every_address_leads_somewhere(client: Client) -> None:
    how, *lines = demo()
    assert how == "published"
    assert Publication.objects.get().revision == Revision.objects.get(number=1, source=DEMO_ORIGIN)
    paths = {what: where.removeprefix(SITE) for what, where in map(cells, lines) if SITE in where}
    assert paths == {
        "Cairn": "/",
        "How to Learn Well": "/courses/how-to-learn-well/",
        "Administration": "/admin/",
        "API": "/api/docs",
    }
    assert {path: client.get(path, follow=True).status_code for path in paths.values()} == dict.fromkeys(
        paths.values(), 200
    )


def test_three_people_can_sign_in() -> None:
    assert [cells(line) for line in demo()[-3:]] == [
        ["Learner", "ada, password cairn-ada"],
        ["Facilitator", "grace, password cairn-grace"],
        ["Administrator", "admin, password cairn-admin"],
    ]
    rights = {user.username: (user.is_staff, user.is_superuser) for user in User.objects.all()}
    assert rights == {"ada": (False, False), "grace": (True, False), "admin": (True, True)}
    assert [user.check_password(f"cairn-{user.username}") for user in User.objects.all()] == [True, True, True]


def test_a_second_run_says_the_same_and_changes_nothing() -> None:
    first = demo()
    before = state()
    second = demo()
    assert second == ["something is published already", *first[1:]]
    assert state() == before


def test_an_account_of_the_same_name_stays_as_it_is_and_is_not_shown() -> None:
    User.objects.create_user("admin", password="mine and mine alone")
    assert [line.split()[0] for line in demo()[-2:]] == ["Learner", "Facilitator"]
    admin = User.objects.get(username="admin")
    assert (admin.is_superuser, admin.check_password("mine and mine alone")) == (False, True)


def test_somebodys_own_vault_stays_alone(own_vault: Path) -> None:
    import_vault(understand(read_folder(own_vault)), origin=str(own_vault), to_publish=True)
    how, *_ = demo()
    assert how == "something is published already"
    assert list(Lens.objects.values_list("title", flat=True)) == ["Ours"]
    assert (Course.objects.count(), User.objects.count()) == (0, 0)


def test_without_debug_nobody_gets_a_password_that_everybody_knows(settings: Settings) -> None:
    settings.DEBUG = False
    assert demo()[-1].endswith("were not made, because DEBUG is off: everybody knows their passwords.")
    assert (User.objects.count(), Course.objects.count()) == (0, 1)
