"""Claiming: what a browser did without a name becomes the account's."""

from django.utils.timezone import now
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from progress.api.authentication import IsUser
from progress.api.fields import IdField
from progress.api.schema import answers
from progress.api.views import LearnerView, read
from progress.claiming import claim_here
from progress.models import ClaimReceipt
from progress.queries.payloads import ClaimPayload
from progress.requests import cookie_token

NO_TOKEN = "Send the token whose work is to move."  # noqa: S105 - a sentence


class ClaimSerializer(serializers.Serializer[dict[str, object]]):
    """The token; its older name; or none: then that of the browser's own cookie, which no script can read."""

    anonymous_token = IdField(required=False)
    session_token = IdField(required=False)


class ClaimView(LearnerView):
    """Into the account of who is signed in."""

    permission_classes = (IsUser,)

    @extend_schema(
        operation_id="progress_claim", request=ClaimSerializer, responses=answers(ClaimPayload, 400, 401, 403)
    )
    def post(self, request: Request) -> Response:
        """Move all that a token did into the account. Again moves nothing."""
        sent = read(ClaimSerializer, request.data)
        token = sent.get("anonymous_token") or sent.get("session_token") or cookie_token(request._request)
        user = self.identity.user
        if token is None or user is None:
            raise ValidationError({"anonymous_token": [NO_TOKEN]})
        return Response(_payload(claim_here(request._request, user, token, now())))


def _payload(receipt: ClaimReceipt | None) -> ClaimPayload:
    moved = receipt.moved if receipt else {}
    return {
        "progress_records_claimed": receipt.records if receipt else 0,
        "chat_sessions_claimed": len(moved.get("chatsession", ())),
        "attempts_claimed": len(moved.get("attempt", ())),
        "merged": sum(bool(row["account"]) for row in receipt.before["rows"]) if receipt else 0,
        "receipt": receipt.pk if receipt else None,
    }
