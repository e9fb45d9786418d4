"""What the API says when a service refuses: a registry that config/exceptions.py asks for every error in a view."""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import BadRequest
from rest_framework import status
from rest_framework.exceptions import APIException, NotAuthenticated, ParseError, ValidationError

from progress.exceptions import InvalidBeats, NoIdentity, NotByDecree, Refused, WrongType


class Conflict(APIException):
    """Something that the state of things does not allow."""

    status_code = status.HTTP_409_CONFLICT
    default_code = "conflict"


class Nobody(NotAuthenticated):
    """A service did not believe who it was; a 401 has to name the scheme."""

    auth_header = "Token"


def in_words_of_the_api(error: Exception) -> Exception:
    """The API's own exception for one of ours, or for a request that Django calls bad; any other error as it is."""
    for kind, answer in ANSWERS.items():
        if isinstance(error, kind):
            return answer(error)
    return error


def _not_by_decree(error: Any) -> Conflict:  # noqa: ANN401 - see ANSWERS
    missing = [{"content_id": str(one.content_id), "title": one.title} for one in error.missing]
    said: Any = {"detail": str(error), "missing": missing}
    return Conflict(said)


def by_place(wrong: InvalidBeats) -> dict[str, Any]:
    """What is wrong with each beat, as JSON names places."""
    return {str(place): dict(errors) for place, errors in wrong.errors.items()}


# The first that fits counts: what is special stands before what is general.
ANSWERS: Mapping[type[Exception], Callable[[Any], APIException]] = {
    NotByDecree: _not_by_decree,
    Refused: lambda error: Conflict(str(error)),
    NoIdentity: lambda error: Nobody(str(error)),
    WrongType: lambda error: ValidationError({"content_type": [str(error)]}),
    InvalidBeats: lambda error: ValidationError(by_place(error)),
    BadRequest: lambda error: ParseError(str(error)),
}
