"""What the OpenAPI schema says of learners' views: made of the very types that the answers have."""

from datetime import datetime
from typing import Any, NotRequired, TypedDict
from uuid import UUID

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.plumbing import resolve_type_hint

from content.api.problem import ProblemSerializer
from progress.enums import ContentType


class BeatPayload(TypedDict):
    """A beat: an interval (`started_at`, `ended_at`, and `sent_at` by the same clock), or seconds, or a ping."""

    content_id: UUID
    time_delta_s: NotRequired[int | None]
    started_at: NotRequired[datetime | None]
    ended_at: NotRequired[datetime | None]
    sent_at: NotRequired[datetime | None]
    lo_id: NotRequired[UUID | None]
    module_id: NotRequired[UUID | None]
    content_type: NotRequired[ContentType]
    content_title: NotRequired[str]


def schema_of(payload: object) -> dict[str, Any]:
    """The schema of a payload's type."""
    found: dict[str, Any] = _with_nulls(resolve_type_hint(payload))  # type: ignore[no-untyped-call]
    return found


def _with_nulls(schema: Any) -> Any:  # noqa: ANN401 - any part of a schema
    """As OpenAPI 3.1 says that something may be null; the resolver of types says it as 3.0 did."""
    if isinstance(schema, list):
        return [_with_nulls(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    found = {name: _with_nulls(value) for name, value in schema.items()}
    if found.pop("nullable", False):
        found["type"] = [found["type"], "null"]
        if "enum" in found:
            found["enum"] = [*found["enum"], None]
    return found


BEAT = schema_of(BeatPayload)


def answers(payload: object, *problems: int) -> dict[int, Any]:
    """An answer with this payload, or one of these errors."""
    return {200: schema_of(payload), **dict.fromkeys(problems, ProblemSerializer)}


class LearnerScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """The ways to say who one is, in the order in which they count. One is enough."""

    target_class = "progress.api.authentication.LearnerAuthentication"
    name = ["session", "key", "anonymousToken"]

    def get_security_definition(self, auto_schema: object) -> list[dict[str, str]]:
        """Describe each."""
        return [
            {"type": "apiKey", "in": "cookie", "name": "sessionid"},
            {"type": "apiKey", "in": "header", "name": "Authorization", "description": "`Token KEY`"},
            {"type": "apiKey", "in": "header", "name": "X-Anonymous-Token", "description": "A random UUID of your own"},
        ]

    def get_security_requirement(self, auto_schema: object) -> list[dict[str, list[str]]]:
        """Ask for any of them."""
        return [{name: []} for name in self.name]
