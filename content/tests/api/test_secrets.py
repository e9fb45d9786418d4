"""What the database holds for the tutor, for graders and as answers never leaves it."""

import json
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from django.contrib.auth.models import User
from django.test import Client

from config.fixtures import shared_folder
from content.models import Course, LearningOutcome, Lens, Module, Revision, Segment, SlugAlias, Test
from content.services.importing import import_vault, understand
from content.tests.api.secrets import NUMBERS, SECRET, SEEN, WITH_SECRETS
from content.tests.publishing import published
from content.vault.folder import read_folder
from content.vault.segments import Chat, Question, Roleplay

pytestmark = pytest.mark.django_db


def answers(client: Client) -> Iterator[str]:
    """Every answer of the API, and of OPTIONS for it."""
    listed = [client.get(f"/api/{name}").content.decode() for name in ("courses", "modules", "modules?type=lens")]
    yield from listed
    slugs = [
        (kind, item["slug"])
        for kind, text in zip(("courses", "modules"), listed, strict=False)
        for item in json.loads(text)[kind]
    ]
    assert slugs
    for kind, slug in slugs:
        response = client.get(f"/api/{kind}/{quote(slug)}")
        assert response.status_code == 200
        yield response.content.decode()
        yield client.options(f"/api/{kind}/{quote(slug)}").content.decode()


def secrets() -> Iterator[str]:
    """Every text in the database that is for no learner's eyes."""
    for row in Segment.objects.all():
        match row.content:
            case Chat(instructions=text):
                yield text
            case Question(assessment_instructions=text, explanation=explanation, answers=given):
                yield from (text, explanation, *given)
            case Roleplay(ai_instructions=text, assessment_instructions=rubric):
                yield from (text, rubric)
    yield from Lens.objects.values_list("summary_for_tutor", flat=True)


def as_sent(text: str) -> str:
    """A text as it would stand inside an answer in JSON."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def test_the_vault_has_secrets_of_every_kind() -> None:
    published(WITH_SECRETS)
    assert sum(SECRET in text for text in secrets()) == 9
    assert sum(number in text for text in secrets() for number in NUMBERS) == 1


def test_no_answer_holds_a_secret(client: Client) -> None:
    assert published(WITH_SECRETS).revision.issues == []
    everything = "\n".join(answers(client))
    assert everything.count(SEEN) == 2 * 2 + 6  # the roleplay's in its module and alone, the questions' in the module
    assert [word for word in (SECRET, *NUMBERS, "correct", "instructions") if word in everything] == []


def test_nor_does_a_page_of_the_administration(admin_client: Client) -> None:
    published(WITH_SECRETS)
    pages = [
        f"/admin/content/{row._meta.model_name}/{row.pk}/change/"
        for model in (Course, Module, LearningOutcome, Lens, Test, Revision, SlugAlias)
        for row in model._default_manager.all()
    ]
    everything = "\n".join(admin_client.get(page).content.decode() for page in pages)
    assert User.objects.count() == 1
    assert everything.count(SEEN) == 5
    assert [word for word in (SECRET, *NUMBERS) if word in everything] == []


def test_no_answer_about_a_real_vault_holds_a_secret(client: Client) -> None:
    source = read_folder(shared_folder() / "vault")
    import_vault(understand(source), origin="shared", to_publish=True)
    everything = "\n".join(answers(client))
    # One or two words may well stand in a lens too.
    hidden = {as_sent(text.strip()) for text in secrets() if len(text.split()) > 3}
    assert len(hidden) > 100
    assert [text for text in hidden if text in everything] == []
