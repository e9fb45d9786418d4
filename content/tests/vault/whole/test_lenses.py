"""Lenses put together: sources inherited, each problem told once however often the lens is listed."""

from content.tests.vault.build import (
    CLAY,
    CLAY_FILE,
    OTHER,
    SAND_FILE,
    VALID,
    changed,
    edit,
    issues_of,
    vault_of,
)
from content.vault.segments import Article, Video

PEAT = "Lenses/Peat.md"
ARTICLE, VIDEO = "#### Article\nsource:: [[../articles/clay]]\n", "#### Video\nsource:: [[../video_transcripts/sand]]\n"


def segments(body: str) -> list[str]:
    vault = vault_of(changed({PEAT: f"---\nid: {OTHER}\n---\n{body}"}))
    return [segment.kind for segment in vault.lenses[OTHER].segments]


def test_a_source_goes_on_until_the_next_of_its_kind() -> None:
    body = f"{ARTICLE}to:: heavy.\n{VIDEO}#### Text\ncontent:: a\n#### Article\nfrom:: It\n#### Video\nfrom:: 0:03\n"
    vault = vault_of(changed({PEAT: f"---\nid: {OTHER}\n---\n{body}"}))
    assert vault.issues == ()
    found = vault.lenses[OTHER].segments
    assert [segment.source_path for segment in found if isinstance(segment, Article | Video)] == [
        "articles/clay.md",
        "video_transcripts/sand.md",
        "articles/clay.md",
        "video_transcripts/sand.md",
    ]


def test_a_broken_source_is_not_replaced_by_an_older_one() -> None:
    body = f"{ARTICLE}#### Article\nsource:: [[nowhere]\n#### Article\nto:: heavy.\n"
    assert segments(body) == ["article"]
    assert issues_of({PEAT: f"---\nid: {OTHER}\n---\n{body}"}) == [("link-malformed", PEAT, 7)]


def test_a_missing_source_is_told_once_for_all_who_inherit_it() -> None:
    body = "#### Article\nsource:: [[../articles/bog]]\n#### Article\nto:: heavy.\n"
    assert issues_of({PEAT: f"---\nid: {OTHER}\n---\n{body}"}) == [("target-missing", PEAT, 5)]


def test_a_problem_of_a_lens_is_told_once_however_often_it_is_listed() -> None:
    listed = "".join(f"# Lens: {n}\nsource:: [[../Lenses/Clay]]\n" for n in range(2))
    modules = {f"modules/m{n}.md": f"---\nslug: m{n}\ntitle: M\n---\n{listed}" for n in range(3)}
    wrong = edit(CLAY_FILE, "It holds", "It keeps")
    assert issues_of({**modules, **wrong}) == [("anchor-not-found", CLAY_FILE, 13)]
    assert issues_of({**modules, **edit(CLAY_FILE, "/Sand]]", "/Sandy]]")}) == [("text-link-missing", CLAY_FILE, 10)]
    unmade = {CLAY_FILE: VALID[CLAY_FILE].split("#### Text")[0]}
    assert issues_of({**modules, **unmade}) == [("section-empty", CLAY_FILE, 1)]


def test_lines_are_the_files_own_behind_comments() -> None:
    commented = edit(CLAY_FILE, "#### Text", "{>> a\nb\nc <<}\n%%\n#### Nothing\n%%\n#### Text")
    wrong = {CLAY_FILE: str(commented[CLAY_FILE]).replace("It holds", "It keeps").replace("/Sand]]", "/Sandy]]")}
    assert issues_of(wrong) == [("text-link-missing", CLAY_FILE, 16), ("anchor-not-found", CLAY_FILE, 19)]


def test_levels_four_to_six_are_segments_in_a_lens() -> None:
    assert segments("#### Text\ncontent:: a\n###### Chat\ninstructions:: b\n##### text\ncontent:: c\n") == [
        "text",
        "chat",
        "text",
    ]


def test_a_segment_may_be_optional() -> None:
    vault = vault_of(changed(edit(SAND_FILE, "from:: 0:02", "from:: 0:02\noptional:: true")))
    assert [segment.optional for segment in vault.lenses[vault.modules[-1].id].segments] == [True, False]
    assert [segment.line for segment in vault.lenses[CLAY].segments] == [6, 11, 16]


def test_segments_that_lack_what_they_need_are_left_out() -> None:
    assert segments(f"#### Roleplay\nid:: {CLAY[:-1]}1\ncontent:: a\n") == []
    assert segments("#### Roleplay\ncontent:: a\nai-instructions:: b\n") == []
    assert segments("#### Text\n#### Chat\n#### Question\ncontent::\n#### Article\n#### Video\n") == []
    assert segments(f"{VIDEO}from:: 0:03\nto:: 0:02\n{VIDEO}to:: x\n{VIDEO}from:: 1\n") == []
    assert segments("#### Text\ncontent::\n#### Chat\ninstructions::\n") == ["text", "chat"]
