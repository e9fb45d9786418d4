"""What cards say of lenses."""

from uuid import UUID

import pytest
from pytest_django import DjangoAssertNumQueries

from content.tests.publishing import published
from content.tests.vault.build import CLAY, CLAY_FILE, MODULE_FILE, SAND, VALID, changed
from progress.queries.linked import LinkedLens, linked_lenses

pytestmark = pytest.mark.django_db

IDS = [UUID(CLAY), UUID(SAND), UUID("99999999-0000-4000-8000-000000000000")]


def test_lenses_and_whom_they_show(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    published(VALID)
    with django_assert_num_queries(1):
        found = linked_lenses(IDS)
    assert found == {
        UUID(CLAY): LinkedLens("clay", "Clay", "article", 1, "Clay holds water.", "Ines Field"),
        UUID(SAND): LinkedLens("sand", "Sand", "video", 1, "", "The allotment"),
    }


def test_several_are_named_once_each_in_order() -> None:
    again = "\n#### Video\nsource:: [[../video_transcripts/sand]]\n#### Article\nsource:: [[../articles/clay]]\n"
    published({**VALID, CLAY_FILE: VALID[CLAY_FILE] + again})
    assert linked_lenses(IDS)[UUID(CLAY)].attribution == "Ines Field & The allotment"


def test_what_left_is_not_told(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    published(VALID)
    without_article = VALID[CLAY_FILE].partition("#### Article")[0]
    module = VALID[MODULE_FILE].partition("# Lens")[0]
    published(changed({CLAY_FILE: without_article, "Lenses/Sand.md": None, MODULE_FILE: module}))
    assert {identity: lens.attribution for identity, lens in linked_lenses(IDS).items()} == {UUID(CLAY): ""}
    with django_assert_num_queries(0):
        assert linked_lenses([]) == {}
