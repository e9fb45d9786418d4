"""A bar for work that takes a while, for people at a terminal only: logs and pipes get the closing sentence alone."""

from typing import TextIO

WIDTH = 30


class Bar:
    """Counts steps towards a known total and redraws itself when it has grown."""

    def __init__(self, stream: TextIO, total: int, what: str) -> None:
        self.stream, self.total, self.what = stream, total, what
        self._shown = stream.isatty() and total > 0
        self._done = 0
        self._drawn = -1

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        filled = WIDTH * self._done // self.total if self._shown else self._drawn
        if filled != self._drawn:
            self._drawn = filled
            bar = "█" * filled + "·" * (WIDTH - filled)
            self.stream.write(f"\r{bar} {self._done} of {self.total} {self.what}")
            self.stream.flush()
        if self._shown and self._done == self.total:
            self.stream.write("\n")
