"""A change to the valid vault that breaks one thing."""

from collections.abc import Mapping
from dataclasses import dataclass

from content.vault.catalogue import Code


@dataclass(frozen=True)
class Case:
    """The one issue that a change makes: its code, place and, where one is promised, its hint.

    `also`: for the few checks that cannot fail alone, what else is wrong then.
    """

    code: Code
    change: Mapping[str, str | None]
    path: str
    line: int
    hint: str | None = None
    also: tuple[tuple[str, str, int], ...] = ()
