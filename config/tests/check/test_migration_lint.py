"""The step `migration-lint` lets a first migration pass, and refuses one that the code of yesterday can't live with."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from config.check.steps import LINT_MIGRATIONS
from config.fixtures import PROJECT

pytestmark = pytest.mark.postgresql

FIRST = """
from django.db import migrations, models

class Migration(migrations.Migration):
    initial = True
    operations = [
        migrations.CreateModel("Stone", [
            ("id", models.BigAutoField(primary_key=True)),
            ("weight", models.IntegerField()),
        ])
    ]
"""
SECOND = """
from django.db import migrations, models

class Migration(migrations.Migration):
    dependencies = [("quarry", "0001_first")]
    operations = [migrations.{operation}]
"""
NULLABLE = 'AddField("Stone", "name", models.TextField(null=True))'
INCOMPATIBLE = [
    'RemoveField("Stone", "weight")',
    'RenameField("Stone", "weight", "mass")',
    'AddField("Stone", "name", models.TextField(default=""))',
    'DeleteModel("Stone")',
    'AddConstraint("Stone", models.UniqueConstraint(fields=["weight"], name="one"))',
]


def lint(folder: Path, operation: str) -> subprocess.CompletedProcess[str]:
    """Run the step on an app `quarry` with these two migrations."""
    migrations = folder / "quarry" / "migrations"
    migrations.mkdir(parents=True)
    for package in (migrations.parent, migrations):
        (package / "__init__.py").touch()
    (migrations / "0001_first.py").write_text(FIRST)
    (migrations / "0002_second.py").write_text(SECOND.format(operation=operation))
    (folder / "quarry_settings.py").write_text(
        "from config.tests.settings import *\nfrom config.tests.settings import INSTALLED_APPS as ALL\n"
        "INSTALLED_APPS = [*ALL, 'quarry']\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(folder), "DJANGO_SETTINGS_MODULE": "quarry_settings"}
    command = [sys.executable, *LINT_MIGRATIONS, "quarry"]
    return subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False)


def test_a_column_that_yesterdays_code_may_leave_empty_is_fine(tmp_path: Path) -> None:
    done = lint(tmp_path, NULLABLE)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "(quarry, 0002_second)... OK" in done.stdout


@pytest.mark.parametrize("operation", INCOMPATIBLE, ids=[text.split("(")[0] for text in INCOMPATIBLE])
def test_what_yesterdays_code_cannot_live_with_fails(tmp_path: Path, operation: str) -> None:
    done = lint(tmp_path, operation)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "(quarry, 0002_second)... ERR" in done.stdout
