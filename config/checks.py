"""Settings that would do harm, found before the first request."""

from collections.abc import Sequence

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register

NO_SECRET = "SECRET_KEY is not set. Give it a long random text, or set DEBUG=true if this is your own machine."  # noqa: S105


@register
def check_secret_key(app_configs: Sequence[AppConfig] | None, **_: object) -> list[CheckMessage]:
    """Sessions signed with a secret of the hour would end with the process that signed them."""
    return [] if settings.SECRET_KEY_IS_SET else [Error(NO_SECRET, id="config.E001")]
