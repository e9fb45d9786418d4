"""The demo course shows every feature of the format, and nothing in it is wrong."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from content.enums import QuestionKind
from content.vault.assigning import assign_ids
from content.vault.building import build_vault, read_collection
from content.vault.directives import FORMS, find_directives
from content.vault.files.documents import ArticleDocument, InlineLens, Meeting, ModuleDocument
from content.vault.folder import Source, read_folder
from content.vault.model import Course, Section, Vault
from content.vault.reading import DocumentCache
from content.vault.segments import Article, Chat, Question, Roleplay, Segment, Text, Video
from content.vault.whole.collection import Collection

DEMO = Path(__file__).resolve().parent.parent / "demo"


@pytest.fixture(scope="module")
def source() -> Source:
    return read_folder(DEMO)


@pytest.fixture(scope="module")
def collection(source: Source) -> Collection:
    return read_collection(source, DocumentCache())[0]


@pytest.fixture(scope="module")
def vault(collection: Collection) -> Vault:
    return build_vault(collection)


@pytest.fixture(scope="module")
def course(vault: Vault) -> Course:
    (course,) = vault.courses
    return course


def sections(vault: Vault) -> list[Section]:
    return [section for module in vault.modules if not module.standalone for section in module.sections]


def segments(vault: Vault) -> Iterator[Segment]:
    for section in sections(vault):
        yield from section.content.segments


def questions(vault: Vault) -> list[Question]:
    return [segment for segment in segments(vault) if isinstance(segment, Question)]


def test_nothing_is_wrong(source: Source) -> None:
    collection, strays = read_collection(source, DocumentCache())
    assert build_vault(collection, strays).issues == ()


def test_everything_has_its_id(source: Source) -> None:
    assigned = assign_ids(source)
    assert assigned.given == ()
    assert assigned.left == ()


def test_the_course_says_all_that_a_course_can_say(course: Course) -> None:
    assert course.own_id == course.id
    assert course.description != ""
    assert course.aliases == ("learning-to-learn", "learn-well")
    assert course.terms.difficulty == 1
    assert course.terms.categories == ("Learning", "Study skills")


def test_it_has_two_units_and_an_optional_module(course: Course) -> None:
    shape = ["meeting" if isinstance(item, Meeting) else f"{item.slug}{' ?' * item.optional}" for item in course.items]
    assert shape == [
        "why-learning-fools-us",
        "practice-that-works/retrieve",
        "practice-that-works/space",
        "practice-that-works/mix",
        "meeting",
        "from-remembering-to-understanding",
        "running-your-own-learning",
        "watching-closely ?",
        "meeting",
    ]


def test_one_module_requires_another(vault: Vault) -> None:
    ids = {module.slug: module.id for module in vault.modules}
    assert vault.requires == {ids["running-your-own-learning"]: (ids["practice-that-works"],)}


def test_submodules_have_ids_and_come_from_the_module_and_from_an_outcome(vault: Vault) -> None:
    children = [module for module in vault.modules if module.parent]
    assert [child.own_id == child.id for child in children] == [True, True, True]
    outcomes = [{section.outcome.name for section in child.sections if section.outcome} for child in children]
    assert outcomes == [{"Practise by retrieving"}, {"Space and mix practice"}, {"Space and mix practice"}]


def test_every_outcome_has_a_statement_and_every_group_of_lenses_its_test(vault: Vault) -> None:
    assert [outcome.path for outcome in vault.outcomes.values() if not outcome.statement] == []
    tests = [section.outcome.name for section in sections(vault) if section.test and section.outcome]
    assert sorted(tests) == sorted([*(outcome.name for outcome in vault.outcomes.values()), "Space and mix practice"])
    assert len({section.test.id for section in sections(vault) if section.test}) == len(tests)


def test_lenses_come_from_files_and_one_is_written_into_its_module(collection: Collection, vault: Vault) -> None:
    parts = [part for document in collection.all(ModuleDocument) for part in document.parts]
    assert [part.lens.title for part in parts if isinstance(part, InlineLens)] == ["Before you begin"]
    assert {lens.path.partition("/")[0] for lens in vault.lenses.values()} == {"Lenses", "modules"}
    assert [lens.title for lens in vault.lenses.values() if not lens.tldr] == []


def test_some_lenses_stand_in_two_modules_required_in_one_of_them(vault: Vault) -> None:
    places: dict[str, list[bool]] = {}
    for section in sections(vault):
        if section.lens:
            places.setdefault(section.lens.title, []).append(section.optional)
    shared = {title: optional for title, optional in places.items() if len(optional) > 1}
    assert shared == {"How well do you know it?": [True, False], "Sleep on it": [True, False]}


def test_every_hidden_lens_is_optional_and_a_card_leads_to_it(vault: Vault) -> None:
    hidden = [section for section in sections(vault) if section.hidden]
    assert sorted(section.title for section in hidden) == ["A template for the week", "Five boxes"]
    assert [section.optional for section in hidden] == [True, True]
    texts = "\n".join(segment.content for segment in segments(vault) if isinstance(segment, Text))
    assert [f"::card[{section.title}](lens:{section.content.id})" in texts for section in hidden] == [True, True]


def test_texts_link_to_a_lens_and_to_modules(vault: Vault) -> None:
    ids = {module.slug: module.id for module in vault.modules}
    texts = "\n".join(segment.content for segment in segments(vault) if isinstance(segment, Text))
    assert f"[Practice that works](module:{ids['practice-that-works']})" in texts
    assert f"::card[Watching closely](module:{ids['watching-closely']})" in texts
    assert f" [Notes worth writing](lens:{ids['lens/notes-worth-writing']})" in texts


MARKUP = ("\n## ", "\n- [ ] ", "\n|---", "[^1]: ", "\n$$", " $S = 2$ ", "\n> ", "**", "\n1. ")


@pytest.mark.parametrize("markup", MARKUP)
def test_texts_use_what_markdown_offers(vault: Vault, markup: str) -> None:
    assert any(markup in segment.content for segment in segments(vault) if isinstance(segment, Text))


def test_every_kind_of_segment_occurs_and_each_can_be_optional(vault: Vault) -> None:
    kinds = {Text, Chat, Article, Video, Question, Roleplay}
    assert {type(segment) for segment in segments(vault)} == kinds
    assert {type(segment) for segment in segments(vault) if segment.optional} == {Text, Chat, Video, Question}


def test_every_kind_of_question_occurs_in_a_test(vault: Vault) -> None:
    tested = {
        segment.question_kind
        for section in sections(vault)
        if section.test
        for segment in section.content.segments
        if isinstance(segment, Question)
    }
    assert tested == set(QuestionKind)


@pytest.mark.parametrize(
    "field",
    [
        "assessment_instructions",
        "max_time",
        "max_chars",
        "enforce_voice",
        "feedback",
        "choices",
        "answers",
        "tolerance",
        "explanation",
        "difficulty",
        "topic",
        "optional",
    ],
)
def test_questions_use_every_field(vault: Vault, field: str) -> None:
    assert any(getattr(question, field) for question in questions(vault))


def test_every_question_has_a_topic_and_is_told_right_or_explained(vault: Vault) -> None:
    assert [question.content for question in questions(vault) if not question.topic] == []
    free = {question.content for question in questions(vault) if question.question_kind is QuestionKind.FREE}
    assert {question.content for question in questions(vault) if question.assessment_instructions} == free
    assert {question.content for question in questions(vault) if not question.explanation} == free


def test_one_text_question_accepts_several_answers(vault: Vault) -> None:
    counts = [len(question.answers) for question in questions(vault) if question.question_kind is QuestionKind.TEXT]
    assert min(counts) == 2


@pytest.mark.parametrize("flag", ["hide_previous_from_user", "hide_previous_from_tutor", "reveal_all"])
def test_chats_use_every_flag(vault: Vault, flag: str) -> None:
    chats = [segment for segment in segments(vault) if isinstance(segment, Chat)]
    assert [getattr(chat, flag) for chat in chats].count(True) == 1
    assert [chat.line for chat in chats if not chat.instructions] == []


def test_one_lens_reveals_all_and_some_say_what_the_tutor_should_know(vault: Vault) -> None:
    assert [lens.title for lens in vault.lenses.values() if lens.reveal_all] == ["Notes worth writing"]
    assert any(lens.summary_for_tutor for lens in vault.lenses.values())


def test_articles_are_shown_whole_and_in_several_excerpts(vault: Vault) -> None:
    found = [segment for segment in segments(vault) if isinstance(segment, Article)]
    skips = {(bool(article.collapsed_before), bool(article.collapsed_after)) for article in found}
    assert skips == {(False, False), (True, False), (True, True)}
    assert {article.author for article in found} == {"The Cairn authors"}
    assert {article.source_url.partition("/essays/")[0] for article in found} == {"https://example.org"}


def test_articles_use_every_form_of_every_directive(collection: Collection) -> None:
    bodies = [article.body for article in collection.all(ArticleDocument)]
    used = {(found.name, found.form) for body in bodies for found in find_directives(body)}
    assert used == {(name, form) for name, forms in FORMS.items() for form in forms}
    for markup in ("[^1]: ", "\n|---", "$$"):
        assert any(markup in body for body in bodies)


def test_a_video_plays_on_the_page_in_three_clips(vault: Vault) -> None:
    clips = [segment for segment in segments(vault) if isinstance(segment, Video)]
    assert [(clip.start_s, clip.end_s) for clip in clips] == [(0, 90), (0, 90), (90, None)]
    assert {clip.video_id for clip in clips} == {"aqz-KE-bpKQ"}
    assert [clip.transcript for clip in clips if not clip.transcript] == []


def test_a_roleplay_has_all_its_parts(vault: Vault) -> None:
    (roleplay,) = [segment for segment in segments(vault) if isinstance(segment, Roleplay)]
    assert roleplay.opening_message != ""
    assert roleplay.assessment_instructions != ""
    assert roleplay.feedback


def test_comments_are_used_and_seen_by_nobody(source: Source, vault: Vault) -> None:
    assert any("%%" in text for text in source.files.values())
    assert [segment.line for segment in segments(vault) if "%%" in str(getattr(segment, "content", ""))] == []


def test_a_draft_is_kept_out(source: Source, collection: Collection) -> None:
    drafts = [path for path in source.files if path.startswith("Lenses/Drafts/")]
    assert drafts == ["Lenses/Drafts/Draw it from memory.md"]
    assert not collection.documents[drafts[0]].usable


def test_each_lens_is_a_few_minutes_long(vault: Vault) -> None:
    lengths = {
        lens.title: sum(len(str(getattr(segment, "content", "")).split()) for segment in lens.segments)
        for lens in vault.lenses.values()
    }
    assert {title: words for title, words in lengths.items() if not 100 <= words <= 650} == {}
    assert 20 <= len(lengths) <= 25
