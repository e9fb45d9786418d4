"""Every check fails by itself, where it should, as badly as the format says."""

import pytest

from content.enums import Severity
from content.tests.vault.broken import CASES
from content.tests.vault.broken.case import Case
from content.tests.vault.build import changed, issues_of, vault_of
from content.tests.vault.test_folder import UNREADABLE
from content.vault.catalogue import Code

WARNINGS = frozenset(
    # Front matter, structure, folder, identity
    "key-unknown module-empty lens-empty test-repeated lens-id-ignored hidden-not-optional folder-misspelt id-missing "
    # Fields and segments
    "field-unknown field-misplaced field-not-boolean fields-none heading-in-field anchor-empty text-empty chat-empty "
    "directive-in-text text-link-missing text-link-without-id "
    # Articles and timestamps
    "directive-leaf-form directive-empty directive-attribute timestamps-empty timestamps-backwards "
    "transcript-missing "
    # The web
    "address-trouble".split()
)
"""Section 21 of the format; every other check is an error."""

ASKED = {Code.ADDRESS_GONE, Code.ADDRESS_TROUBLE}
"""What no vault shows by itself; see content/tests/services/test_addresses.py."""


def name_of(case: Case) -> str:
    return case.code.code


def test_nothing_is_wrong_in_the_valid_vault() -> None:
    assert issues_of({}) == []


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_one_change_breaks_one_thing(case: Case) -> None:
    assert issues_of(case.change) == sorted(
        [(case.code.code, case.path, case.line), *case.also], key=lambda issue: issue[1:]
    )


@pytest.mark.parametrize("case", [case for case in CASES if case.hint is not None], ids=name_of)
def test_the_hint_says_what_to_do(case: Case) -> None:
    hints = [issue.hint for issue in vault_of(changed(case.change)).issues if issue.code == case.code.code]
    assert hints == [case.hint]


def test_every_check_has_a_case() -> None:
    assert {case.code for case in CASES} | set(UNREADABLE) | ASKED == set(Code)


def test_a_check_is_as_bad_as_the_format_says() -> None:
    assert {code.code for code in Code if code.severity is Severity.WARNING} == WARNINGS


def test_codes_are_unique() -> None:
    assert len({code.code for code in Code}) == len(Code)
