"""The older narrative format becomes lenses like any other."""

from content.tests.vault.build import MODULE_FILE, OTHER, OTHER_2, VIDEO_FILE, changed, sections_of, vault_of
from content.vault.identity import first_id
from content.vault.model import Section
from content.vault.segments import Article, Chat, Text, Video

HEAD = f"---\nslug: soil\ntitle: Soil\nid: {OTHER_2}\n---\n"


def sections(body: str, head: str = HEAD) -> tuple[Section, ...]:
    return sections_of(vault_of(changed({MODULE_FILE: head + body})))


def test_a_text_is_a_lens_of_one_segment() -> None:
    (section,) = sections(f"# Text: Hello\nid:: {OTHER}\noptional:: true\ncontent::\n!## Soil\nis all.\n")
    assert (section.content.id, section.title, section.kind, section.optional) == (OTHER, "Hello", "text", True)
    assert section.content.segments == (Text(content="## Soil\nis all.", line=6),)


def test_a_chat_says_what_it_shows() -> None:
    fields = "instructions:: Ask.\nshowUserPreviousContent:: false\nshowTutorPreviousContent:: true\n"
    (section,) = sections(f"# Chat: Talk\nid:: {OTHER}\n{fields}")
    assert section.content.segments == (Chat(instructions="Ask.", hide_previous_from_user=True, line=6),)
    (later,) = sections(f"# Chat: Talk\nid:: {OTHER}\ninstructions:: Ask.\nhidePreviousContentFromTutor:: true\n")
    assert later.content.segments == (Chat(instructions="Ask.", hide_previous_from_tutor=True, line=6),)


def test_a_videos_source_is_its_excerpts() -> None:
    body = (
        f"# Video: Sand\nid:: {OTHER}\nsource:: [[video_transcripts/sand]]\n"
        "## Video-excerpt\nto:: 0:02\n## Text\ncontent:: So.\n## Video-excerpt\nfrom:: 0:02\n"
    )
    (section,) = sections(body)
    first, text, second = section.content.segments
    assert isinstance(first, Video)
    assert isinstance(second, Video)
    assert (first.transcript, text.kind, second.transcript) == ("Sand runs.", "text", "Water runs through it.")
    assert (section.kind, first.source_path) == ("video", VIDEO_FILE)


def test_an_articles_source_may_be_relative_too() -> None:
    for link in ("articles/clay", "../articles/clay"):
        (section,) = sections(f"# Article: Clay\nid:: {OTHER}\nsource:: [[{link}]]\n## Article-excerpt\nto:: heavy.\n")
        (excerpt,) = section.content.segments
        assert isinstance(excerpt, Article)
        assert (section.kind, excerpt.content) == ("article", "Clay is heavy.")


def test_without_an_id_it_is_known_by_its_heading() -> None:
    same = "# Text: Same\ncontent:: a\n"
    ids = [section.content.id for section in sections(same + same)]
    assert ids == [first_id(OTHER_2, "section", f"Text Same:{n}") for n in (0, 1)]
    moved = sections(f"# Text: New\ncontent:: b\n{same}{same}")
    assert [section.content.id for section in moved[1:]] == ids


def test_a_malformed_id_counts_as_none() -> None:
    vault = vault_of(changed({MODULE_FILE: f"{HEAD}# Text: Hello\nid:: 12\ncontent:: a\n"}))
    assert [(issue.code, issue.line) for issue in vault.issues] == [("id-missing", 6)]


def test_both_formats_may_stand_in_one_module() -> None:
    found = sections(f"# Text: Old\nid:: {OTHER}\ncontent:: a\n# Lens: Sand\nsource:: [[../Lenses/Sand]]\n")
    assert [section.title for section in found] == ["Old", "Sand"]
