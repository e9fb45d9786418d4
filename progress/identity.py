"""Who a request is from: a user, or a browser's anonymous token."""

from dataclasses import dataclass, field
from uuid import UUID

from django.contrib.auth.models import User

from progress.zones import UTC_NAME


@dataclass(frozen=True, slots=True)
class Identity:
    """A user or an anonymous token; exactly one of them. `in_cookie`: Cairn itself gave the browser the token.

    `ambient`: a browser sends it by itself (session or cookie), also when another site makes it: CSRF is enforced.
    `timezone`: the zone that the browser named, in which a new learner's days begin and end.
    """

    user: User | None = None
    token: UUID | None = None
    in_cookie: bool = False
    ambient: bool = field(default=False, compare=False)
    timezone: str = field(default=UTC_NAME, compare=False)
