"""Front matter: missing, unreadable, or saying something that can't be."""

from content.tests.vault.broken.case import Case
from content.tests.vault.build import ARTICLE_FILE, CLAY_FILE, COURSE_FILE, MODULE_FILE, OTHER, VIDEO_FILE, edit
from content.vault.catalogue import Code

PEAT = "Lenses/Peat.md"
SLUG = "slug: soil"

CASES = (
    Case(Code.FRONTMATTER_MISSING, {PEAT: "#### Text\ncontent:: Peat.\n"}, PEAT, 1),
    Case(Code.FRONTMATTER_MISSING, {PEAT: "---\n\n---\n#### Text\ncontent:: Peat.\n"}, PEAT, 1),
    Case(Code.FRONTMATTER_UNCLOSED, {PEAT: f"---\nid: {OTHER}\n#### Text\n"}, PEAT, 1),
    Case(Code.FRONTMATTER_INVALID, {PEAT: f"---\nid: {OTHER}\ntitle: Peat: wet\n---\n"}, PEAT, 3),
    Case(Code.FRONTMATTER_INVALID, {PEAT: "---\n- a list\n---\n"}, PEAT, 2),
    Case(Code.FRONTMATTER_INVALID, {PEAT: f"---\nid: {OTHER}\ntitle: One\ntitle: Two\n---\n"}, PEAT, 4),
    Case(Code.KEY_MISSING, edit(ARTICLE_FILE, "author: Ines Field\n", ""), ARTICLE_FILE, 1, ""),
    Case(Code.KEY_MISSING, edit(ARTICLE_FILE, "author:", "autor:"), ARTICLE_FILE, 1, "did you mean “autor”?"),
    Case(Code.KEY_MISSING, edit(VIDEO_FILE, "channel: The allotment\n", ""), VIDEO_FILE, 1, ""),
    Case(Code.KEY_BLANK, edit(ARTICLE_FILE, "author: Ines Field", "author:"), ARTICLE_FILE, 3),
    Case(Code.KEY_BLANK, edit(ARTICLE_FILE, "author: Ines Field", 'author: ["", " "]'), ARTICLE_FILE, 3),
    Case(Code.KEY_UNKNOWN, edit(CLAY_FILE, "tldr:", "tdlr:"), CLAY_FILE, 4, "did you mean “tldr”?"),
    Case(Code.KEY_UNKNOWN, edit(COURSE_FILE, "aliases:", "alias:"), COURSE_FILE, 5, "did you mean “slug-aliases”?"),
    Case(Code.KEY_INVALID, edit(MODULE_FILE, SLUG, f"{SLUG}\nsequential: perhaps"), MODULE_FILE, 3),
    Case(Code.KEY_INVALID, edit(MODULE_FILE, SLUG, f"{SLUG}\ndifficulty: 6"), MODULE_FILE, 3),
    Case(Code.KEY_INVALID, edit(CLAY_FILE, "tldr:", "reveal-all: some\ntldr:"), CLAY_FILE, 4),
    Case(Code.ID_NOT_TEXT, {PEAT: "---\ntitle: Peat\nid: 12\n---\n#### Text\ncontent:: Peat.\n"}, PEAT, 3),
    Case(Code.SLUG_INVALID, {"modules/peat.md": "---\nslug: Peat\ntitle: Peat\n---\n"}, "modules/peat.md", 2),
    Case(Code.SLUG_INVALID, {"modules/peat.md": "---\ntitle: Peat\nslug: -peat\n---\n"}, "modules/peat.md", 3),
    Case(Code.SLUG_INVALID, {"modules/peat.md": "---\nslug: peat-\ntitle: Peat\n---\n"}, "modules/peat.md", 2),
    Case(Code.SLUG_INVALID, {"courses/Peat.md": "---\nslug: peat_bog\ntitle: Peat\n---\n"}, "courses/Peat.md", 2),
    Case(Code.SLUG_INVALID, edit(COURSE_FILE, "[first-garden]", "[a, First]"), COURSE_FILE, 5),
    Case(Code.SLUG_RESERVED, {"modules/peat.md": "---\nslug: progress\ntitle: Peat\n---\n"}, "modules/peat.md", 2),
    Case(Code.TLDR_TOO_LONG, edit(CLAY_FILE, "Clay holds water.", "clay " * 81), CLAY_FILE, 4),
    Case(Code.WIKILINK_IN_METADATA, edit(ARTICLE_FILE, "On clay", '"On [[clay]]"'), ARTICLE_FILE, 2),
    Case(Code.WIKILINK_IN_METADATA, edit(ARTICLE_FILE, "Ines Field", "[[Ines Field]]"), ARTICLE_FILE, 3),
    Case(Code.WIKILINK_IN_METADATA, edit(VIDEO_FILE, "The allotment", '"[[The allotment]]"'), VIDEO_FILE, 3),
)
