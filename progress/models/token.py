"""Keys for programs that act for a learner."""

import hashlib
import secrets

from django.conf import settings
from django.db import models

PREFIX = "cairn_"


class ApiToken(models.Model):
    """A named key. Only its hash is kept: it is shown once, when it is made."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=100)
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    last_used_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.name

    @staticmethod
    def new_key() -> str:
        """A key that nobody can guess (256 bits)."""
        return PREFIX + secrets.token_urlsafe(32)

    @staticmethod
    def digest_of(key: str) -> str:
        """What is kept of a key. A plain hash is enough: the key is random, not somebody's password."""
        return hashlib.sha256(key.encode()).hexdigest()
