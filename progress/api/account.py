"""What Cairn holds about somebody: to take along, and to take back."""

from django.contrib.auth import logout
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from content.api.problem import ProblemSerializer
from progress.api.views import LearnerView, WritingView
from progress.services.erasure import erase
from progress.services.export import export

PROBLEMS = dict.fromkeys([400, 401, 403], ProblemSerializer)


class ExportView(LearnerView):
    """Everything, one key a table."""

    @extend_schema(operation_id="progress_export", responses={200: OpenApiTypes.OBJECT, **PROBLEMS})
    def get(self, request: Request) -> Response:
        """Give the caller all that is held about them."""
        file = {"Content-Disposition": 'attachment; filename="cairn.json"'}
        return Response(export(self.identity), headers=file)


class AccountView(WritingView):
    """The caller."""

    @extend_schema(
        operation_id="account_erase", responses={204: OpenApiResponse(description="All of it is gone."), **PROBLEMS}
    )
    def delete(self, request: Request) -> Response:
        """Erase all that is held about the caller: an account with the browsers it claimed, or a token's work."""
        erase(self.identity)
        logout(request)
        return Response(status=status.HTTP_204_NO_CONTENT)
