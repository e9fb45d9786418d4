"""What Cairn says in place of allauth's own sentences."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress

NOT_RIGHT = "This name and password do not belong together."


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Errors as a person would say them; nothing tells whether an account exists, but for the sign-up itself."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": NOT_RIGHT,
        "username_password_mismatch": NOT_RIGHT,
        "email_taken": "This address already has an account. Sign in, or use another one.",
        "incorrect_password": "This is not your password.",
        "too_many_login_attempts": "Too many attempts. Wait five minutes, or choose a new password by e-mail.",
    }

    def can_delete_email(self, email_address: EmailAddress) -> bool:
        """The main address stays: the user name was made up by us, and nobody signs in with what they never saw."""
        return bool(email_address.email != email_address.user.email)
