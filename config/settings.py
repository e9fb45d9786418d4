"""Cairn's settings. What differs between machines comes from the environment; docs/deploying.md lists the names."""

import secrets
from pathlib import Path

import environ

from config.databases import SQLITE, with_options
from config.policy import directives

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="only-for-your-own-machine" if DEBUG else "")
# A command that signs nothing, such as check_vault, needs none; config/checks.py and config/wsgi.py refuse the rest.
SECRET_KEY_IS_SET = bool(SECRET_KEY)
SECRET_KEY = SECRET_KEY or secrets.token_urlsafe(50)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
HTTPS = env.bool("HTTPS", default=not DEBUG)
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
NUM_PROXIES = env.int("NUM_PROXIES", default=int(BEHIND_PROXY))
THROTTLES = env.bool("THROTTLES", default=True)
# Names as in allauth.socialaccount.providers, for example "github,google"; their keys are JSON in SOCIAL_KEYS.
SOCIAL_PROVIDERS = env.list("SOCIAL_PROVIDERS", default=[])
SOCIAL_HOSTS = env.list("SOCIAL_HOSTS", default=[])

INSTALLED_APPS = [
    "config",
    "content",
    "progress",
    "chat",
    "allauth",
    "allauth.account",
    *(["allauth.socialaccount"] if SOCIAL_PROVIDERS else []),
    *(f"allauth.socialaccount.providers.{name}" for name in SOCIAL_PROVIDERS),
    "csp",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "config.health.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "progress.middleware.PersonalAnswers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "progress.middleware.LearnerCookie",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "progress.views.accounts.mail",
                "progress.views.claim.claiming",
                "progress.views.theme.theme",
            ],
        },
    },
]

DATABASE_URL = env.str("DATABASE_URL", default="")
DATABASES = {
    "default": with_options(
        env.db_url_config(DATABASE_URL) if DATABASE_URL else {"ENGINE": SQLITE, "NAME": BASE_DIR / "db.sqlite3"},
        # Not while developing or testing: a pool would hold on to a test's database after the test.
        pool_size=env.int("DATABASE_POOL_SIZE", default=0 if DEBUG else 16),
    ),
}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "progress.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "progress.views.accounts.NameForm"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ACCOUNT_RATE_LIMITS: dict[str, str] | bool = {} if THROTTLES else False
ALLAUTH_TRUSTED_PROXY_COUNT = NUM_PROXIES
SOCIALACCOUNT_PROVIDERS = env.json("SOCIAL_KEYS", default={})

# On one's own machine mail is shown on the console. A site that can't send any asks nobody to confirm an address.
EMAIL_URL = env.str("EMAIL_URL", default="consolemail://" if DEBUG else "")
SENDS_MAIL = bool(EMAIL_URL)
vars().update(env.email_url_config(EMAIL_URL or "dummymail://"))
DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", default="Cairn <cairn@localhost>")
ACCOUNT_EMAIL_VERIFICATION = env.str("EMAIL_VERIFICATION", default="optional" if SENDS_MAIL else "none")

# Whether only what is published here can be recorded; otherwise programs may bring contents of their own.
PROGRESS_REGISTERED_ONLY = env.bool("PROGRESS_REGISTERED_ONLY", default=False)

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_TZ = True

DATA_UPLOAD_MAX_MEMORY_SIZE = env.int("MAX_BODY_BYTES", default=2 * 1024 * 1024)

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["config.authentication.SessionAuthentication"],
    # What is public says so itself.
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_PARSER_CLASSES": ["config.parsers.JSONParser"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "config.exceptions.exception_handler",
    "URL_FORMAT_OVERRIDE": None,
    "NUM_PROXIES": NUM_PROXIES,
    # Counted in each process: progress/pacing.py
    "DEFAULT_THROTTLE_RATES": {"new_rows": "120/min" if THROTTLES else None},
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Cairn",
    "DESCRIPTION": "Courses, and where their learners stand. docs/api.md tells the same in sentences.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.1",
    "SCHEMA_PATH_PREFIX": "/api",
    "PREPROCESSING_HOOKS": ["config.api.without_trailing_slashes"],
    "ENUM_NAME_OVERRIDES": {
        "ModuleTypeEnum": ["module", "lens"],
        "SectionTypeEnum": ["lens", "test"],
        "SectionKindEnum": ["article", "video", "mixed", "chat", "text", "test"],
    },
}

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG
STATICFILES_BACKENDS = {
    True: "django.contrib.staticfiles.storage.StaticFilesStorage",
    False: "config.static.HashedStorage",
}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": STATICFILES_BACKENDS[DEBUG]},
}

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 30 * 24 * 60 * 60 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {"DIRECTIVES": directives(https=HTTPS, social_hosts=SOCIAL_HOSTS)}
# HSTS for subdomains and browsers' preload lists bind the owner's whole domain: theirs to promise, not Cairn's.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"format": "{levelname} {name}: {message}", "style": "{"},
        "json": {"()": "config.logs.JsonFormatter"},
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain" if DEBUG else "json"}},
    "loggers": {"django": {"level": "INFO"}},
    "root": {"handlers": ["stderr"], "level": env.str("LOG_LEVEL", default="INFO")},
}
