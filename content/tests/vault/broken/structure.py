"""Headings where they may not stand, sections that lack what makes them one."""

from content.tests.vault.broken.case import Case
from content.tests.vault.build import (
    CLAY_FILE,
    COURSE_FILE,
    MODULE_FILE,
    OTHER,
    OUTCOME_FILE,
    edit,
)
from content.vault.catalogue import Code

PEAT = "Lenses/Peat.md"
BOG = "modules/bog.md"
HEAD = "---\nslug: bog\ntitle: Bog\n---\n"
SAND = "# Lens: Sand\nsource:: [[../Lenses/Sand]]\n"
EMPTY_LENS = f"---\nid: {OTHER}\n---\n"
NEW_OUTCOME = "Learning Outcomes/Drain a bog.md"
OLDER = "---\nslug: bog\ntitle: Bog\nid: " + OTHER + "\n---\n# Text: Wet\ncontent:: It is wet.\n"
DEEP = "# Submodule: Deep\n## Lens: Clay\nsource:: [[../Lenses/Clay]]\n"
TAKEN_OVER = (("target-of-wrong-kind", MODULE_FILE, 10),)
"""The fields below an unknown heading belong to the section above it."""

CASES = (
    Case(Code.TEXT_BEFORE_HEADING, edit(COURSE_FILE, "# Module:", "Welcome.\n# Module:"), COURSE_FILE, 7),
    Case(Code.TEXT_BEFORE_HEADING, edit(MODULE_FILE, "# Learning", "Welcome.\n\nTwice.\n# Learning"), MODULE_FILE, 6),
    Case(Code.TEXT_BEFORE_HEADING, edit(CLAY_FILE, "#### Text", "\n\nClay!\n#### Text"), CLAY_FILE, 8),
    Case(
        Code.HEADING_UNKNOWN,
        edit(MODULE_FILE, "# Lens: Sand", "# Lense: Sand"),
        MODULE_FILE,
        9,
        "did you mean “Lens”?",
        also=TAKEN_OVER,
    ),
    Case(
        Code.HEADING_UNKNOWN,
        edit(COURSE_FILE, "# Meeting: F", "# Meetings: F"),
        COURSE_FILE,
        9,
        "did you mean “Meeting”?",
    ),
    Case(Code.HEADING_UNKNOWN, edit(OUTCOME_FILE, "## Test:", "## Tests:"), OUTCOME_FILE, 8, "did you mean “Test”?"),
    Case(Code.HEADING_UNKNOWN, edit(CLAY_FILE, "#### Chat", "#### Chats"), CLAY_FILE, 16, "did you mean “Chat”?"),
    Case(Code.HEADING_UNKNOWN, edit(CLAY_FILE, "#### Article", "#### Article-excerpt"), CLAY_FILE, 11),
    Case(Code.HEADING_UNKNOWN, edit(MODULE_FILE, "# Lens: Sand", "# Remarks\n# Lens: Sand"), MODULE_FILE, 9),
    Case(Code.HEADING_UNKNOWN, edit(CLAY_FILE, "#### Chat", "## Chat"), CLAY_FILE, 16),
    Case(Code.MODULE_EMPTY, {BOG: HEAD}, BOG, 1),
    Case(Code.LENS_EMPTY, {PEAT: EMPTY_LENS}, PEAT, 1),
    Case(Code.OUTCOME_EMPTY, {NEW_OUTCOME: f"---\nid: {OTHER}\n---\n## Test:\n"}, NEW_OUTCOME, 1),
    Case(
        Code.OUTCOME_OUTSIDE_SUBMODULE,
        {NEW_OUTCOME: f"---\nid: {OTHER}\n---\n## Lens: Sand\nsource:: [[../Lenses/Sand]]\n{DEEP}"},
        NEW_OUTCOME,
        5,
    ),
    Case(Code.MODULE_OUTSIDE_SUBMODULE, {BOG: f"{HEAD}{SAND}{SAND}# Submodule: Deep\n#{SAND}"}, BOG, 6),
    Case(Code.SUBMODULE_EMPTY, {BOG: f"{HEAD}# Submodule: Deep\n# Submodule: Deeper\n#{SAND}"}, BOG, 5),
    Case(Code.COURSE_MODULE_UNLINKED, edit(COURSE_FILE, "[[../modules/soil]]", "Soil"), COURSE_FILE, 7),
    Case(Code.MEETING_UNNAMED, edit(COURSE_FILE, "# Meeting: First walk", "# Meeting:"), COURSE_FILE, 9),
    Case(
        Code.TEST_REPEATED,
        edit(OUTCOME_FILE, "## Test:", "## Test:\n#### Text\ncontent:: Old.\n## Test:"),
        OUTCOME_FILE,
        11,
    ),
    Case(Code.LENS_UNIDENTIFIED, {BOG: f"{HEAD}{SAND}# Lens: Peat\n#### Text\ncontent:: Peat.\n"}, BOG, 7),
    Case(
        Code.LENS_ID_IGNORED,
        edit(MODULE_FILE, "optional:: true", f"optional:: true\nid:: {OTHER}"),
        MODULE_FILE,
        12,
    ),
    Case(Code.HIDDEN_NOT_OPTIONAL, {BOG: f"{HEAD}{SAND}hide:: true\n"}, BOG, 7),
    Case(
        Code.HIDDEN_NOT_OPTIONAL,
        {BOG: f"{HEAD}# Lens: Peat\nid:: {OTHER}\nhide:: true\n#### Text\ncontent:: Peat.\n"},
        BOG,
        7,
    ),
    Case(Code.ID_MISSING, {BOG: OLDER}, BOG, 6),
    Case(Code.SECTION_EMPTY, {PEAT: EMPTY_LENS, BOG: f"{HEAD}{SAND.replace('Sand', 'Peat')}"}, PEAT, 1),
    Case(Code.SECTION_EMPTY, {BOG: f"{HEAD}# Lens: Peat\nid:: {OTHER}\n"}, BOG, 5),
)
