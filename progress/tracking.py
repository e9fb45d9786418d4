"""What stands for a learner in a page: enough to tell one's unsent beats from another's, and nothing to guess from."""

from django.utils.crypto import salted_hmac

from progress.identity import Identity

SALT = "cairn.tracker"
LENGTH = 32


def learner_key(identity: Identity) -> str:
    """A keyed hash of the account, or of the browser's token."""
    who = f"user {identity.user.pk}" if identity.user else f"token {identity.token}"
    return salted_hmac(SALT, who, algorithm="sha256").hexdigest()[:LENGTH]
