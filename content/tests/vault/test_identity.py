"""First ids: the same for the same thing, wherever and whenever it is read."""

import pytest

from content.tests.vault.build import OTHER, QUESTION
from content.vault.identity import VAULT, first_id, read_id, segment_ids
from content.vault.segments import Chat, Question, Text, Video


def test_first_ids_never_change() -> None:
    assert str(VAULT) == "b3c52a2e-6f0b-5d0c-9a57-6a1f0c2f7c11"
    assert first_id(None, "module", "modules/soil.md") == "7f61b9c8-3f68-5884-b8e0-86779bf73c91"
    assert first_id(OTHER, "submodule", "deep") == "e70beef1-6de6-549a-8ea7-a6b71849172a"


def test_a_first_id_depends_on_all_it_is_made_of() -> None:
    keys = [(None, "module", "a"), (None, "course", "a"), (None, "module", "b"), (OTHER, "module", "a")]
    assert len({first_id(*key) for key in keys}) == 4


@pytest.mark.parametrize(
    ("text", "identity"),
    [
        (OTHER, OTHER),
        (f" {OTHER.upper()}\u00a0", OTHER),
        (f"{{{OTHER}}}", None),
        (OTHER.replace("-", ""), None),
        (f"urn:uuid:{OTHER}", None),
        (f"{OTHER}0", None),
        (OTHER.replace("a", "g"), None),
        ("", None),
    ],
)
def test_what_is_an_id(text: str, identity: str | None) -> None:
    assert read_id(text) == identity


def test_a_segment_is_known_by_what_it_says_not_by_its_place() -> None:
    one, two, chat = Text(content="one"), Text(content="two"), Chat(instructions="one")
    first, second, third = segment_ids(OTHER, [one, two, chat])
    assert segment_ids(OTHER, [chat, two, one]) == (third, second, first)
    assert len({first, second, third}) == 3


def test_the_same_again_is_another() -> None:
    ids = segment_ids(OTHER, [Text(content="one"), Text(content="one", line=9)])
    assert len(set(ids)) == 2
    assert segment_ids(OTHER, [Text(content="one")]) == ids[:1]


def test_an_authors_own_id_stays() -> None:
    own = Question(id=QUESTION, content="Which?")
    assert (
        segment_ids(OTHER, [own, Video(source_path="a", start_s=1), Video(source_path="a", start_s=2)])[0] == QUESTION
    )
    assert len(set(segment_ids(OTHER, [Video(source_path="a", start_s=1), Video(source_path="a", start_s=2)]))) == 2
