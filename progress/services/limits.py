"""Anybody can send contents that no vault knows: they are recorded, but not without end."""

from collections.abc import Iterable

from django.conf import settings

from progress.exceptions import Refused, TooManyUnregistered
from progress.models import ContentProgress, Learner
from progress.services.pace import keep_pace
from progress.services.placing import Named

UNREGISTERED_LIMIT = 200


def check_welcome(named: Named) -> None:
    """Raises Refused for what no vault knows, where a site takes only what it publishes."""
    if not named.registered and settings.PROGRESS_REGISTERED_ONLY:
        raise Refused("This content is not part of any course here.")


def check_room(learner: Learner, new: Iterable[Named]) -> None:
    """Raises TooManyUnregistered when rows for all of these would be too many. One query, and only if there are any."""
    wanted = list(new)
    if wanted:
        keep_pace()
    strangers = sum(not named.registered for named in wanted)
    if strangers:
        known = ContentProgress.objects.filter(learner=learner, registered=False).count()
        if known + strangers > UNREGISTERED_LIMIT:
            raise TooManyUnregistered(UNREGISTERED_LIMIT)
