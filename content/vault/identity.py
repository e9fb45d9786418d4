"""Permanent ids: what a UUID looks like, and the first id of what has none (DESIGN, Ids)."""

import re
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from uuid import UUID, uuid5

from content.vault.grammar.text import trim
from content.vault.segments import Segment, Text, Video

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\Z")

_LABEL = re.compile(r"\[(?:\\.|[^\[\]\\])*\](?=\((?:lens|module):)")

VAULT = UUID("b3c52a2e-6f0b-5d0c-9a57-6a1f0c2f7c11")
"""The owner of courses and modules: one vault a site."""


def read_id(text: str) -> str | None:
    """A UUID in lower case, or None for what is no UUID of the form 8-4-4-4-12."""
    lowered = trim(text).lower()
    return lowered if _UUID.match(lowered) else None


def first_id(owner: str | None, kind: str, key: str) -> str:
    """The id that something without one gets at its first import: UUIDv5 of its owner's id and `kind:key`."""
    return str(uuid5(UUID(owner) if owner else VAULT, f"{kind}:{key}"))


def segment_ids(owner: str, segments: Sequence[Segment]) -> tuple[str, ...]:
    """The id of every segment of a lens or test: its author's, else its first id, by what it says and how often."""
    seen: Counter[tuple[str, str]] = Counter()
    found = []
    for segment in segments:
        digest = sha256(_substance(segment).encode("utf-8", "surrogatepass")).hexdigest()
        seen[segment.kind, digest] += 1
        occurrence = seen[segment.kind, digest] - 1
        found.append(segment.id or first_id(owner, segment.kind, f"{digest}:{occurrence}"))
    return tuple(found)


def _substance(segment: Segment) -> str:
    """What makes a segment the one it is: its text, or for a video the place it begins."""
    if isinstance(segment, Video):
        return f"{segment.source_path} {segment.start_s}"
    if isinstance(segment, Text):
        return _LABEL.sub("", segment.content)  # a link's label follows its target's title
    return str(getattr(segment, "content", None) or getattr(segment, "instructions", ""))
