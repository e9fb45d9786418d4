"""The settings are safe where the environment says nothing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from config.checks import NO_SECRET
from config.fixtures import PROJECT

NAMES = [
    "DEBUG",
    "ALLOWED_HOSTS",
    "HTTPS",
    "BEHIND_PROXY",
    "SECURE_SSL_REDIRECT",
    "SESSION_COOKIE_SECURE",
    "CSRF_COOKIE_SECURE",
    "SECURE_HSTS_SECONDS",
    "SECURE_PROXY_SSL_HEADER",
]
OURS = {"DEBUG", "SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "DATABASE_POOL_SIZE", "HTTPS", "BEHIND_PROXY"}


def python(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run code in a new interpreter: settings are read once a process."""
    rest = {name: value for name, value in os.environ.items() if name not in OURS}
    surroundings = {**rest, **environment, "DJANGO_SETTINGS_MODULE": "config.settings"}
    return subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, env=surroundings, capture_output=True, text=True, check=False
    )


def settings_under(**environment: str) -> dict[str, object]:
    code = f"import json; from django.conf import settings; print(json.dumps([getattr(settings, n) for n in {NAMES}]))"
    return dict(zip(NAMES, json.loads(python(code, **environment).stdout), strict=True))


def test_nothing_but_a_secret_gives_a_closed_https_site() -> None:
    assert settings_under(SECRET_KEY="s") == {
        "DEBUG": False,
        "ALLOWED_HOSTS": [],
        "HTTPS": True,
        "BEHIND_PROXY": False,
        "SECURE_SSL_REDIRECT": True,
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_HSTS_SECONDS": 2592000,
        "SECURE_PROXY_SSL_HEADER": None,
    }


def test_debug_is_plain_http() -> None:
    found = settings_under(DEBUG="true")
    assert [found[name] for name in NAMES] == [True, [], False, False, False, False, False, 0, None]


def test_a_proxy_is_believed_only_when_named() -> None:
    found = settings_under(SECRET_KEY="s", BEHIND_PROXY="true", ALLOWED_HOSTS="a.example,b.example")
    assert found["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]
    assert found["ALLOWED_HOSTS"] == ["a.example", "b.example"]


@pytest.mark.parametrize("secret", [{}, {"SECRET_KEY": ""}])
def test_no_secret_no_site(secret: dict[str, str]) -> None:
    done = python("import config.wsgi", **secret)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == f"django.core.exceptions.ImproperlyConfigured: {NO_SECRET}"


def test_no_secret_no_command_that_touches_the_site() -> None:
    done = python("from django.core.management import execute_from_command_line as run; run(['manage.py', 'migrate'])")
    assert done.returncode == 1
    assert f"(config.E001) {NO_SECRET}" in done.stderr


def test_checking_a_vault_needs_no_secret(tmp_path: Path) -> None:
    run = "from django.core.management import execute_from_command_line as run;"
    done = python(f"{run} run(['manage.py', 'check_vault', {str(tmp_path)!r}])")
    assert done.stdout == (".:0: error vault-empty there is no course here (is this the vault's top folder?)\n")


def test_the_wsgi_entry_sends_a_production_visitor_to_https() -> None:
    code = (
        "from wsgiref.util import setup_testing_defaults; from config.wsgi import application; "
        "request = {'HTTP_HOST': 'a.example'}; setup_testing_defaults(request); "
        "application(request, lambda status, headers: print(status, dict(headers)['Location']))"
    )
    done = python(code, SECRET_KEY="s", ALLOWED_HOSTS="a.example")
    assert done.stdout == "301 Moved Permanently https://a.example/\n"
