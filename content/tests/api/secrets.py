"""A vault in which everything that no browser may get carries the word that tests look for."""

from content.tests.vault.build import CLAY_FILE, OUTCOME_FILE, SAND_FILE, VALID

SECRET = "xyzzy"
SEEN = "plugh"

_TEST = f"""#### Question
id:: 50000000-0000-4000-8000-00000000000a
kind:: choice
content:: Which soil holds water? {SEEN}
choices::
- [x] Clay {SEEN}
- [ ] Sand {SEEN}
explanation:: Clay does: {SECRET}
assessment-instructions:: Clay does: {SECRET}

#### Question
id:: 50000000-0000-4000-8000-00000000000b
kind:: text
content:: What holds water? {SEEN}
answer:: {SECRET}
explanation:: {SECRET}

#### Question
id:: 50000000-0000-4000-8000-00000000000c
kind:: number
content:: How many litres? {SEEN}
answer:: 31337.31337
tolerance:: 0.31337

#### Question
id:: 50000000-0000-4000-8000-00000000000d
content:: Why? {SEEN}
assessment-instructions::
{SECRET} on a line of its own.
"""

WITH_SECRETS = dict(VALID) | {
    OUTCOME_FILE: VALID[OUTCOME_FILE].partition("#### Question")[0] + _TEST,
    CLAY_FILE: VALID[CLAY_FILE]
    .replace("tldr:", f"summary_for_tutor: {SECRET} is a soil.\ntldr:")
    .replace("Ask what they felt.", f"Ask. {SECRET}"),
    SAND_FILE: VALID[SAND_FILE]
    .replace("content:: You meet a gardener.", f"content:: You meet a gardener. {SEEN}\nopening-message:: Hi. {SEEN}")
    .replace("You grow carrots and nothing else.", f"You grow {SECRET}.\nassessment-instructions:: {SECRET}"),
}
"""Nine times the secret in what tutor and graders read, eight times a word in what learners read."""

NUMBERS = ("31337",)
"""The answer and the tolerance of the question whose answer is a number."""
