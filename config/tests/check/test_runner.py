"""The whole check runs every step, whatever happens to one, and its last line counts the tests."""

import json
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace

import pytest

from config.check import __main__ as check
from config.check.outcomes import CannotRun, Counts, Verdict
from config.check.runner import run_steps
from config.check.steps import OWN_MACHINE, Environment, Step

GOOD = Step("good", ("-c", "pass"))
BAD = Step("bad", ("-c", "raise SystemExit(3)"))
NO_TESTS = Step("no-tests", ("-c", "raise SystemExit(5)"), counts_tests=True)
BROKEN_TESTS = Step("broken-tests", ("-c", "raise SystemExit(3)"), counts_tests=True)


def counting_step(passed: int, failed: int, skipped: int) -> Step:
    """A step that reports these counts as a test run would."""
    counts = json.dumps({"passed": passed, "failed": failed, "skipped": skipped})
    code = (
        f"import os; open(os.environ['CAIRN_TEST_COUNTS'], 'w').write('{counts}'); raise SystemExit({int(failed > 0)})"
    )
    return Step("tests", ("-c", code), counts_tests=True)


def no_browser() -> AbstractContextManager[Environment]:
    raise CannotRun("Pages were NOT tested.", "Install a browser.")


NO_BROWSER = Step("no-browser", ("-c", "pass"), no_browser, counts_tests=True)


def check_of(monkeypatch: pytest.MonkeyPatch, *steps: Step) -> int:
    monkeypatch.setattr(check, "STEPS", steps)
    return check.main([])


def test_every_step_runs_and_one_failure_fails_the_check(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert check_of(monkeypatch, BAD, counting_step(5, 0, 1), GOOD) == 1
    rows = capfd.readouterr().out.splitlines()[-5:]
    assert [row.split()[0] for row in rows[:3]] == ["bad", "tests", "good"]
    assert [row.split()[-1] for row in rows[:3]] == ["FAILED", "ok", "ok"]
    assert rows[3:] == ["", "5 passed, 0 failed, 1 skipped"]


def test_the_last_line_is_the_sum_over_the_databases(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert check_of(monkeypatch, counting_step(5, 0, 0), counting_step(4, 2, 0)) == 1
    assert capfd.readouterr().out.splitlines()[-1] == "9 passed, 2 failed"


def test_all_well_is_exit_status_0(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    assert check_of(monkeypatch, GOOD, counting_step(1, 0, 0)) == 0
    assert capfd.readouterr().out.splitlines()[-1] == "1 passed, 0 failed"


def test_a_test_run_that_breaks_off_counts_as_a_failure() -> None:
    [outcome] = run_steps([BROKEN_TESTS])
    assert (outcome.verdict, outcome.counts) == (Verdict.FAILED, Counts(failed=1))


@pytest.mark.parametrize(("ci", "verdict"), [("", Verdict.NOT_RUN), ("1", Verdict.FAILED)])
def test_a_step_without_what_it_needs_is_loud_and_fails_in_ci(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ci: str, verdict: Verdict
) -> None:
    monkeypatch.setenv("CI", ci)
    [outcome] = run_steps([NO_BROWSER])
    assert outcome.verdict is verdict
    assert "!!! Pages were NOT tested.\n!!! Install a browser.\n" in capsys.readouterr().out


def test_other_arguments_go_to_the_tests_alone(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    tests = counting_step(1, 0, 0)
    echo = replace(tests, arguments=("-c", f"import sys; print(sys.argv[1:], flush=True); {tests.arguments[1]}"))
    monkeypatch.setattr(check, "STEPS", (BAD, echo))
    assert check.main(["-k", "beat"]) == 0
    assert "['-k', 'beat']" in capfd.readouterr().out


def test_a_step_of_which_no_test_is_meant_is_not_run(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check, "STEPS", (counting_step(1, 0, 0), NO_TESTS))
    assert check.main(["-k", "beat"]) == 0
    assert capfd.readouterr().out.splitlines()[-3].endswith("NOT RUN")


def test_a_word_that_no_test_knows_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "STEPS", (NO_TESTS,))
    assert check.main(["-k", "beet"]) == 1


def test_a_step_without_any_test_fails_when_all_are_meant() -> None:
    [outcome] = run_steps([NO_TESTS])
    assert (outcome.verdict, outcome.counts) == (Verdict.FAILED, Counts(failed=1))


def test_only_runs_what_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "STEPS", (BAD, GOOD))
    assert check.main(["--only", "good"]) == 0


def test_ctrl_c_stops_the_check(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    @contextmanager
    def interrupted() -> Iterator[Environment]:
        yield OWN_MACHINE
        raise KeyboardInterrupt

    assert check_of(monkeypatch, Step("stop", ("-c", "pass"), interrupted)) == 130
    assert capsys.readouterr().err == "\nStopped.\n"
