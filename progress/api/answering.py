"""One answer for a completion, its undoing and a beat in a module."""

from uuid import UUID

from rest_framework.response import Response

from content.queries.outline import ModuleOutline, Outline
from progress.identity import Identity
from progress.queries.answers import completion_payload, module_of_answer
from progress.queries.payloads import NewlyPayload
from progress.queries.records import Record, Records, read_records
from progress.services.completion import Completed


def answer(
    identity: Identity,
    outline: Outline,
    content_id: UUID,
    named: ModuleOutline | None = None,
    done: Completed | None = None,
) -> Response:
    """Answer where the learner stands with a content, as seen from the named module if that holds it."""
    records = read_records(identity, outline)
    newly: list[NewlyPayload] = []
    if done:
        records = _with_row(records, done)
        newly = _newly(identity, done)
    module = module_of_answer(identity, outline, content_id, named)
    return Response(completion_payload(records, content_id, module, newly))


def _with_row(records: Records, done: Completed) -> Records:
    """A claimed browser reads nothing, but is told of the row that it has just written in the account."""
    row = done.row
    record = Record(row.started_at, row.completed_at, row.total_time_spent_s, row.time_to_complete_s)
    return Records(records.outline, {**records.by_id, row.content_id: record})


def _newly(identity: Identity, done: Completed) -> list[NewlyPayload]:
    """What became complete; to a claimed browser only what it did itself, not what that completed in the account."""
    followed = identity.user is None and done.learner.user_id is not None
    return [
        {"content_id": named.id, "content_type": named.type, "title": named.title}
        for named in (done.newly[:1] if followed else done.newly)
    ]
