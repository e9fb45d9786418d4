"""What a WSGI server serves: `gunicorn config.wsgi`."""

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = get_wsgi_application()

from config.checks import NO_SECRET  # noqa: E402 - the settings are read first

if not settings.SECRET_KEY_IS_SET:
    raise ImproperlyConfigured(NO_SECRET)
