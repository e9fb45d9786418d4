"""Fields: misspelt, misplaced, repeated, with one colon, or text in none."""

from content.tests.vault.broken.case import Case
from content.tests.vault.build import CLAY_FILE, MODULE_FILE, OUTCOME_FILE, SAND_FILE, Files, edit
from content.vault.catalogue import Code

CHAT = "instructions:: Ask what they felt."
ONLY_EXCERPTS = "only Article and Video segments have excerpts"
OPTIONAL = "optional:: true"
SAND = "source:: [[../Lenses/Sand]]\n"
QUESTION = "assessment-instructions:: Clay does."


def chat(old: str) -> Files:
    """The lens with other fields in its chat, which begins at line 16."""
    return edit(CLAY_FILE, CHAT, old)


CASES = (
    Case(Code.TEXT_OUTSIDE_FIELD, chat(f"Hello!\n\nHello!\n{CHAT}"), CLAY_FILE, 17),
    Case(
        Code.FIELD_SINGLE_COLON,
        edit(MODULE_FILE, f"{SAND}{OPTIONAL}", f"optional: true\n{SAND}"),
        MODULE_FILE,
        10,
        "write “optional::”",
    ),
    Case(
        Code.FIELD_SINGLE_COLON,
        edit(MODULE_FILE, OPTIONAL, "optional: true"),
        MODULE_FILE,
        11,
        "write “optional::”",
        also=(("link-malformed", MODULE_FILE, 10),),
    ),
    Case(
        Code.FIELD_SINGLE_COLON,
        chat(f"{CHAT}\nhidePreviousContentFromUser: true"),
        CLAY_FILE,
        18,
        "write “hidePreviousContentFromUser::”",
    ),
    Case(Code.FIELD_REPEATED, chat(f"instructions:: Ask nothing.\n{CHAT}"), CLAY_FILE, 18),
    Case(Code.FIELD_UNKNOWN, chat(f"{CHAT}\noptionl:: true"), CLAY_FILE, 18, "did you mean “optional”?"),
    Case(
        Code.FIELD_UNKNOWN, edit(MODULE_FILE, OPTIONAL, "optinal:: true"), MODULE_FILE, 11, "did you mean “optional”?"
    ),
    Case(Code.FIELD_MISPLACED, chat(f"{CHAT}\nfrom:: 0:01"), CLAY_FILE, 18, ONLY_EXCERPTS),
    Case(
        Code.FIELD_MISPLACED,
        edit(OUTCOME_FILE, "## Test:", "hide:: true\n## Test:"),
        OUTCOME_FILE,
        8,
        "hide the lens or the outcome where a module lists it",
    ),
    Case(Code.FIELD_NOT_BOOLEAN, edit(MODULE_FILE, OPTIONAL, "optional:: yes"), MODULE_FILE, 11),
    Case(Code.FIELD_NOT_BOOLEAN, chat(f"{CHAT}\nhidePreviousContentFromTutor:: 1"), CLAY_FILE, 18),
    Case(Code.FIELD_NOT_BOOLEAN, edit(OUTCOME_FILE, QUESTION, f"{QUESTION}\nenforce-voice::"), OUTCOME_FILE, 14),
    Case(Code.FIELD_NOT_BOOLEAN, edit(SAND_FILE, "#### Roleplay", "#### Roleplay\nfeedback:: no"), SAND_FILE, 11),
    Case(Code.FIELD_INVALID, edit(OUTCOME_FILE, QUESTION, f"{QUESTION}\nmax-chars:: 50 or so"), OUTCOME_FILE, 14),
    Case(Code.FIELD_INVALID, edit(OUTCOME_FILE, QUESTION, f"{QUESTION}\ndifficulty:: 6"), OUTCOME_FILE, 14),
    Case(Code.FIELDS_NONE, edit(SAND_FILE, "#### Roleplay", "#### Video\n\n#### Roleplay"), SAND_FILE, 10),
    Case(
        Code.HEADING_IN_FIELD,
        chat(f"{CHAT}\n## The talk"),
        CLAY_FILE,
        18,
        "write \\## to keep the heading in the text",
    ),
    Case(Code.ANCHOR_EMPTY, edit(CLAY_FILE, 'from:: "It holds"', "from::"), CLAY_FILE, 13),
    Case(Code.ANCHOR_EMPTY, edit(CLAY_FILE, 'from:: "It holds"', 'from:: ""'), CLAY_FILE, 13),
)
