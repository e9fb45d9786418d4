"""Claim, export and erase know every table that belongs to a learner, and will know the next one."""

import pytest
from django.contrib.auth.models import User
from django.db import models
from django.test.utils import isolate_apps

from progress.identity import Identity
from progress.models import ClaimReceipt, Learner, OfLearner
from progress.services.claim import models_of_learners
from progress.services.erasure import erase
from progress.services.export import export
from progress.tests.people import ada
from progress.tests.tables import models_with_a_learner, names_learner_uniquely, row_for

pytestmark = pytest.mark.django_db

TABLES = pytest.mark.parametrize("model", models_with_a_learner(), ids=lambda model: model._meta.label)


def learner_with_a_row(model: type[models.Model], identity: Identity) -> Learner:
    learner = Learner.objects.create(user=identity.user, anonymous_token=identity.token)
    row_for(model, learner)
    return learner


@TABLES
def test_every_table_of_a_learner_says_so(model: type[models.Model]) -> None:
    assert issubclass(model, OfLearner)
    assert model in models_of_learners() or model is ClaimReceipt


@TABLES
def test_every_table_is_in_the_export_under_a_name_of_its_own(model: type[OfLearner]) -> None:
    learner_with_a_row(model, ada())
    exported = export(ada())
    assert len(exported[model.exported_as()]) == 1
    names = [one.exported_as() for one in models_with_a_learner() if issubclass(one, OfLearner)]
    assert len(names) == len(set(names))


@TABLES
def test_every_table_is_erased_and_nobody_elses(model: type[OfLearner]) -> None:
    mallory = Identity(user=User.objects.create(username="mallory"))
    gone, kept = learner_with_a_row(model, ada()).pk, learner_with_a_row(model, mallory).pk
    erase(ada())
    assert not model._default_manager.filter(learner=gone).exists()
    assert model._default_manager.filter(learner=kept).count() == 1


@TABLES
def test_what_is_unique_for_a_learner_knows_how_two_become_one(model: type[OfLearner]) -> None:
    assert not names_learner_uniquely(model) or "merge" in vars(model)


@isolate_apps("progress")
def test_the_rule_sees_each_way_of_being_unique() -> None:
    class ByConstraint(OfLearner):
        class Meta:
            app_label = "progress"
            constraints = [models.UniqueConstraint(fields=["learner", "id"], name="by_constraint")]

    class Together(OfLearner):
        class Meta:
            app_label = "progress"
            unique_together = [("learner", "id")]

    class Free(OfLearner):
        class Meta:
            app_label = "progress"

    assert [names_learner_uniquely(model) for model in (ByConstraint, Together, Free)] == [True, True, False]
