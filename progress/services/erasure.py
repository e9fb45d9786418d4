"""Erasing: somebody takes back everything that Cairn holds about them."""

from django.contrib.auth.models import User
from django.db import transaction

from progress.identity import Identity
from progress.models import Learner
from progress.services.learners import find_learner


def erase(identity: Identity) -> None:
    """Delete a learner with all that is theirs; of a user also the browsers they claimed, and the user.

    What a user did as a facilitator stays in the learners' activity log, without a name. An anonymous token that an
    account claimed has nothing of its own: nothing is erased then. Raises CookieOnly as any other write.
    """
    if identity.user is None:
        _erase_browser(identity)
        return
    while not _erased(identity.user):
        pass  # they claimed a browser at the same moment, and its row has to be locked before theirs


def _erase_browser(identity: Identity) -> None:
    learner = find_learner(identity)
    if learner is None:
        return
    with transaction.atomic():
        locked = Learner.objects.select_for_update().filter(pk=learner.pk).first()
        if locked and locked.merged_into_id is None:
            locked.delete()


def _erased(user: User) -> bool:
    """Lock browsers first and the account last, as claims and late beats do. False if a claim came in between."""
    with transaction.atomic():
        if not User.objects.filter(pk=user.pk).exists():
            return True
        # A row to lock, also for who did nothing: what begins at this moment waits for it, and finds no user then.
        Learner.objects.bulk_create([Learner(user=user)], ignore_conflicts=True)
        account = Learner.objects.filter(user=user)
        browsers = Learner.objects.filter(merged_into__user=user)
        locked = {row.pk for row in browsers.select_for_update(of=("self",)).order_by("pk")}
        locked |= {row.pk for row in account.select_for_update()}
        if not locked.issuperset(browsers.values_list("pk", flat=True)):
            return False
        Learner.objects.filter(pk__in=locked).delete()
        User.objects.filter(pk=user.pk).delete()
        return True
