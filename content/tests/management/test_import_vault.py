"""The command ends in a sentence, and its exit status says whether something was published."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from content.models import Revision
from content.tests.vault.build import MODULE_FILE, VALID, edit

pytestmark = pytest.mark.django_db


def written(folder: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder


def test_publishing_says_what_there_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("import_vault", written(tmp_path, dict(VALID)), "--publish")
    assert capsys.readouterr().out == "Revision 1 is published. 1 course, 1 module, 2 lenses: 0 errors, 0 warnings.\n"


def test_the_second_time_there_is_nothing_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    vault = written(tmp_path, dict(VALID))
    call_command("import_vault", vault)
    call_command("import_vault", vault)
    assert capsys.readouterr().out.splitlines() == [
        "Revision 1 is kept and not published. 1 course, 1 module, 2 lenses: 0 errors, 0 warnings.",
        "Nothing to do: revision 1 holds the same files.",
    ]


def test_issues_do_not_keep_the_rest_from_being_published(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = edit(MODULE_FILE, "[[../Lenses/Sand]]", "[[../Lenses/Send]]")
    call_command("import_vault", written(tmp_path, {**VALID, MODULE_FILE: str(broken[MODULE_FILE])}), "--publish")
    assert capsys.readouterr().out == "Revision 1 is published. 1 course, 1 module, 2 lenses: 1 error, 0 warnings.\n"


def test_strict_publishes_nothing_while_there_are_errors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = edit(MODULE_FILE, "[[../Lenses/Sand]]", "[[../Lenses/Send]]")
    vault = written(tmp_path, {**VALID, MODULE_FILE: str(broken[MODULE_FILE])})
    with pytest.raises(SystemExit) as stopped:
        call_command("import_vault", vault, "--publish", "--strict")
    assert stopped.value.code == 1
    assert Revision.objects.count() == 0
    assert capsys.readouterr().err.startswith("Nothing was imported, for there are errors.")


def test_an_empty_folder_is_a_failure(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        call_command("import_vault", tmp_path, "--publish")
    assert stopped.value.code == 1


def test_a_path_that_is_no_folder_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="is not a folder"):
        call_command("import_vault", tmp_path / "nowhere")
