"""`python -m config.check [--only STEP ...] [arguments for pytest]`."""

import argparse
import signal
import sys

from config.check.outcomes import Verdict, summary
from config.check.runner import run_steps
from config.check.steps import STEPS

INTERRUPTED = 130  # 128 + SIGINT, what a shell reports


def stop_politely() -> None:
    """Let a kill and a closed terminal stop the database server as Ctrl-C does; `nohup` goes on ignoring its signal."""
    for name in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(name) is signal.SIG_DFL:
            signal.signal(name, signal.default_int_handler)


def main(arguments: list[str]) -> int:
    """Run the steps that are asked for and return the exit status: 1 if any failed, or if no test is what was meant."""
    parser = argparse.ArgumentParser(prog="run.py test", description="The whole check. Other arguments go to pytest.")
    parser.add_argument("--only", action="append", choices=[step.name for step in STEPS], help="one step; repeatable")
    options, for_pytest = parser.parse_known_args(arguments)
    wanted = options.only or [step.name for step in STEPS if step.counts_tests or not for_pytest]
    stop_politely()
    try:
        outcomes = run_steps([step for step in STEPS if step.name in wanted], for_pytest)
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return INTERRUPTED
    print(f"\n{summary(outcomes)}", flush=True)
    nothing_ran = bool(for_pytest) and not any(outcome.counts.total for outcome in outcomes)
    return int(nothing_ran or any(outcome.verdict is Verdict.FAILED for outcome in outcomes))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
