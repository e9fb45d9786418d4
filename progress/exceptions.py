"""What a learner's write can be refused for. `config/exceptions.py` turns each into an answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import BadRequest


class Refused(Exception):
    """A write that conflicts with the state of things; the text is a sentence for a person."""


class NoIdentity(Exception):
    """A request that names nobody: 401. The text is a sentence for a person."""

    def __init__(self, sentence: str = "Sign in, or send an anonymous token.") -> None:
        super().__init__(sentence)


class KeyUnknown(NoIdentity):
    """A key that opens nothing: never made, revoked, or of an account that is closed."""

    def __init__(self) -> None:
        super().__init__("This key is not valid.")


class CookieOnly(NoIdentity):
    """A token that Cairn gave to a browser, sent by other means: that proves nothing about who sends it."""

    def __init__(self) -> None:
        super().__init__("This token is believed from its cookie alone.")


class MalformedToken(BadRequest):
    """An anonymous token that can't be read, or two that differ: 400."""


class InvalidBeat(Exception):
    """A beat that can't be read: what is wrong by field."""

    def __init__(self, errors: Mapping[str, Sequence[str]]) -> None:
        super().__init__("This beat can't be read.")
        self.errors = errors


class InvalidBeats(Exception):
    """Beats of which some can't be recorded: what is wrong by field, by the place of the beat, from 0."""

    def __init__(self, errors: Mapping[int, Mapping[str, Sequence[str]]]) -> None:
        super().__init__("These beats can't be recorded.")
        self.errors = errors


class TokenUsedUp(Refused):
    """An anonymous token whose work moved into an account more than a day ago."""

    def __init__(self) -> None:
        super().__init__("What this token did has moved into an account. Begin with a new token.")


class TooManyUnregistered(Refused):
    """More contents that no vault knows than one learner may bring."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"At most {limit} contents that are not part of a course can be recorded for one learner.")


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that a container still asks for."""

    content_id: UUID
    title: str


class NotByDecree(Refused):
    """A container is complete when all it requires is, and not because somebody says so."""

    def __init__(self, missing: Sequence[Missing]) -> None:
        super().__init__("This becomes complete when everything it requires is.")
        self.missing = tuple(missing)


class WrongType(Exception):
    """A content named with a type that is not its own."""
