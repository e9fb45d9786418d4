"""Keys for programs: made, used and revoked."""

from datetime import datetime

from django.contrib.auth.models import User

from progress.models import ApiToken


def make_token(user: User, name: str) -> tuple[ApiToken, str]:
    """A new key of the user's, and its text, which is kept nowhere."""
    key = ApiToken.new_key()
    return ApiToken.objects.create(user=user, name=name, digest=ApiToken.digest_of(key)), key


def revoke_token(user: User, token_key: int, now: datetime) -> ApiToken:
    """Close a key for good. Raises ApiToken.DoesNotExist for one that is not the user's, or was revoked before."""
    token = ApiToken.objects.get(pk=token_key, user=user, revoked_at__isnull=True)
    token.revoked_at = now
    token.save(update_fields=["revoked_at"])
    return token


def user_of_key(key: str, now: datetime, *, writing: bool) -> User | None:
    """Whose key it is: None for one that is unknown or revoked, or whose owner may not sign in.

    Only a request that writes anyway notes the day, once a day: reading never writes.
    """
    found = ApiToken.objects.select_related("user").filter(digest=ApiToken.digest_of(key), revoked_at__isnull=True)
    token = found.first()
    if token is None or not token.user.is_active:
        return None
    if writing and token.last_used_on != now.date():
        ApiToken.objects.filter(pk=token.pk).update(last_used_on=now.date())
    return token.user
