"""Claiming: what a browser did without a name moves into an account, as if one learner had done it all (DESIGN 4)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max, Sum

from content.queries.outline import Outline, published_outline
from progress.enums import LEAVES, EventKind
from progress.exceptions import CookieOnly, NoIdentity
from progress.models import ClaimReceipt, ContentProgress, Learner, OfLearner, ProgressEvent
from progress.models.content_progress import MERGED
from progress.services.parting import part
from progress.services.settling import settle_containers


def claim(user: User, token: UUID, now: datetime, *, in_cookie: bool = False) -> ClaimReceipt | None:
    """Move the token's work into the user's account, and give the receipt; None when there is nothing to move.

    Again, or in another order with other tokens, makes the same account. What the browser still sends follows a day.
    Raises CookieOnly for a token that Cairn gave to a browser, unless its cookie named it (`in_cookie`), and NoIdentity
    for a user erased at this moment.
    """
    with transaction.atomic():
        found = Learner.objects.filter(anonymous_token=token).first()
        if found is None:
            return None
        if found.born_in_cookie and not in_cookie:
            raise CookieOnly
        source, target = _locked(found.pk, _account_key(user, found.timezone))
        if target is None:
            raise NoIdentity
        if source is None or source.merged_into_id is not None:
            return None
        return _merge(source, target, published_outline(), now)


def _account_key(user: User, timezone: str) -> int:
    """The key of the account's row, made if there is none. Not locked yet: the browser's lock comes first."""
    Learner.objects.bulk_create([Learner(user=user, timezone=timezone)], ignore_conflicts=True)
    key = Learner.objects.filter(user=user).values_list("pk", flat=True).first()
    if key is None or not User.objects.filter(pk=user.pk).exists():
        raise NoIdentity
    return key


def _locked(source: int, target: int) -> tuple[Learner | None, Learner | None]:
    """Both rows, the browser's first, as a late beat takes them that follows its browser to the account.

    None for a row that was forgotten while its lock was waited for.
    """
    rows = Learner.objects.select_for_update()
    return rows.filter(pk=source).first(), rows.filter(pk=target).first()


def _merge(source: Learner, target: Learner, outline: Outline, now: datetime) -> ClaimReceipt:
    receipt = ClaimReceipt(learner=target, source=source, created_at=now, **_summary(source))
    before = _rows_before(source, target)
    contents = [UUID(row["content_id"]) for row in before]
    receipt.moved = {str(model._meta.model_name): model.merge(source, target) for model in models_of_learners()}
    _follow(source, target, now)
    receipt.before = {"rows": before, "stamped": settle_containers(target, contents, outline)}
    receipt.save()
    _log(target, EventKind.CLAIMED, receipt, now)
    return receipt


def _summary(source: Learner) -> dict[str, int]:
    rows = ContentProgress.objects.filter(learner=source)
    leaves = rows.filter(content_type__in=LEAVES)
    return {
        "records": rows.count(),
        "completed": leaves.filter(completed_at__isnull=False).count(),
        "seconds": leaves.aggregate(all=Sum("total_time_spent_s"))["all"] or 0,
    }


def _rows_before(source: Learner, target: Learner) -> list[dict[str, Any]]:
    """Both sides of every content that the browser has: undoing parts them again, whatever was added since."""
    own = {row.content_id: _as_json(row) for row in ContentProgress.objects.filter(learner=target)}
    return [
        {"content_id": str(row.content_id), "browser": _as_json(row), "account": own.get(row.content_id)}
        for row in ContentProgress.objects.filter(learner=source)
    ]


def _as_json(row: ContentProgress) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in ("content_type", "content_title", *MERGED) if name != "completed_by"}
    plain = {name: value.isoformat() if isinstance(value, datetime) else value for name, value in values.items()}
    return plain | {"completed_by_id": row.completed_by_id}


def _follow(source: Learner, target: Learner, now: datetime) -> None:
    """What the browser still sends goes to the account; the account knows where its last second ends."""
    source.merged_into, source.merged_at, source.open_span = target, now, None
    source.save(update_fields=["merged_into", "merged_at", "open_span"])
    close_visit(target)


def close_visit(learner: Learner) -> None:
    """After spans came or went: the next beat begins a span, for one that came may have to be given back as it was."""
    learner.open_span = None
    learner.credited_until = learner.studyspan_set.aggregate(last=Max("ended_at"))["last"]
    learner.save(update_fields=["open_span", "credited_until"])


def _log(learner: Learner, kind: EventKind, receipt: ClaimReceipt, now: datetime) -> None:
    ProgressEvent.objects.create(
        learner=learner, at=now, kind=kind, actor_id=learner.user_id, data={"receipt": receipt.pk}
    )


def undo_claim(user: User, receipt_key: int, now: datetime) -> ClaimReceipt:
    """Give the browser back what a claim took from it; what the account did since stays with the account.

    Raises ClaimReceipt.DoesNotExist for a receipt that is not the user's, or was undone before.
    """
    with transaction.atomic():
        receipt = ClaimReceipt.objects.get(pk=receipt_key, learner__user=user, undone_at__isnull=True)
        source, target = _locked(receipt.source_id, receipt.learner_id)
        receipt = ClaimReceipt.objects.select_for_update().get(pk=receipt_key, undone_at__isnull=True)
        if source is None or target is None:  # forgotten, and the receipt with it
            raise ClaimReceipt.DoesNotExist
        for model in models_of_learners():
            if model is not ContentProgress:
                keys = receipt.moved.get(str(model._meta.model_name), [])
                model._default_manager.filter(pk__in=keys, learner=target).update(learner=source)
        part(receipt, source, target)
        source.merged_into = source.merged_at = None
        source.save(update_fields=["merged_into", "merged_at"])
        close_visit(source)
        close_visit(target)
        receipt.undone_at = now
        receipt.save(update_fields=["undone_at"])
        _log(target, EventKind.CLAIM_UNDONE, receipt, now)
        return receipt


def models_of_learners() -> list[type[OfLearner]]:
    """Every table that belongs to a learner, but receipts, which belong to accounts alone."""
    return [model for model in apps.get_models() if issubclass(model, OfLearner) and model is not ClaimReceipt]
