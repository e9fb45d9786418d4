"""Importing keeps a vault as a revision, once, and publishes nothing unasked."""

import pytest

from content.exceptions import AnotherVault, NothingToPublish
from content.models import FileText, Lens, Publication, Revision
from content.services.importing import DEMO_ORIGIN, import_vault, understand
from content.tests.publishing import published
from content.tests.vault.build import MODULE_FILE, OTHER, SAND_FILE, VALID, changed, edit
from content.vault.folder import Source

pytestmark = pytest.mark.django_db


def test_an_import_keeps_files_and_issues_and_shows_nothing() -> None:
    broken = changed(edit(MODULE_FILE, "[[../Lenses/Sand]]", "[[../Lenses/Send]]"))
    done = import_vault(understand(Source(broken)), origin="here", commit="c0ffee")
    assert (done.created, done.published) == (True, False)
    revision = Revision.objects.get()
    assert (revision.number, revision.source, revision.commit) == (1, "here", "c0ffee")
    assert set(revision.manifest) == set(broken)
    assert [(issue["code"], issue["path"], issue["line"]) for issue in revision.issues] == [
        ("target-missing", MODULE_FILE, 10)
    ]
    texts = FileText.objects.in_bulk(list(revision.manifest.values()))
    assert {path: texts[digest].text for path, digest in revision.manifest.items()} == broken
    assert Lens.objects.count() == 0
    assert Publication.objects.get().revision is None


def test_the_same_files_again_write_nothing() -> None:
    published(VALID)
    again = published(VALID)
    assert (again.created, again.published) == (False, False)
    assert Revision.objects.count() == 1


def test_what_was_kept_can_be_published_without_a_second_revision() -> None:
    import_vault(understand(Source(VALID)), origin="here")
    done = published(VALID)
    assert (done.created, done.published, done.revision.number) == (False, True, 1)


def test_a_text_is_kept_once_however_many_revisions_hold_it() -> None:
    published(VALID)
    published(changed(edit(SAND_FILE, "title: Sand", "title: Fine sand")))
    assert Revision.objects.count() == 2
    assert FileText.objects.count() == len(VALID) + 1


@pytest.mark.parametrize("files", [{}, {"README.md": "# Hello"}, {SAND_FILE: "no front matter"}])
def test_nothing_to_read_publishes_nothing_and_writes_nothing(files: dict[str, str]) -> None:
    with pytest.raises(NothingToPublish):
        published(files)
    assert Revision.objects.count() == 0


def another_vault() -> dict[str, str]:
    lens = f"---\nid: {OTHER}\ntitle: Stars\n---\n#### Text\ncontent:: Look up.\n"
    return {"Lenses/Stars.md": lens}


def test_another_vault_takes_the_place_of_the_published_one_only_when_told() -> None:
    published(VALID)
    with pytest.raises(AnotherVault):
        published(another_vault())
    assert Revision.objects.count() == 1
    done = import_vault(understand(Source(another_vault())), origin="there", to_publish=True, replace=True)
    assert done.published
    assert [lens.title for lens in Lens.objects.live()] == ["Stars"]


def test_the_same_vault_may_move_to_another_folder() -> None:
    published(VALID, origin="one folder")
    assert published(changed(edit(SAND_FILE, "title: Sand", "title: Fine sand")), origin="another folder").published


def test_the_demo_course_gives_way_to_any_vault() -> None:
    published(VALID, origin=DEMO_ORIGIN)
    assert published(another_vault()).published
