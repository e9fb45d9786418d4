"""The footnotes of one lens: numbered in the order they are first met, over all of its segments.

An author's footnotes and the platform's share the numbers; only a platform's footnote says whose it is.
"""

from dataclasses import dataclass, field

from content.rendering.marked import opening
from content.rendering.piece import Piece
from content.rendering.wording import NOTE_LABEL, words


@dataclass(frozen=True, slots=True)
class Note:
    """What a button in the text opens: a footnote with its number, or a part left out of a sentence with none."""

    id: str
    piece: Piece
    number: int | None = None
    ours: bool = False


@dataclass(slots=True)
class Notes:
    """Collects definitions while a lens is parsed, hands out numbers and keeps what is still to be drawn."""

    _definitions: dict[tuple[str, str], Piece] = field(default_factory=dict)
    _homes: dict[str, str] = field(default_factory=dict)
    _numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    _pending: list[Note] = field(default_factory=list)
    _footnotes: int = 0
    _cuts: int = 0

    def define(self, voice: str, label: str, piece: Piece) -> None:
        """Keep a definition for its voice and for the whole lens; the first of a label stands."""
        self._definitions.setdefault((voice, label), piece)
        self._homes.setdefault(label, voice)

    def knows(self, label: str) -> bool:
        """Tell whether a reference with this label leads anywhere in the lens."""
        return label in self._homes

    def refer(self, voice: str, label: str) -> str:
        """Return the button for a reference to a definition, which gets its number at its first reference."""
        key = (voice, label) if (voice, label) in self._definitions else (self._homes[label], label)
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = self._add(self._definitions[key], ours=False)
        return _button(f"fn-{number}", "fnref", f"Note {number}", str(number))

    def footnote(self, piece: Piece) -> str:
        """Return the button for a footnote of the platform."""
        number = self._add(piece, ours=True)
        return _button(f"fn-{number}", "fnref fnref--course", f"{NOTE_LABEL}, {number}", str(number))

    def cut(self, piece: Piece, text: str) -> str:
        """Return the button for a part left out of a sentence."""
        self._cuts += 1
        note = Note(f"cut-{self._cuts}", piece)
        self._pending.append(note)
        return _button(note.id, "fnref", f"Left out here, {words(text)}", "[…]")

    def take(self) -> list[Note]:
        """Return the notes referred to since the last call."""
        pending, self._pending = self._pending, []
        return pending

    def _add(self, piece: Piece, *, ours: bool) -> int:
        self._footnotes += 1
        self._pending.append(Note(f"fn-{self._footnotes}", piece, self._footnotes, ours))
        return self._footnotes


def _button(target: str, css_class: str, label: str, text: str) -> str:
    attributes = {"class": css_class, "popovertarget": target, "aria-label": label}
    return f"{opening('button', attributes)}{text}</button>"
