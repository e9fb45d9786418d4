import pytest

from content.vault.kinds import Kind, check_folder, kind_of


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("modules/a.md", Kind.MODULE),
        ("modules/Lenses/a.md", Kind.MODULE),
        ("courses/a.md", Kind.COURSE),
        ("Learning Outcomes/a.md", Kind.OUTCOME),
        ("x/Learning Outcomes/Lenses/a.md", Kind.OUTCOME),
        ("Lenses/WIP/a.md", Kind.LENS),
        ("x/Lenses/a.md", Kind.LENS),
        ("video_transcripts/a.timestamps.json", Kind.TIMESTAMPS),
        ("anywhere/a.timestamps.json", Kind.TIMESTAMPS),
        ("articles/deep/a.md", Kind.ARTICLE),
        ("video_transcripts/a.md", Kind.TRANSCRIPT),
        ("x/modules/a.md", None),
        ("lenses/a.md", None),
        ("Lenses.md", None),
        ("README.md", None),
    ],
)
def test_a_path_tells_the_kind(path: str, kind: Kind | None) -> None:
    assert kind_of(path) == kind


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("module/a.md", "did you mean “modules/”?"),
        ("lenses/a.md", "did you mean “Lenses/”?"),
        ("Learning Outcome/a.md", "did you mean “Learning Outcomes/”?"),
        ("video-transcripts/deep/a.md", "did you mean “video_transcripts/”?"),
        ("Lens/a.md", "did you mean “Lenses/”?"),
        ("Levels/a.md", None),
        ("templates/a.md", None),
        ("modules.md", None),
    ],
)
def test_a_folder_that_is_nearly_one_of_ours(path: str, hint: str | None) -> None:
    assert [issue.hint for issue in check_folder(path)] == ([] if hint is None else [hint])
