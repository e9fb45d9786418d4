"""Courses: modules and meetings in order, parents unfolded."""

from content.tests.vault.build import COURSE, COURSE_FILE, MODULE, MODULE_FILE, VALID, changed, vault_of
from content.vault.files.documents import Meeting
from content.vault.identity import first_id
from content.vault.model import Course, CourseModule

SAND = "# Lens: Sand\nsource:: [[../Lenses/Sand]]\n"
PARENT = f"---\nslug: bog\ntitle: Bog\n---\n# Submodule: Deep\n#{SAND}# Submodule: Deeper\n#{SAND}"
HEAD = VALID[COURSE_FILE].split("# Module")[0]


def course(body: str, head: str = HEAD) -> Course:
    vault = vault_of(changed({COURSE_FILE: head + body, "modules/bog.md": PARENT}))
    return vault.courses[0]


def items(body: str) -> list[tuple[str, bool] | str]:
    found = course(body).items
    return [(item.slug, item.optional) if isinstance(item, CourseModule) else item.name for item in found]


def test_modules_and_meetings_in_order() -> None:
    found = course("# Module: [[../modules/soil]]\n# Meeting: One: a\n# module: [[../modules/soil]]\noptional:: true\n")
    assert found.items == (
        CourseModule(slug="soil", id=MODULE),
        Meeting(name="One: a", line=8),
        CourseModule(slug="soil", id=MODULE, optional=True),
    )


def test_a_parent_is_its_submodules_each_as_optional_as_it() -> None:
    assert items("# Module: [[../modules/bog]]\noptional:: true\n") == [("bog/deep", True), ("bog/deeper", True)]


def test_a_module_may_be_named_by_its_file_alone() -> None:
    assert items("# Module: [[bog]]\n# Module: [[../old place/soil.md|Soil]]\n# Module: ![[../modules/soil]]\n") == [
        ("bog/deep", False),
        ("bog/deeper", False),
        ("soil", False),
        ("soil", False),
    ]


def test_the_older_word_for_a_module() -> None:
    assert items("# Lesson: [[../modules/soil]]\n# Meeting: 1\n") == [("soil", False), "1"]


def test_what_a_course_says_of_itself() -> None:
    about = "slug: garden\ntitle: 'A: b'\ndescription: c\ndifficulty: 2\ncategories: soil, water\nsequential: true\n"
    found = course("", f"---\n{about}slug-aliases: a, b,a\n---\n")
    assert found.terms.sequential
    assert (found.title, found.description, found.aliases) == ("A: b", "c", ("a", "b"))
    assert (found.terms.difficulty, found.terms.categories) == (2, ("soil", "water"))


def test_ids_are_given_or_derived_from_the_path() -> None:
    assert (course("").id, course("").own_id) == (COURSE, COURSE)
    derived = course("", HEAD.replace(f"id: {COURSE}\n", ""))
    assert (derived.id, derived.own_id) == (first_id(None, "course", COURSE_FILE), None)


def test_without_a_module_there_is_still_a_course() -> None:
    vault = vault_of(changed({MODULE_FILE: None}))
    assert vault.courses[0].items == (Meeting(name="First walk", line=9),)
    assert [issue.code for issue in vault.issues] == ["target-missing"]


def test_of_two_modules_with_one_name_the_path_decides() -> None:
    module = "---\nslug: {0}\ntitle: T\n---\n" + SAND
    files = {f"modules/{folder}/bog.md": module.format(folder) for folder in ("a", "b")}
    body = "# Module: [[../modules/b/bog]]\n# Module: [[../modules/a/bog]]\n# Module: [[bog]]\n"
    (found,) = vault_of(changed({COURSE_FILE: HEAD + body, **files})).courses
    assert [item.slug for item in found.items if isinstance(item, CourseModule)] == ["b", "a", "a"]
