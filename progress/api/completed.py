"""What somebody has completed, and why something has the status it has."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from content.queries.outline import Outline, published_outline
from progress.api.schema import answers
from progress.api.views import LearnerView
from progress.queries.explaining import explain
from progress.queries.payloads import CompletedPayload, ExplanationPayload
from progress.queries.records import read_records

UNKNOWN = "Nothing has this id."


class CompletedView(LearnerView):
    """The ids alone."""

    @extend_schema(operation_id="progress_completed", responses=answers(CompletedPayload, 401))
    def get(self, request: Request) -> Response:
        """Everything that is complete, of every kind, in the order in which it became so."""
        stamps = read_records(self.identity, Outline()).standing.stamps
        payload: CompletedPayload = {"completed": sorted(stamps, key=lambda key: (stamps[key], key))}
        return Response(payload)


class ExplainView(LearnerView):
    """One content."""

    @extend_schema(operation_id="progress_explain", responses=answers(ExplanationPayload, 401, 404))
    def get(self, request: Request, content_id: str) -> Response:
        """Tell why something has the status it has."""
        payload = explain(read_records(self.identity, published_outline()), UUID(content_id))
        if payload is None:
            raise NotFound(UNKNOWN)
        return Response(payload)
