"""The bar is for terminals alone."""

from io import StringIO

from content.management.progress import Bar


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def after(stream: StringIO, steps: int, total: int) -> str:
    bar = Bar(stream, total, "files")
    for _ in range(steps):
        bar.step()
    return stream.getvalue()


def test_a_terminal_sees_it_grow_and_end() -> None:
    assert after(Terminal(), 2, 2) == f"\r{'█' * 15}{'·' * 15} 1 of 2 files\r{'█' * 30} 2 of 2 files\n"


def test_it_is_redrawn_at_most_once_a_column() -> None:
    assert after(Terminal(), 3000, 3000).count("\r") == 31


def test_a_pipe_sees_nothing() -> None:
    assert after(StringIO(), 2, 2) == ""
