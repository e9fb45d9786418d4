"""What only the whole can be wrong about: ids, addresses, requirements, what replaces what."""

from content.tests.vault.broken.case import Case
from content.tests.vault.build import (
    CLAY,
    CLAY_FILE,
    MODULE,
    MODULE_FILE,
    OTHER,
    OTHER_2,
    OUTCOME_FILE,
    QUESTION,
    SAND,
    Files,
    edit,
)
from content.vault.catalogue import Code

BOG = "modules/bog.md"
HEAD = "---\nslug: bog\ntitle: Bog\n"
SAND_LENS = "# Lens: Sand\nsource:: [[../Lenses/Sand]]\n"
DEEP = f"# Submodule: Deep\n#{SAND_LENS}"
PEAT = "Lenses/Peat.md"
PEAT_BODY = "---\n#### Text\ncontent:: Peat.\n"
COURSE_2 = "courses/Yard.md"
YARD = "---\nslug: yard\ntitle: Yard\n"
TLDR = "tldr: Clay"
BOTH_WAYS = f"[[../{BOG}]]"


def bog(keys: str, body: str = SAND_LENS) -> Files:
    """Another module, its next keys from line 4."""
    return {BOG: f"{HEAD}{keys}---\n{body}"}


CASES = (
    Case(Code.ID_MALFORMED, edit(OUTCOME_FILE, f"id:: {QUESTION}", "id:: 12"), OUTCOME_FILE, 11),
    Case(Code.ID_MALFORMED, bog(f"id: {OTHER[:-1]}\n"), BOG, 4),
    Case(Code.ID_MALFORMED, bog("", f"# Submodule: Deep\nid:: deep\n#{SAND_LENS}"), BOG, 6),
    Case(Code.ID_REPEATED, {PEAT: f"---\nid: {CLAY}\n{PEAT_BODY}"}, PEAT, 2),
    Case(Code.ID_REPEATED, {PEAT: f"---\nid: {CLAY.upper()}\n{PEAT_BODY}"}, PEAT, 2),
    Case(Code.ID_REPEATED, edit(CLAY_FILE, "#### Chat", f"#### Chat\nid:: {QUESTION}"), CLAY_FILE, 17),
    Case(Code.SLUG_REPEATED, {BOG: f"{HEAD}---\n{SAND_LENS}".replace("slug: bog", "slug: soil")}, MODULE_FILE, 2),
    Case(Code.SLUG_REPEATED, bog("", f"{DEEP}{DEEP}"), BOG, 8),
    Case(Code.SLUG_REPEATED, {COURSE_2: f"{YARD}---\n".replace("slug: yard", "slug: garden")}, COURSE_2, 2),
    Case(Code.SLUG_REPEATED, {"Lenses/WIP/Clay.md": f"---\nid: {OTHER}\n{PEAT_BODY}"}, "Lenses/WIP/Clay.md", 1),
    Case(Code.ALIAS_TAKEN, {COURSE_2: f"{YARD}slug-aliases: first-garden\n---\n"}, COURSE_2, 4),
    Case(Code.ALIAS_TAKEN, {COURSE_2: f"{YARD}slug-aliases: [old, garden]\n---\n"}, COURSE_2, 4),
    Case(Code.REQUIREMENT_UNKNOWN, bog(f"requires: {OTHER}\n"), BOG, 4),
    Case(Code.REQUIREMENT_UNKNOWN, bog('requires: "[[../modules/sail]]"\n'), BOG, 4),
    Case(Code.REQUIREMENT_UNKNOWN, bog("requires: soil\n"), BOG, 4),
    Case(Code.REQUIREMENT_UNKNOWN, bog("", f"# Submodule: Deep\nrequires:: {SAND}\n#{SAND_LENS}"), BOG, 6),
    Case(Code.REQUIREMENT_CIRCULAR, bog(f"id: {OTHER}\nrequires: {OTHER}\n"), BOG, 5),
    Case(
        Code.REQUIREMENT_CIRCULAR,
        bog(f"requires: {MODULE}\n") | edit(MODULE_FILE, "title:", f"requires: '{BOTH_WAYS}'\ntitle:"),
        BOG,
        4,
    ),
    Case(
        Code.REQUIREMENT_CIRCULAR,
        edit(MODULE_FILE, "title:", "requires: [[../Learning Outcomes/Know your soil]]\ntitle:"),
        MODULE_FILE,
        3,
    ),
    Case(Code.REPLACES_INVALID, edit(CLAY_FILE, TLDR, f"replaces: {SAND}\n{TLDR}"), CLAY_FILE, 4),
    Case(Code.REPLACES_INVALID, edit(CLAY_FILE, TLDR, f"replaces: [{OTHER}, {CLAY}]\n{TLDR}"), CLAY_FILE, 4),
    Case(Code.REPLACES_INVALID, edit(CLAY_FILE, TLDR, f"replaces: peat\n{TLDR}"), CLAY_FILE, 4),
    Case(Code.REPLACES_INVALID, edit(OUTCOME_FILE, "## Test:", f"## Test:\nreplaces:: {CLAY}"), OUTCOME_FILE, 9),
    Case(
        Code.REPLACES_INVALID,
        {PEAT: f"---\nid: {OTHER}\nreplaces: {OTHER_2}\n{PEAT_BODY}"}
        | edit(CLAY_FILE, TLDR, f"replaces: {OTHER}\n{TLDR}")
        | edit(OUTCOME_FILE, QUESTION, OTHER_2),
        CLAY_FILE,
        4,
    ),
)
