"""What all views about a learner have in common."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, TypeVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from rest_framework.exceptions import MethodNotAllowed, NotAuthenticated, Throttled
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.views import APIView

from progress.api.authentication import IsSomebody, LearnerAuthentication
from progress.identity import Identity
from progress.pacing import Pace, TooFast
from progress.services.pace import paced_by

VARY = ("Cookie", "X-Anonymous-Token")


class LearnerView(APIView):
    """Answers somebody about themselves: no cache between may keep it, and none may give it to another."""

    authentication_classes = (LearnerAuthentication,)
    permission_classes: Sequence[type[BasePermission]] = (IsSomebody,)

    @property
    def somebody(self) -> Identity | None:
        """Who asks."""
        return self.request.auth if isinstance(self.request.auth, Identity) else None

    @property
    def identity(self) -> Identity:
        """Who asks, where somebody has to. Raises NotAuthenticated."""
        if self.somebody is None:
            raise NotAuthenticated
        return self.somebody

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - the framework's signature
        """Refuse a method that there is not, whoever asks; then find out who it is."""
        if request.method not in self.allowed_methods:
            raise MethodNotAllowed(str(request.method))
        super().initial(request, *args, **kwargs)

    def finalize_response(self, request: Request, response: Response, *args: Any, **kwargs: Any) -> Response:  # noqa: ANN401 - the framework's signature
        """Mark the answer, errors too."""
        found = super().finalize_response(request, response, *args, **kwargs)
        found.headers["Cache-Control"] = "private"
        patch_vary_headers(found, VARY)
        return found


class WritingView(LearnerView):
    """Writes for somebody. Whoever has no account makes new rows only so fast."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # noqa: ANN401 - the framework's signature
        """Answer; services ask for the pace when they are about to make rows."""
        with paced_by(self.keep_pace):
            return super().dispatch(request, *args, **kwargs)

    def keep_pace(self) -> None:
        """Count this request, once. Raises Throttled when there were too many, which undoes the write."""
        try:
            self._pace.keep()
        except TooFast as fast:
            raise Throttled(fast.wait_s) from fast

    @cached_property
    def _pace(self) -> Pace:
        return Pace(self.request, self.identity)


S = TypeVar("S", bound=Serializer[Any])


def read(serializer: type[S], data: object) -> dict[str, Any]:
    """What was sent, checked. Raises ValidationError."""
    found = serializer(data=data)
    found.is_valid(raise_exception=True)
    values: dict[str, Any] = found.validated_data
    return values
