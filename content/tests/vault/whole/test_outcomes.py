"""Outcomes: what they bring to every module that lists them."""

from content.tests.vault.build import OUTCOME, OUTCOME_FILE, TEST, changed, edit, sections_of, vault_of
from content.vault.identity import first_id

TEST_HEAD = f"## Test:\nid:: {TEST}\n"
QUESTION = "assessment-instructions:: Clay does."


def test_an_outcome_is_named_after_its_file() -> None:
    outcome = vault_of(changed({})).outcomes[OUTCOME]
    assert (outcome.name, outcome.statement, outcome.path) == ("Know your soil", "Tell clay from sand.", OUTCOME_FILE)


def test_a_test_without_segments_vanishes() -> None:
    empty = changed({})[OUTCOME_FILE].split("#### Question")[0]
    vault = vault_of(changed({OUTCOME_FILE: empty}))
    assert [section.kind for section in sections_of(vault)] == ["article", "video"]
    assert vault.issues == ()


def test_the_last_of_two_tests_counts() -> None:
    change = edit(OUTCOME_FILE, TEST_HEAD, f"## Test:\n#### Text\ncontent:: Old.\n{TEST_HEAD}")
    tests = [section.test for section in sections_of(vault_of(changed(change))) if section.test]
    assert [(test.id, len(test.segments)) for test in tests] == [(TEST, 1)]


def test_a_test_without_an_id_is_named_after_its_outcome() -> None:
    vault = vault_of(changed(edit(OUTCOME_FILE, f"id:: {TEST}\n", "")))
    (test,) = (section.test for section in sections_of(vault) if section.test)
    assert (test.id, test.own_id) == (first_id(OUTCOME, "test", ""), None)


def test_one_question_with_feedback_makes_a_test_with_feedback() -> None:
    def feedback(fields: str) -> list[bool]:
        vault = vault_of(changed(edit(OUTCOME_FILE, QUESTION, f"{QUESTION}\n{fields}")))
        return [section.test.feedback for section in sections_of(vault) if section.test]

    assert feedback("") == [False]
    assert feedback("#### Question\ncontent:: Why?\nfeedback:: true") == [True]


def test_a_segment_of_a_test_may_be_of_any_kind() -> None:
    video = "#### Video\nsource:: [[../video_transcripts/sand]]\n"
    more = f"{video}##### Chat\ninstructions:: Ask.\n### Text\ncontent:: End.\n"
    vault = vault_of(changed(edit(OUTCOME_FILE, "#### Question", f"{more}#### Question")))
    (test,) = (section.test for section in sections_of(vault) if section.test)
    assert [segment.kind for segment in test.segments] == ["video", "chat", "text", "question"]
    assert vault.issues == ()
