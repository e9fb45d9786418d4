"""Undoing a claim, content by content: one row becomes two again."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from progress.models import ClaimReceipt, ContentProgress, Learner
from progress.models.content_progress import MERGED
from progress.services.settling import Before, unsettle_containers

Side = Mapping[str, Any]
"""A row as it was at the claim, in the receipt's JSON."""


def part(receipt: ClaimReceipt, source: Learner, target: Learner) -> None:
    """Give the browser its rows as they were, and leave the account what it had and what it did since."""
    sides = {row["content_id"]: (row["browser"], row["account"]) for row in receipt.before["rows"]}
    rows = list(ContentProgress.objects.filter(learner=target, content_id__in=sides))
    for row in rows:
        _subtract(row, *sides[str(row.content_id)], receipt.created_at)
    ContentProgress.objects.bulk_update(rows, MERGED, batch_size=500)
    ContentProgress.objects.bulk_create(
        ContentProgress(learner=source, content_id=key, **theirs) for key, (theirs, _) in sides.items()
    )
    unsettle_containers(target, _stamps_before(receipt, sides))
    came = [key for key, (_, own) in sides.items() if own is None] + list(receipt.before["stamped"])
    ContentProgress.objects.filter(
        learner=target, content_id__in=came, total_time_spent_s=0, completed_at__isnull=True, last_heartbeat_at=None
    ).delete()


def _subtract(row: ContentProgress, theirs: Side, own: Side | None, claimed_at: datetime) -> None:
    """Take the browser's seconds from a row, its completion if that was the browser's, and its last beat."""
    row.total_time_spent_s -= theirs["total_time_spent_s"]
    stamped = row.completed_at.isoformat() if row.completed_at else None
    if stamped == theirs["completed_at"]:
        row.completed_at = _moment(own["completed_at"]) if own else None
        row.time_to_complete_s = own["time_to_complete_s"] if own else None
        row.completed_by_id = own["completed_by_id"] if own else None
    elif row.time_to_complete_s and (own is None or stamped != own["completed_at"]):
        row.time_to_complete_s = max(0, row.time_to_complete_s - theirs["total_time_spent_s"])
    if row.last_heartbeat_at and row.last_heartbeat_at.isoformat() == theirs["last_heartbeat_at"]:
        row.last_heartbeat_at = _moment(own["last_heartbeat_at"]) if own else None
    row.started_at = datetime.fromisoformat(own["started_at"]) if own else claimed_at


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _stamps_before(receipt: ClaimReceipt, sides: Mapping[str, tuple[Side, Side | None]]) -> Before:
    """The account's own stamps of the containers that the claim stamped or dated earlier."""
    before: Before = {}
    for key, stamped in receipt.before["stamped"].items():
        own = sides[key][1] or {"completed_at": None} if key in sides else None
        merged = (own["completed_at"], own["time_to_complete_s"]) if own and own["completed_at"] else None
        before[key] = stamped if own is None else merged
    return before
