"""Several requests at once, each on a thread and a connection of its own."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier
from time import monotonic, sleep
from typing import TypeVar

from django.db import connection, transaction

from progress.models import Learner

T = TypeVar("T")
PATIENCE_S = 20


def on_own_connection(work: Callable[[], T]) -> T:
    """What the work gives; the thread leaves no connection behind."""
    try:
        return work()
    finally:
        connection.close()


def at_once(works: Sequence[Callable[[], T]]) -> list[T]:
    """Start all of them at the same moment; what they gave, in order. Raises what any of them raised."""
    gate = Barrier(len(works))

    def run(work: Callable[[], T]) -> T:
        gate.wait(PATIENCE_S)
        return on_own_connection(work)

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


@contextmanager
def waiting_for(learner: Learner, work: Callable[[], T]) -> Iterator[Future[T]]:
    """Inside, the work has begun and waits for the learner's lock, which it gets at the end; then it is done."""
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            Learner.objects.select_for_update().get(pk=learner.pk)
            future = pool.submit(on_own_connection, work)
            wait_until_blocked()
            yield future
        future.result(PATIENCE_S)


def wait_until_blocked() -> None:
    """Until some connection waits for a lock of this one's."""
    asked = "SELECT count(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"
    until = monotonic() + PATIENCE_S
    while monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute(asked)
            if cursor.fetchone()[0]:
                return
        sleep(0.005)
    raise TimeoutError


def elsewhere(work: Callable[[], T]) -> T:
    """Do it on another connection, all of it, now."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(on_own_connection, work).result(PATIENCE_S)
