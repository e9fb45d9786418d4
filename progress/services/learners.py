"""Learners' rows and their locks: the first thing that every write takes (DESIGN, Order of locks)."""

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db.models import Q, Subquery

from content.models import Publication
from content.queries.outline import Outline, outline_of
from progress.exceptions import CookieOnly, NoIdentity, TokenUsedUp
from progress.identity import Identity
from progress.models import Learner
from progress.services.pace import keep_pace

FOLLOWED_FOR = timedelta(hours=24)
"""How long what a claimed browser still sends goes to the account."""


def lock_learner(identity: Identity, now: datetime) -> Learner:
    """The identity's learner, made if there is none, locked until the transaction ends.

    A browser that was claimed leads to the account for a day. Raises TokenUsedUp after that, CookieOnly for a token
    that Cairn gave to a browser and that did not come from its cookie, NoIdentity for a user erased at this moment.
    """
    wanted = _row_of(identity)
    learner = _believed(identity, _locked(wanted) or _made(identity, wanted))
    if learner.merged_into_id is None:
        return learner
    if learner.merged_at is None or now - learner.merged_at > FOLLOWED_FOR:
        raise TokenUsedUp
    return _found(Q(pk=learner.merged_into_id))


def outline_when_locked(learner: Learner) -> Outline:
    """The outline that was published when the learner's lock was asked for: good enough for a beat, without a query.

    A completion asks anew, after it has the lock: while it waited, a publication may have passed.
    """
    return outline_of((getattr(learner, "published_number", None), getattr(learner, "published_at", None)))


def find_learner(identity: Identity) -> Learner | None:
    """The identity's learner for reading: nothing is made, and a claimed browser is nobody. Raises CookieOnly."""
    learner = Learner.objects.filter(_row_of(identity), merged_into__isnull=True).first()
    return _believed(identity, learner) if learner else None


def _believed(identity: Identity, learner: Learner) -> Learner:
    """Checked where the row is read anyway, so that it costs a beat nothing."""
    if identity.token and learner.born_in_cookie and not identity.in_cookie:
        raise CookieOnly
    return learner


def _row_of(identity: Identity) -> Q:
    return Q(user=identity.user) if identity.user else Q(anonymous_token=identity.token)


def _locked(wanted: Q) -> Learner | None:
    """The row, its open span, and which publication there was when it was asked for, in one statement."""
    published = Publication.objects.values("revision__number", "revision__published_at")
    return (
        Learner.objects.select_for_update(of=("self",))
        .select_related("open_span")
        .annotate(
            published_number=Subquery(published.values("revision__number")[:1]),
            published_at=Subquery(published.values("revision__published_at")[:1]),
        )
        .filter(wanted)
        .first()
    )


def _made(identity: Identity, wanted: Q) -> Learner:
    """A new row; of two requests that make it at once the second waits and finds the first one's.

    A row that is erased while its lock is waited for is made once more, for a browser that goes on.
    """
    keep_pace()
    row = Learner(
        user=identity.user,
        anonymous_token=identity.token,
        born_in_cookie=identity.in_cookie,
        timezone=identity.timezone,
    )
    learner = None
    while learner is None:
        Learner.objects.bulk_create([row], ignore_conflicts=True)
        # Asked after the insert: that waits for an erasure at the same moment, after which there is no such user.
        if identity.user and not User.objects.filter(pk=identity.user.pk).exists():
            raise NoIdentity
        learner = _locked(wanted)
    return learner


def _found(wanted: Q) -> Learner:
    learner = _locked(wanted)
    if learner is None:  # only an erasure at the same moment can take it away
        raise Learner.DoesNotExist
    return learner
