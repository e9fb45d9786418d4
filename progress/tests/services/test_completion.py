"""A container is complete the moment all it requires is, and stays so when more is required later."""

from uuid import UUID, uuid4

import pytest

from content.queries.outline import published_outline
from content.tests.publishing import published
from content.tests.vault.build import (
    CLAY,
    CLAY_FILE,
    COURSE,
    MODULE,
    MODULE_FILE,
    OTHER,
    OUTCOME,
    OUTCOME_FILE,
    SAND,
    TEST,
    VALID,
    changed,
    edit,
)
from progress.enums import ContentType, EventKind, Status
from progress.exceptions import Missing, NotByDecree, Refused, WrongType
from progress.models import ContentProgress, ProgressEvent
from progress.queries.standing import Fraction, Standing, required_leaves, standing_of
from progress.services.completion import complete_content, undo_completion
from progress.services.learners import find_learner
from progress.services.study_time import record_beats
from progress.tests.people import ada, at, interval, learner_of

pytestmark = pytest.mark.django_db

LENS, TEST_TYPE = ContentType.LENS, ContentType.TEST
REQUIRED_SAND = edit(MODULE_FILE, "optional:: true\n", "")


def stamps() -> dict[str, float]:
    """What Ada has completed, and how many seconds after noon."""
    rows = ContentProgress.objects.filter(learner=learner_of(ada()), completed_at__isnull=False)
    return {str(row.content_id): (row.completed_at - at(0)).total_seconds() for row in rows if row.completed_at}


def standing() -> Standing:
    return standing_of(find_learner(ada()), published_outline())


def test_the_last_required_leaf_completes_outcome_module_and_course() -> None:
    published(VALID)
    first = complete_content(ada(), UUID(CLAY), LENS, at(10))
    assert [str(named.id) for named in first.newly] == [CLAY]
    last = complete_content(ada(), UUID(TEST), TEST_TYPE, at(20))
    assert [str(named.id) for named in last.newly] == [TEST, OUTCOME, MODULE, COURSE]
    assert stamps() == {CLAY: 10, TEST: 20, OUTCOME: 20, MODULE: 20, COURSE: 20}
    assert set(ProgressEvent.objects.values_list("kind", flat=True)) == {EventKind.COMPLETED}


def test_the_second_time_changes_nothing() -> None:
    published(VALID)
    complete_content(ada(), UUID(CLAY), LENS, at(10))
    again = complete_content(ada(), UUID(CLAY), LENS, at(99))
    assert again.newly == ()
    assert stamps() == {CLAY: 10}
    assert ProgressEvent.objects.count() == 1


def test_time_to_complete_is_the_total_at_that_moment_and_freezes() -> None:
    published(VALID)
    done = complete_content(ada(), UUID(CLAY), LENS, at(60), beats=[interval(CLAY, 0, 60)])
    record_beats(ada(), [interval(CLAY, 60, 100)], at(100))
    done.row.refresh_from_db()
    assert (done.row.time_to_complete_s, done.row.total_time_spent_s) == (60, 100)


def test_a_stamp_stays_when_more_is_required_later() -> None:
    published(VALID)
    for leaf, kind in ((CLAY, LENS), (TEST, TEST_TYPE)):
        complete_content(ada(), UUID(leaf), kind, at(10))
    published(changed(REQUIRED_SAND))
    now = standing()
    required = required_leaves(now.outline, UUID(MODULE))
    assert now.status(UUID(MODULE), required) == Status.COMPLETED
    assert now.fraction(required) == Fraction(2, 3)
    assert now.new_since_completion(UUID(MODULE), required) == 1


def test_an_optional_lens_completes_nothing_and_blocks_nothing() -> None:
    published(VALID)
    done = complete_content(ada(), UUID(SAND), LENS, at(5))
    assert [str(named.id) for named in done.newly] == [SAND]


def test_nothing_required_completes_nothing() -> None:
    optional = changed(
        {
            **edit(OUTCOME_FILE, "source:: [[../Lenses/Clay]]", "source:: [[../Lenses/Clay]]\noptional:: true"),
            MODULE_FILE: VALID[MODULE_FILE].replace(
                "[[../Learning Outcomes/Know your soil]]", "[[../Learning Outcomes/Know your soil]]\noptional:: true"
            ),
        }
    )
    published(optional)
    for leaf, kind in ((CLAY, LENS), (TEST, TEST_TYPE), (SAND, LENS)):
        complete_content(ada(), UUID(leaf), kind, at(10))
    assert set(stamps()) == {CLAY, TEST, SAND}


def test_a_lens_in_two_modules_completes_both() -> None:
    second = f"---\nslug: sand-only\ntitle: Sand only\nid: {OTHER}\n---\n# Lens:\nsource:: [[../Lenses/Sand]]\n"
    published(changed({"modules/sand.md": second}))
    done = complete_content(ada(), UUID(SAND), LENS, at(5))
    assert [str(named.id) for named in done.newly] == [SAND, OTHER]


def test_an_outcome_over_two_submodules_is_complete_with_both() -> None:
    parts = VALID[MODULE_FILE].split("# Learning Outcome")[0] + (
        "# Submodule: One\n## Learning Outcome: A\nsource:: [[../Learning Outcomes/A]]\n"
        "# Submodule: Two\n## Learning Outcome: A\nsource:: [[../Learning Outcomes/A]]\n"
        "## Lens:\nsource:: [[../Lenses/Sand]]\n"
    )
    outcome = f"---\nid: {OTHER}\n---\n## Lens:\nsource:: [[../Lenses/Clay]]\n"
    published(changed({MODULE_FILE: parts, "Learning Outcomes/A.md": outcome, OUTCOME_FILE: None}))
    first = complete_content(ada(), UUID(CLAY), LENS, at(1))
    assert [named.title for named in first.newly] == ["Clay", "A", "One"]
    second = complete_content(ada(), UUID(SAND), LENS, at(2))
    assert [named.title for named in second.newly] == ["Sand", "Two", "Soil", "A garden of your own"]


def test_a_container_is_not_completed_by_decree() -> None:
    published(VALID)
    complete_content(ada(), UUID(CLAY), LENS, at(1))
    with pytest.raises(NotByDecree) as refused:
        complete_content(ada(), UUID(MODULE), ContentType.MODULE, at(2))
    assert refused.value.missing == (Missing(UUID(TEST), "Test"),)
    complete_content(ada(), UUID(TEST), TEST_TYPE, at(3))
    assert complete_content(ada(), UUID(MODULE), ContentType.MODULE, at(4)).row.completed_at == at(3)


def test_a_type_that_is_not_the_contents_own_is_refused() -> None:
    published(VALID)
    with pytest.raises(WrongType):
        complete_content(ada(), UUID(CLAY), TEST_TYPE, at(1))


def test_what_no_vault_knows_can_be_completed() -> None:
    content = uuid4()
    done = complete_content(ada(), content, ContentType.MODULE, at(1), title="Elsewhere")
    assert (done.row.content_title, done.row.registered) == ("Elsewhere", False)


def test_replacing_counts_as_complete_with_all_that_it_replaces() -> None:
    published(VALID)
    for leaf, kind in ((CLAY, LENS), (TEST, TEST_TYPE)):
        complete_content(ada(), UUID(leaf), kind, at(1))
    new = VALID[CLAY_FILE].replace(f"id: {CLAY}", f"id: {OTHER}\nreplaces: {CLAY}")
    published(changed({CLAY_FILE: new}))
    now = standing()
    required = required_leaves(now.outline, UUID(MODULE))
    assert now.fraction(required) == Fraction(2, 2)


def test_undo_lifts_what_stood_on_it() -> None:
    published(VALID)
    complete_content(ada(), UUID(TEST), TEST_TYPE, at(1))
    complete_content(ada(), UUID(CLAY), LENS, at(2))
    undo_completion(ada(), UUID(CLAY), at(3))
    assert stamps() == {TEST: 1}
    lifted = ProgressEvent.objects.filter(kind=EventKind.UNDONE).values_list("content_id", flat=True)
    assert {str(key) for key in lifted} == {CLAY, OUTCOME, MODULE, COURSE}
    complete_content(ada(), UUID(CLAY), LENS, at(4))
    assert stamps() == {TEST: 1, CLAY: 4, OUTCOME: 4, MODULE: 4, COURSE: 4}


def test_undo_keeps_what_was_complete_before_the_leaf_was() -> None:
    published(VALID)
    for leaf, kind in ((CLAY, LENS), (TEST, TEST_TYPE)):
        complete_content(ada(), UUID(leaf), kind, at(1))
    published(changed(REQUIRED_SAND))
    complete_content(ada(), UUID(SAND), LENS, at(5))
    undo_completion(ada(), UUID(SAND), at(6))
    assert stamps() == {CLAY: 1, TEST: 1, OUTCOME: 1, MODULE: 1, COURSE: 1}


def test_only_leaves_can_be_undone() -> None:
    published(VALID)
    for leaf, kind in ((CLAY, LENS), (TEST, TEST_TYPE)):
        complete_content(ada(), UUID(leaf), kind, at(1))
    with pytest.raises(Refused):
        undo_completion(ada(), UUID(MODULE), at(2))
    with pytest.raises(ContentProgress.DoesNotExist):
        undo_completion(ada(), UUID(SAND), at(2))
