"""Segments without what they need."""

from content.tests.vault.broken.case import Case
from content.tests.vault.build import CLAY_FILE, OUTCOME_FILE, ROLEPLAY, SAND_FILE, Files, edit
from content.vault.catalogue import Code

CHAT = "instructions:: Ask what they felt."
TEXT = "content::\nFeel it first.\n\nThen read on, or go to [[../Lenses/Sand]].\n"
ASKED = "content:: Which soil holds water?"
CHOICES = "choices::\n- [x] Clay\n- [ ] Sand\n"
ID = f"id:: {ROLEPLAY}\n"


def question(fields: str) -> Files:
    """The outcome with more fields for its question, whose heading is line 10."""
    return edit(OUTCOME_FILE, ASKED, f"{ASKED}\n{fields}")


def invalid(fields: str, line: int = 10, hint: str | None = None) -> Case:
    """A question that nobody could answer."""
    return Case(Code.QUESTION_INVALID, question(fields), OUTCOME_FILE, line, hint)


CASES = (
    Case(Code.SEGMENT_TITLED, edit(CLAY_FILE, "#### Text", "#### Text: Hands"), CLAY_FILE, 6),
    Case(Code.SEGMENT_TITLED, edit(CLAY_FILE, "#### Chat", "#### Chat: Hands"), CLAY_FILE, 16),
    Case(Code.SEGMENT_TITLED, edit(CLAY_FILE, "#### Article", "#### Article: Hands"), CLAY_FILE, 11),
    Case(Code.SEGMENT_TITLED, edit(SAND_FILE, "#### Video", "#### Video: Hands"), SAND_FILE, 5),
    Case(Code.TEXT_WITHOUT_CONTENT, edit(CLAY_FILE, TEXT, ""), CLAY_FILE, 6),
    Case(Code.TEXT_EMPTY, edit(CLAY_FILE, TEXT, "content::\n"), CLAY_FILE, 6),
    Case(Code.CHAT_WITHOUT_INSTRUCTIONS, edit(CLAY_FILE, CHAT, ""), CLAY_FILE, 16),
    Case(Code.CHAT_EMPTY, edit(CLAY_FILE, CHAT, "instructions::"), CLAY_FILE, 16),
    Case(Code.QUESTION_WITHOUT_CONTENT, edit(OUTCOME_FILE, ASKED, "content::"), OUTCOME_FILE, 10),
    Case(Code.QUESTION_WITHOUT_CONTENT, edit(OUTCOME_FILE, f"{ASKED}\n", ""), OUTCOME_FILE, 10),
    invalid("kind:: choise", 13, "did you mean “choice”?"),
    invalid("kind:: choice"),
    invalid("kind:: choice\nchoices::\n- [x] Clay\n"),
    invalid("kind:: choice\nchoices::\n- [x] Clay\n- [x] Sand\n"),
    invalid("kind:: choice\nchoices::\n- [x] Clay\n- [ ] Clay\n"),
    invalid("kind:: multiple\nchoices::\n- [ ] Clay\n- [ ] Sand\n"),
    invalid("kind:: number\nanswer:: many"),
    invalid("kind:: number\nanswer:: 3\ntolerance:: -1", 15),
    invalid("kind:: text"),
    invalid(f"kind:: number\nanswer:: 3\n{CHOICES}"),
    invalid("answer:: Clay"),
    Case(Code.ROLEPLAY_WITHOUT_ID, edit(SAND_FILE, ID, ""), SAND_FILE, 10),
    Case(Code.ROLEPLAY_INCOMPLETE, edit(SAND_FILE, "content:: You meet a gardener.\n", ""), SAND_FILE, 10),
    Case(
        Code.ROLEPLAY_INCOMPLETE,
        edit(SAND_FILE, "ai-instructions:: You grow carrots and nothing else.\n", ""),
        SAND_FILE,
        10,
    ),
    Case(Code.TIME_INVALID, edit(SAND_FILE, "from:: 0:02", "from:: 2 s"), SAND_FILE, 7, "M:SS or H:MM:SS"),
    Case(Code.TIME_INVALID, edit(SAND_FILE, "to:: 0:06", "to:: 0:60"), SAND_FILE, 8, "M:SS or H:MM:SS"),
    Case(Code.TIMES_REVERSED, edit(SAND_FILE, "from:: 0:02", "from:: 0:07"), SAND_FILE, 7),
    Case(Code.SOURCE_MISSING, edit(CLAY_FILE, "source:: [[../articles/clay]]\n", ""), CLAY_FILE, 11),
    Case(Code.SOURCE_MISSING, edit(SAND_FILE, "source:: [[../video_transcripts/sand]]\n", ""), SAND_FILE, 5),
    Case(Code.SOURCE_MISSING, edit(OUTCOME_FILE, "## Test:", "## Lens: Bog\n## Test:"), OUTCOME_FILE, 8),
    Case(Code.DIRECTIVE_IN_TEXT, edit(CLAY_FILE, "Feel it first.", "Feel it :note[with care] first."), CLAY_FILE, 8),
    Case(Code.TRANSCRIPT_BLANK, edit(SAND_FILE, "0:02\nto:: 0:06", "0:05\nto:: 0:06"), SAND_FILE, 5),
)
