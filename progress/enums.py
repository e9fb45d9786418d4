"""The choices of everything that learners do."""

from django.db.models import TextChoices


class ContentType(TextChoices):
    """What a progress row is about. The first two are what learners complete, the others follow from them."""

    LENS = "lens"
    TEST = "test"
    LO = "lo"
    MODULE = "module"
    COURSE = "course"


LEAVES = frozenset({ContentType.LENS, ContentType.TEST})


class EventKind(TextChoices):
    """What the activity log tells."""

    COMPLETED = "completed"
    UNDONE = "undone"
    WITHDRAWN = "withdrawn"
    CLAIMED = "claimed"
    CLAIM_UNDONE = "claim_undone"


class Status(TextChoices):
    """Where a learner stands with a container."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
