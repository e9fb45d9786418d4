"""Articles and their directives; files of phrases."""

from content.tests.vault.broken.case import Case
from content.tests.vault.build import ARTICLE_FILE, CLAY_FILE, TIMES_FILE, VALID, VIDEO_FILE, Files, edit
from content.vault.catalogue import Code

PAIR_VIDEO, PAIR_TIMES = "video_transcripts/rain.md", "video_transcripts/rain.timestamps.json"
FIRST = '{"text": "Sand runs.", "start": "0:01.00"}'
BLANK = edit(CLAY_FILE, 'from:: "It holds"\nto:: "the plough."\n', "")

BODILESS = edit(ARTICLE_FILE, "Clay is heavy.\n\nIt holds water well and clings to\nthe plough.\n\nThat is all.\n", "")


def article(text: str) -> Files:
    """The article with more text at its end, from line 13 on."""
    return edit(ARTICLE_FILE, "That is all.\n", f"That is all.\n{text}\n")


def phrases(text: str) -> Files:
    """The file of phrases with another first entry, on line 2."""
    return edit(TIMES_FILE, FIRST, text)


def pair(times: str | None) -> Files:
    """A transcript that no lens shows, with a file of phrases beside it."""
    return {PAIR_VIDEO: VALID[VIDEO_FILE], PAIR_TIMES: times}


CASES = (
    Case(Code.IMAGE_EMBEDDED, article("![[clay.png]]"), ARTICLE_FILE, 13),
    Case(Code.DIRECTIVE_UNSUPPORTED, article(":video[of it]"), ARTICLE_FILE, 13),
    Case(Code.DIRECTIVE_MISSPELT, article(":footnot[of it]"), ARTICLE_FILE, 13, "Did you mean “footnote”?"),
    Case(Code.DIRECTIVE_UNCLOSED, article("\n:::note\nText."), ARTICLE_FILE, 14),
    Case(Code.DIRECTIVE_BRACKET_UNCLOSED, article("A :note[of it"), ARTICLE_FILE, 13),
    Case(Code.DIRECTIVE_CLOSING_ATTRIBUTE, article("\n:::note\nText.\n:::{open}"), ARTICLE_FILE, 16),
    Case(Code.DIRECTIVE_BLOCK_FORM, article("\n:::footnote\nText.\n:::"), ARTICLE_FILE, 14),
    Case(Code.DIRECTIVE_LEAF_FORM, article("\n::collapse[Text.]"), ARTICLE_FILE, 14),
    Case(Code.DIRECTIVE_EMPTY, article("\n:::note\n:::"), ARTICLE_FILE, 14),
    Case(Code.DIRECTIVE_ATTRIBUTE, article("\n:::collapse{open}\nText.\n:::"), ARTICLE_FILE, 14),
    Case(Code.SEGMENT_BLANK, {**BLANK, **BODILESS}, CLAY_FILE, 11),
    Case(Code.TIMESTAMPS_INVALID, pair("[\n{,"), PAIR_TIMES, 2),
    Case(Code.TIMESTAMPS_NOT_LIST, pair("{}"), PAIR_TIMES, 1),
    Case(Code.TIMESTAMPS_EMPTY, pair("[]"), PAIR_TIMES, 1),
    Case(Code.TIMESTAMPS_ENTRY_INVALID, phrases('{"text": "Sand runs.", "start": 1}'), TIMES_FILE, 1),
    Case(Code.TIMESTAMPS_ENTRY_INVALID, phrases('"Sand runs."'), TIMES_FILE, 1),
    Case(Code.TIMESTAMPS_TIME_INVALID, phrases('{"text": "Sand runs.", "start": "1"}'), TIMES_FILE, 1),
    Case(Code.TIMESTAMPS_BACKWARDS, phrases('{"text": "Sand runs.", "start": "0:03.00"}'), TIMES_FILE, 1),
    Case(Code.TIMESTAMPS_MISSING, pair(None), PAIR_VIDEO, 1),
    Case(
        Code.TRANSCRIPT_MISSING,
        {PAIR_TIMES: f"[{FIRST}]"},
        PAIR_TIMES,
        1,
    ),
    Case(Code.FOLDER_MISSPELT, {"Lense/Peat.md": ""}, "Lense/", 0, "did you mean “Lenses/”?"),
    Case(Code.FOLDER_MISSPELT, {"article/a.md": "", "article/b.md": ""}, "article/", 0, "did you mean “articles/”?"),
)
