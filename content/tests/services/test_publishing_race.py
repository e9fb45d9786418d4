"""Two imports at once: one waits for the other, and both are kept."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from content.models import Module, Publication, Revision
from content.tests.publishing import published
from content.tests.vault.build import MODULE_FILE, VALID, changed, edit

AT_ONCE = 4


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_imports_at_once_get_a_number_each_and_the_last_one_is_shown() -> None:
    gate = Barrier(AT_ONCE)

    def publish_version(version: int) -> int:
        files = changed(edit(MODULE_FILE, "title: Soil", f"title: Soil {version}"))
        gate.wait()
        try:
            return published(files).revision.number
        finally:
            connection.close()

    published(VALID)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        numbers = list(pool.map(publish_version, range(AT_ONCE)))
    assert sorted(numbers) == [2, 3, 4, 5]
    shown = Publication.objects.select_related("revision").get().revision
    assert shown == Revision.objects.get(number=5)
    assert Module.objects.get().title == f"Soil {numbers.index(5)}"
