"""Completion, and its undoing."""

from uuid import UUID

from django.utils.timezone import now
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from content.queries.outline import published_outline
from progress.api.answering import answer
from progress.api.authentication import LearnerAuthentication
from progress.api.errors import by_place
from progress.api.fields import BeatsField, IdField, NameOfField
from progress.api.schema import answers, schema_of
from progress.api.views import WritingView, read
from progress.enums import ContentType
from progress.exceptions import InvalidBeats
from progress.models import ContentProgress
from progress.models.content_progress import TITLE_LENGTH
from progress.queries.finding import find_module
from progress.queries.payloads import CompletionPayload, NotCompletePayload
from progress.queries.records import read_records
from progress.queries.trackers import check_senders
from progress.services.completion import complete_content, undo_completion

TYPES = [kind.value for kind in ContentType if kind != ContentType.COURSE]
NOT_COMPLETE = schema_of(NotCompletePayload)
NOTHING_OF_YOURS = "Nothing of yours has this id."


class CompleteSerializer(serializers.Serializer[dict[str, object]]):
    """What is complete, and the beats that were not sent yet. `module_slug` says from where it is looked at."""

    content_id = IdField()
    content_type = NameOfField(TYPES)
    content_title = serializers.CharField(max_length=TITLE_LENGTH, allow_blank=True, allow_null=True, default="")
    module_slug = serializers.CharField(allow_blank=True, allow_null=True, default="")
    beats = BeatsField(default=list)


class CompleteView(WritingView):
    """Lenses, tests, and contents that no vault knows."""

    def get_authenticators(self) -> list[BaseAuthentication]:
        """Take the token out of the address too."""
        return [LearnerAuthentication(query_allowed=True)]

    @extend_schema(
        operation_id="progress_complete",
        request=CompleteSerializer,
        responses=answers(CompletionPayload, 400, 401, 403, 429)
        | {409: OpenApiResponse(NOT_COMPLETE, "A container that is not complete, and what it waits for.")},
    )
    def post(self, request: Request) -> Response:
        """Mark as complete, and all that becomes complete by it. Again changes nothing."""
        sent = read(CompleteSerializer, request.data)
        kept = request.data.get("beats") if isinstance(request.data, dict) else None
        check_senders(self.identity, kept or [])
        try:
            done = complete_content(
                self.identity,
                sent["content_id"],
                ContentType(sent["content_type"]),
                now(),
                title=sent["content_title"] or "",
                beats=sent["beats"],
            )
        except InvalidBeats as wrong:
            raise ValidationError({"beats": by_place(wrong)}) from wrong
        outline = published_outline()
        named = find_module(outline, sent["module_slug"]) if sent["module_slug"] else None
        return answer(self.identity, outline, sent["content_id"], named, done)


class CompletionView(WritingView):
    """One completion of the learner's own."""

    @extend_schema(operation_id="progress_undo", responses=answers(CompletionPayload, 401, 403, 404, 409))
    def delete(self, request: Request, content_id: str) -> Response:
        """Take the learner's own mark back. Again changes nothing."""
        outline, content = published_outline(), UUID(content_id)
        try:
            undo_completion(self.identity, content, now())
        except ContentProgress.DoesNotExist:
            if content not in read_records(self.identity, outline, {content}).by_id:
                raise NotFound(NOTHING_OF_YOURS) from None
        return answer(self.identity, outline, content)
