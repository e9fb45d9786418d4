"""Time: the beats of trackers."""

from collections.abc import Mapping
from typing import IO, Any

from django.utils.timezone import now
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import status
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import ValidationError
from rest_framework.parsers import BaseParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from content.api.problem import ProblemSerializer
from progress.api.authentication import LearnerAuthentication, check_origin
from progress.api.errors import by_place
from progress.api.fields import TOO_MANY
from progress.api.schema import BEAT
from progress.api.views import WritingView
from progress.beats import MAX_BEATS, read_beats
from progress.exceptions import InvalidBeats
from progress.queries.trackers import check_senders
from progress.services.study_time import record_beats

ONE_OR_MANY = {"oneOf": [BEAT, {"type": "array", "items": BEAT, "maxItems": MAX_BEATS}]}


class BeaconParser(BaseParser):
    """JSON that calls itself text, as beacons have to: the site's own parser reads it."""

    media_type = "text/plain"

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:  # noqa: ANN401 - any JSON
        """Return what the body says."""
        return APIView.parser_classes[0]().parse(stream, media_type, parser_context)


class TimeView(WritingView):
    """Where trackers report."""

    parser_classes = (*APIView.parser_classes, BeaconParser)

    def get_authenticators(self) -> list[BaseAuthentication]:
        """Ask for the origin: a beacon has neither a header nor a CSRF token."""
        return [LearnerAuthentication(query_allowed=True, check_site=check_origin)]

    @extend_schema(
        operation_id="progress_time",
        request={"application/json": ONE_OR_MANY, "text/plain": ONE_OR_MANY},
        responses={
            204: OpenApiResponse(description="All of it counts."),
            **dict.fromkeys([400, 401, 403, 409, 413, 415, 429], ProblemSerializer),
        },
    )
    def post(self, request: Request) -> Response:
        """Credit one beat, or all beats of a list or none of them."""
        sent = request.data if isinstance(request.data, list) else [request.data]
        if len(sent) > MAX_BEATS:
            raise ValidationError(TOO_MANY)
        check_senders(self.identity, sent)
        try:
            beats = read_beats(sent)
            if beats:
                record_beats(self.identity, beats, now())
        except InvalidBeats as wrong:
            errors = by_place(wrong)
            raise ValidationError(errors if sent is request.data else errors["0"]) from wrong
        return Response(status=status.HTTP_204_NO_CONTENT)
