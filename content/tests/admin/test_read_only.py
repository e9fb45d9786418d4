"""Nobody writes content here, and only staff who may look do."""

import pytest
from django.contrib.auth.models import Permission, User
from django.db.models import Model
from django.test import Client

from content.models import Course, LearningOutcome, Lens, Module, Revision, SlugAlias, Test
from content.tests.publishing import published
from content.tests.vault.build import VALID

pytestmark = pytest.mark.django_db

MODELS: list[type[Model]] = [Course, Module, LearningOutcome, Lens, Test, Revision, SlugAlias]


def addresses(model: type[Model]) -> list[str]:
    """Every page about a model."""
    root = f"/admin/content/{model._meta.model_name}/"
    own = model._default_manager.values_list("pk", flat=True)[0]
    more = [f"{root}issues/", f"{root}1/issues/"] if model is Revision else []
    return [root, f"{root}{own}/change/", f"{root}{own}/history/", *more]


def statuses(client: Client, model: type[Model]) -> set[int]:
    return {client.get(address).status_code for address in addresses(model)}


def person(name: str, *, staff: bool, may_view: type[Model] | None = None) -> Client:
    user = User.objects.create_user(name, is_staff=staff)
    if may_view:
        user.user_permissions.add(Permission.objects.get(codename=f"view_{may_view._meta.model_name}"))
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("model", MODELS)
def test_mallory_sees_no_page(model: type[Model]) -> None:
    published(VALID)
    assert statuses(person("mallory", staff=False, may_view=model), model) == {302}
    assert statuses(Client(), model) == {302}


@pytest.mark.parametrize("model", MODELS)
def test_staff_without_the_permission_see_no_page(model: type[Model]) -> None:
    published(VALID)
    other = Course if model is not Course else Module
    assert statuses(person("ada", staff=True, may_view=other), model) == {403}


@pytest.mark.parametrize("model", MODELS)
def test_staff_with_the_permission_to_view_see_all_of_it(model: type[Model]) -> None:
    published(VALID)
    grace = person("grace", staff=True, may_view=model)
    assert statuses(grace, model) == {200}
    for address in addresses(model):
        assert b'name="_save"' not in grace.get(address).content


@pytest.mark.parametrize("model", MODELS)
def test_not_even_a_superuser_writes(admin_client: Client, model: type[Model]) -> None:
    published(VALID)
    root, change = addresses(model)[:2]
    before = list(model._default_manager.values())
    delete = change.replace("/change/", "/delete/")
    assert admin_client.get(f"{root}add/").status_code == 403
    assert admin_client.post(f"{root}add/", {"title": "Mine"}).status_code == 403
    assert admin_client.post(change, {"title": "Mine"}).status_code == 403
    assert admin_client.post(delete, {"post": "yes"}).status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": [str(before[0].get("id"))], "post": "yes"}
    admin_client.post(root, chosen)
    assert list(model._default_manager.values()) == before
