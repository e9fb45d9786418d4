"""Learners: one row a person, signed in or not."""

from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models

from progress.zones import UTC_NAME


class Learner(models.Model):
    """Somebody who studies: a user, or a browser without a name. A claimed browser's row points to the account's.

    `open_span` is the visit that the next beat may lengthen. `credited_until` is not before the end of any other span.
    `last_content_id` and `last_seen_at` tell of the last beat that lengthened no span.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="learners"
    )
    anonymous_token = models.UUIDField(null=True, blank=True)
    born_in_cookie = models.BooleanField(default=False, help_text="Such a token is believed from its cookie alone")
    merged_into = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="merged")
    merged_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    timezone = models.CharField(max_length=64, default=UTC_NAME)
    open_span = models.ForeignKey(
        "progress.StudySpan", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    credited_until = models.DateTimeField(null=True, blank=True)
    last_seen_at = models.DateTimeField(null=True, blank=True)
    last_content_id = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints = [
            # Two first writes at once make one learner.
            models.UniqueConstraint(fields=["user"], condition=models.Q(user__isnull=False), name="learner_of_user"),
            models.UniqueConstraint(
                fields=["anonymous_token"],
                condition=models.Q(anonymous_token__isnull=False),
                name="learner_of_token",
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=False)
                | models.Q(user__isnull=False, anonymous_token__isnull=True)
                | models.Q(user__isnull=True, anonymous_token__isnull=False),
                name="learner_is_somebody",
            ),
        ]

    def __str__(self) -> str:
        return str(self.user) if self.user_id else f"anonymous learner {self.pk}"

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which the learner's days begin and end."""
        return ZoneInfo(self.timezone)
