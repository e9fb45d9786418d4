"""Every error under /api/ in one shape: `{"detail": ...}`, and for bad input `{"detail": ..., "errors": {...}}`."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.core.exceptions import ValidationError as InvalidModel
from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.views import defaults
from rest_framework import status
from rest_framework.exceptions import APIException, ParseError, ValidationError
from rest_framework.fields import get_error_detail
from rest_framework.response import Response
from rest_framework.views import exception_handler as answer_of

from progress.api.errors import in_words_of_the_api

NOT_VALID = "Some of what was sent is not valid."
NOT_UNDERSTOOD = "The request could not be understood."
OUR_FAULT = "Something went wrong on our side. It has been noted."


class TooLarge(APIException):
    """A body over the limit."""

    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
    default_detail = "This is larger than what can be taken."
    default_code = "too_large"


def exception_handler(error: Exception, context: dict[str, Any]) -> Response | None:
    """The answer to an error in a view of the API; None for a fault of ours, which Django then logs and answers."""
    error = _said_by_the_api(error)
    response = answer_of(error, context)
    if response is not None and isinstance(error, ValidationError):
        response.data = {"detail": NOT_VALID, "errors": _by_field(error.detail)}
    return response


def _said_by_the_api(error: Exception) -> Exception:
    """What Django raises for bad input, as the API says it."""
    match error:
        case RequestDataTooBig():
            return TooLarge()
        case SuspiciousOperation() | UnreadablePostError():
            return ParseError(NOT_UNDERSTOOD)
        case InvalidModel():
            return ValidationError(get_error_detail(error))
        case _:
            return in_words_of_the_api(error)


def _by_field(detail: object) -> dict[str, Any]:
    """Messages by the name of a field, or by the place of an item in a list; what concerns no field has one name."""
    if isinstance(detail, Mapping):
        return dict(detail)
    items = detail if isinstance(detail, list) else [detail]
    if any(isinstance(item, Mapping) for item in items):
        return {str(place): item for place, item in enumerate(items) if item}
    return {"non_field_errors": items}


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what Django refused before any view saw it."""
    if _is_for_the_api(request):
        return JsonResponse({"detail": NOT_UNDERSTOOD}, status=status.HTTP_400_BAD_REQUEST)
    return defaults.bad_request(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer a fault of ours."""
    if _is_for_the_api(request):
        return JsonResponse({"detail": OUR_FAULT}, status=status.HTTP_500_INTERNAL_SERVER_ERROR)
    return defaults.server_error(request)


def _is_for_the_api(request: HttpRequest) -> bool:
    return request.path_info.startswith("/api/")
