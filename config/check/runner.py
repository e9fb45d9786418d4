"""Runs steps one after the other, whatever happens to any of them."""

import json
import os
import subprocess
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from config.check.counting import COUNTS_FILE
from config.check.outcomes import CannotRun, Counts, Outcome, Verdict
from config.check.steps import Environment, Step

PROJECT = Path(__file__).resolve().parent.parent.parent
NO_TESTS = 5  # pytest's exit status


def counted(path: Path, *, passed: bool) -> Counts:
    """Read the counts of a test run; one that broke off before it could count any failure is one failure."""
    counts = Counts(**json.loads(path.read_text())) if path.exists() else Counts()
    return counts if passed or counts.failed else counts + Counts(failed=1)


def call(step: Step, arguments: Sequence[str], environment: Environment) -> tuple[Verdict, Counts]:
    """Run the step's program; its output goes straight to the terminal. Tests of which none is meant are not run."""
    with tempfile.TemporaryDirectory(prefix="cairn-check-") as folder:
        counts_path = Path(folder, "counts.json")
        surroundings = {**os.environ, **environment, COUNTS_FILE: str(counts_path)}
        done = subprocess.run([*step.command, *arguments], cwd=PROJECT, env=surroundings, check=False)
        if step.counts_tests and arguments and done.returncode == NO_TESTS:
            return Verdict.NOT_RUN, Counts()
        passed = done.returncode == 0
        counts = counted(counts_path, passed=passed) if step.counts_tests else Counts()
        return Verdict.PASSED if passed else Verdict.FAILED, counts


def run_step(step: Step, arguments: Sequence[str]) -> Outcome:
    """Run one step inside its surroundings, with a heading before and its verdict after."""
    print(f"\n=== {step.name}", flush=True)
    begun = time.monotonic()
    counts = Counts()
    try:
        with step.surroundings() as environment:
            verdict, counts = call(step, arguments, environment)
    except CannotRun as problem:
        print(*(f"!!! {sentence}" for sentence in problem.sentences), sep="\n")
        verdict = Verdict.FAILED if os.environ.get("CI") else Verdict.NOT_RUN
    outcome = Outcome(step.name, verdict, time.monotonic() - begun, counts)
    print(f"=== {step.name}: {verdict} in {outcome.seconds:.1f} s", flush=True)
    return outcome


def run_steps(steps: Iterable[Step], arguments: Sequence[str] = ()) -> list[Outcome]:
    """Run every step; `arguments` are added to each."""
    return [run_step(step, arguments) for step in steps]
