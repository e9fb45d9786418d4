"""Everything that Cairn holds about somebody, for them to take along."""

from typing import Any

from django.contrib.auth.models import User

from progress.identity import Identity
from progress.models import ApiToken, ClaimReceipt, Learner, OfLearner
from progress.services.claim import models_of_learners
from progress.services.learners import find_learner

ABOUT_USER = ("username", "email", "first_name", "last_name", "date_joined", "last_login")
ABOUT_LEARNER = ("created_at", "timezone", "last_seen_at", "last_content_id")
ABOUT_TOKEN = ("name", "created_at", "last_used_on", "revoked_at")
ABOUT_BROWSER = ("created_at", "merged_at")


def export(identity: Identity) -> dict[str, Any]:
    """One key a table; nothing is made for somebody who did nothing. A claimed browser's work is its account's.

    Keys and hashes of API tokens and of browsers stay behind: whoever had the file could act as the learner.
    """
    learner = find_learner(identity)
    models: list[type[OfLearner]] = [*models_of_learners(), ClaimReceipt]
    tables = {model.exported_as(): model.export(learner) if learner else [] for model in models}
    return {**_about_learner(learner), **_about_user(identity.user), **tables}


def _about_learner(learner: Learner | None) -> dict[str, Any]:
    if learner is None:
        return {"learner": None, "claimed_browsers": []}
    return {
        "learner": {name: getattr(learner, name) for name in ABOUT_LEARNER},
        "claimed_browsers": list(learner.merged.order_by("pk").values(*ABOUT_BROWSER)),
    }


def _about_user(user: User | None) -> dict[str, Any]:
    if user is None:
        return {"account": None, "api_tokens": []}
    return {
        "account": {name: getattr(user, name) for name in ABOUT_USER},
        "api_tokens": list(ApiToken.objects.filter(user=user).order_by("pk").values(*ABOUT_TOKEN)),
    }
