"""Links: how they are written, what they lead to, whether it may be referred to."""

from content.tests.vault.broken.case import Case
from content.tests.vault.build import (
    ARTICLE_FILE,
    CLAY_FILE,
    COURSE_FILE,
    MODULE_FILE,
    OTHER,
    OUTCOME_FILE,
    SAND_FILE,
    TIMES_FILE,
    VIDEO_FILE,
    Files,
    edit,
)
from content.vault.catalogue import Code

CLAY_LINK = "source:: [[../articles/clay]]"
SAND_LINK = "source:: [[../Lenses/Sand]]"
TEXT_LINK = "[[../Lenses/Sand]]."
PEAT = "Lenses/Peat.md"
BOG = "Learning Outcomes/Drain a bog.md"
WIP, IGNORED = "tags: [WIP]\n", "tags: [validator-ignore]\n"
MARKED = "0:01 - Sand runs.\n0:05 - Water runs through it."


def clay(link: str) -> Files:
    """The lens with another source for its article, at line 12."""
    return edit(CLAY_FILE, CLAY_LINK, f"source:: {link}")


def tagged(path: str, first_key: str, tags: str) -> Files:
    """A file with tags."""
    return edit(path, first_key, f"{tags}{first_key}")


def marked(fields: str, text: str = MARKED) -> Files:
    """A video whose times stand in its transcript alone, which is a problem by itself."""
    return (
        edit(VIDEO_FILE, "Sand runs. Water runs through it.", text)
        | edit(SAND_FILE, "from:: 0:02\nto:: 0:06", fields)
        | {TIMES_FILE: "[]"}
    )


CASES = (
    Case(Code.LINK_MALFORMED, clay("articles/clay"), CLAY_FILE, 12, "write [[../Folder/File]]"),
    Case(Code.LINK_MALFORMED, clay("[[../articles/clay"), CLAY_FILE, 12, "the closing ]] is missing"),
    Case(Code.LINK_MALFORMED, clay("../articles/clay]]"), CLAY_FILE, 12, "the opening [[ is missing"),
    Case(Code.LINK_MALFORMED, clay("[[ ]]"), CLAY_FILE, 12),
    Case(Code.LINK_MALFORMED, edit(COURSE_FILE, "soil]]", "soil"), COURSE_FILE, 7, "the closing ]] is missing"),
    Case(Code.LINK_WITHOUT_FOLDER, edit(OUTCOME_FILE, "../Lenses/Clay", "Clay"), OUTCOME_FILE, 6),
    Case(Code.LINK_OUTSIDE_VAULT, clay("[[../../articles/clay]]"), CLAY_FILE, 12, "write [[../articles/clay]]"),
    Case(Code.LINK_OUTSIDE_VAULT, clay("[[..\\articles\\clay]]"), CLAY_FILE, 12, "write ../"),
    Case(Code.LINK_OUTSIDE_VAULT, clay("[[x/../articles/clay]]"), CLAY_FILE, 12),
    Case(Code.TARGET_MISSING, clay("[[../articles/clai]]"), CLAY_FILE, 12, "did you mean [[../articles/clay]]?"),
    Case(Code.TARGET_MISSING, clay("[[../articles/Clay]]"), CLAY_FILE, 12, "did you mean [[../articles/clay]]?"),
    Case(Code.TARGET_MISSING, clay("[[../articles/everything]]"), CLAY_FILE, 12, ""),
    Case(
        Code.TARGET_MISSING,
        edit(SAND_FILE, "transcripts/sand", "transcripts/sandy"),
        SAND_FILE,
        6,
        "did you mean [[../video_transcripts/sand]]?",
    ),
    Case(
        Code.TARGET_MISSING,
        edit(COURSE_FILE, "modules/soil", "modules/sail"),
        COURSE_FILE,
        7,
        "did you mean [[../modules/soil]]?",
    ),
    Case(
        Code.TARGET_MISSING,
        edit(MODULE_FILE, SAND_LINK, "source:: [[../Lenses/Sandy]]"),
        MODULE_FILE,
        10,
        "did you mean [[../Lenses/Sand]]?",
    ),
    Case(Code.TARGET_OF_WRONG_KIND, clay("[[../Lenses/Sand]]"), CLAY_FILE, 12),
    Case(
        Code.REFERENCE_REPEATED,
        edit(OUTCOME_FILE, "## Test:", "## Lens:\nsource:: [[../Lenses/Clay]]\n## Test:"),
        OUTCOME_FILE,
        9,
    ),
    Case(
        Code.TEXT_LINK_MISSING,
        edit(CLAY_FILE, TEXT_LINK, "[[../Lenses/Sandy|there]]."),
        CLAY_FILE,
        10,
        "did you mean [[Sand]]?",
    ),
    Case(Code.TEXT_LINK_MISSING, edit(CLAY_FILE, TEXT_LINK, "::card[[../articles/clay]]"), CLAY_FILE, 10, ""),
    Case(Code.ANCHOR_NOT_FOUND, edit(CLAY_FILE, "It holds", "It keeps"), CLAY_FILE, 13),
    Case(Code.ANCHOR_NOT_FOUND, edit(CLAY_FILE, "the plough", "Clay is heavy"), CLAY_FILE, 14),
    Case(Code.ANCHOR_AMBIGUOUS, edit(CLAY_FILE, "It holds", "l"), CLAY_FILE, 13, "take a longer piece"),
    Case(Code.ANCHOR_AMBIGUOUS, edit(CLAY_FILE, "the plough.", "ll"), CLAY_FILE, 14, "take a longer piece"),
    Case(
        Code.TEXT_LINK_WITHOUT_ID,
        edit(CLAY_FILE, TEXT_LINK, "[[../Lenses/Peat]].") | {PEAT: f"---\nid: {OTHER}\n{IGNORED}---\n"},
        CLAY_FILE,
        10,
    ),
    Case(Code.TIER_WIP_IN_PRODUCTION, tagged(MODULE_FILE, "slug:", WIP), COURSE_FILE, 7),
    Case(Code.TIER_WIP_IN_PRODUCTION, tagged(OUTCOME_FILE, "id: ", WIP), MODULE_FILE, 7),
    Case(Code.TIER_WIP_IN_PRODUCTION, tagged(SAND_FILE, "title:", WIP), MODULE_FILE, 10),
    Case(Code.TIER_WIP_IN_PRODUCTION, tagged(ARTICLE_FILE, "title:", WIP), CLAY_FILE, 12),
    Case(Code.TIER_WIP_IN_PRODUCTION, tagged(VIDEO_FILE, "title:", WIP), SAND_FILE, 6),
    Case(Code.TIER_IGNORED_IN_PRODUCTION, tagged(MODULE_FILE, "slug:", IGNORED), COURSE_FILE, 7),
    Case(Code.TIER_IGNORED_IN_PRODUCTION, tagged(CLAY_FILE, "title:", IGNORED), OUTCOME_FILE, 6),
    Case(
        Code.TIER_IGNORED_IN_WIP,
        {PEAT: f"---\nid: {OTHER}\n{WIP}---\n#### Article\n{CLAY_LINK.replace('clay', 'bog')}\n"}
        | {"articles/bog.md": f"---\n{IGNORED}---\n"},
        PEAT,
        6,
    ),
    Case(
        Code.TIME_MARKER_MISSING,
        marked("from:: 0:02\nto:: 0:05"),
        SAND_FILE,
        7,
        also=(("timestamps-empty", TIMES_FILE, 1),),
    ),
    Case(
        Code.TIME_MARKER_MISSING,
        marked("from:: 0:01\nto:: 0:06"),
        SAND_FILE,
        8,
        also=(("timestamps-empty", TIMES_FILE, 1),),
    ),
    Case(
        Code.TIME_MARKER_MISSING,
        marked("from:: 0:01", "Sand runs."),
        SAND_FILE,
        7,
        also=(("timestamps-empty", TIMES_FILE, 1),),
    ),
)
