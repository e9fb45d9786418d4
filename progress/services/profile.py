"""What learners say about themselves."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from progress.identity import Identity
from progress.services.learners import lock_learner


def save_profile(user: User, *, name: str, timezone: str, now: datetime) -> None:
    """Keep the name as it should be shown, and the zone in which days begin and end from now on.

    Days that were counted keep the zone they were counted in.
    """
    with transaction.atomic():
        learner = lock_learner(Identity(user=user), now)
        learner.timezone = timezone
        learner.save(update_fields=["timezone"])
        if name != user.get_full_name():
            user.first_name, user.last_name = name, ""
            user.save(update_fields=["first_name", "last_name"])
