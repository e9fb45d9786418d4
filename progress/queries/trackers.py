"""Whose unsent beats a page may send."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from django.utils.timezone import now

from progress.exceptions import NoIdentity
from progress.identity import Identity
from progress.models import Learner
from progress.tracking import learner_key

BEATS_WAIT_FOR = timedelta(hours=24)


def tracker_keys(identity: Identity) -> Iterator[str]:
    """The key of the present learner, then those of browsers that became this account while their beats still wait.

    One query for an account, none for a browser.
    """
    yield learner_key(identity)
    if identity.user:
        merged = Learner.objects.filter(merged_into__user=identity.user, merged_at__gte=now() - BEATS_WAIT_FOR)
        for token in merged.values_list("anonymous_token", flat=True):
            yield learner_key(Identity(token=token))


def check_senders(identity: Identity, sent: Sequence[object]) -> None:
    """Beats that a page kept say whose they are: raises NoIdentity when they are not the present learner's.

    A page that Ada left open goes on sending after Bob has signed in beside it. Beats of other clients say nothing.
    """
    said = (beat.get("learner") for beat in sent if isinstance(beat, dict))
    named = {key for key in said if isinstance(key, str)}
    own = tracker_keys(identity)
    while named:
        key = next(own, None)
        if key is None:
            raise NoIdentity("These beats are somebody else's.")
        named.discard(key)
