"""A file's text line by line, every line knowing where it stood before comments were taken out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of text with their numbers in the author's file, counted from 1."""

    texts: tuple[str, ...]
    numbers: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Lines:
        """A text nothing was taken out of; lines end at a newline and nowhere else."""
        texts = tuple(text.split("\n"))
        return cls(texts, tuple(range(1, len(texts) + 1)))

    def __len__(self) -> int:
        return len(self.texts)

    def __getitem__(self, span: slice) -> Lines:
        return Lines(self.texts[span], self.numbers[span])

    def __iter__(self) -> Iterator[tuple[int, str]]:
        """Each line with its index here (not its number in the file)."""
        return iter(enumerate(self.texts))

    def joined(self) -> str:
        """The text again."""
        return "\n".join(self.texts)

    def number(self, index: int) -> int:
        """The file's own line number of the line at `index`; past the end, the last one."""
        return self.numbers[min(index, len(self.numbers) - 1)] if self.numbers else 1
