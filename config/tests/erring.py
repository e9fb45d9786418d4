"""Views in which everything goes wrong that can."""

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.core.exceptions import ValidationError as InvalidModel
from django.http import Http404, UnreadablePostError
from django.urls import path
from rest_framework.exceptions import NotAuthenticated, PermissionDenied, Throttled, ValidationError
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

ERRORS: dict[str, Exception] = {
    "fields": ValidationError({"title": ["Too long."], "author": {"name": ["Missing."]}}),
    "items": ValidationError([{}, {"at": ["Missing."]}]),
    "sentence": ValidationError("No."),
    "model": InvalidModel({"slug": "Taken."}),
    "model-sentence": InvalidModel("No."),
    "no-identity": NotAuthenticated(),
    "forbidden": PermissionDenied("Not yours."),
    "missing": Http404("No such thing."),
    "throttled": Throttled(wait=7),
    "suspicious": SuspiciousOperation("a path of ours"),
    "too-big": RequestDataTooBig("a setting of ours"),
    "gone": UnreadablePostError("a socket of ours"),
    "fault": RuntimeError("a secret of ours"),
}


class Erring(APIView):
    """Raises what its address names."""

    permission_classes = (AllowAny,)

    def get(self, request: Request, name: str) -> Response:
        """Raise it."""
        raise ERRORS[name]


class Private(APIView):
    """Answers nobody without an identity, and says what was sent."""

    def get(self, request: Request) -> Response:
        """Answer."""
        return Response({"user": request.user.get_username()})

    def post(self, request: Request) -> Response:
        """Answer with what was sent."""
        return Response({"sent": request.data})


class Echo(APIView):
    """Says what was sent, to anybody."""

    authentication_classes = ()
    permission_classes = (AllowAny,)

    def post(self, request: Request) -> Response:
        """Answer with it."""
        return Response({"sent": request.data})


urlpatterns = [
    path("api/private", Private.as_view()),
    path("api/echo", Echo.as_view()),
    path("api/<str:name>", Erring.as_view()),
    path("<str:name>", Erring.as_view()),
]

handler400 = "config.exceptions.bad_request"
handler500 = "config.exceptions.server_error"
