"""The settings of tests and of mypy: those of one's own machine, whatever somebody exported."""

import os

os.environ["DEBUG"] = "true"
os.environ["THROTTLES"] = "off"

from config.settings import *  # noqa: F403 - these are the settings, read after the line above
from config.settings import INSTALLED_APPS as OURS
from config.settings import MIDDLEWARE as OUR_MIDDLEWARE

# A password of a test's person guards nothing: no test waits for a slow hash.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
INSTALLED_APPS = [*OURS, "django_migration_linter", "zeal"]
# A request of any test that asks the database for one row after the other raises zeal.NPlusOneError.
MIDDLEWARE = ["zeal.middleware.zeal_middleware", *OUR_MIDDLEWARE]
# allauth and Django's sessions read the same row again in one request, and not in a loop of ours.
ZEAL_ALLOWLIST = [{"model": "account.EmailAddress"}, {"model": "sessions.Session"}]
