"""How fast new rows may come: who lets others write says when it is too fast, and services ask before they make any."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Ask = Callable[[], None]

_ask: ContextVar[Ask | None] = ContextVar("pace", default=None)


@contextmanager
def paced_by(ask: Ask) -> Iterator[None]:
    """Inside, `ask` is called before rows are made for a learner, once or more; it may raise what undoes the write."""
    before = _ask.set(ask)
    try:
        yield
    finally:
        _ask.reset(before)


def keep_pace() -> None:
    """Call before rows are made. Raises what the caller's `ask` raises."""
    ask = _ask.get()
    if ask is not None:
        ask()
