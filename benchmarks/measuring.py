"""How time is taken and shown: CPU time of one thread, the best of several rounds."""

import gc
import platform
from collections.abc import Callable, Iterable, Sequence
from time import process_time


def best_ms(work: Callable[[], object], rounds: int, *, times: int = 1) -> float:
    """Milliseconds that `work` takes in the best of some rounds of `times` calls each."""
    best = float("inf")
    for _ in range(rounds):
        gc.collect()
        begun = process_time()
        for _ in range(times):
            work()
        best = min(best, (process_time() - begun) * 1000 / times)
    return best


def surroundings(rounds: int) -> str:
    """What has to be said beside every figure."""
    return f"Python {platform.python_version()} on {platform.machine()}, CPU time of one core, best of {rounds}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Columns side by side: the first to the left, the others to the right."""
    lines = [head, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    )
