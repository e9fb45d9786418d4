"""Videos: a transcript's file, and the file of phrases with their times beside it."""

import json
import re

from content.enums import Tier
from content.vault.catalogue import Code
from content.vault.files.documents import TimestampsDocument, TranscriptDocument
from content.vault.files.metadata import check_keys, check_no_wikilink
from content.vault.files.structure import is_ignored, opened
from content.vault.grammar.text import storable, trim
from content.vault.grammar.times import parse_time
from content.vault.issues import Report
from content.vault.kinds import Kind

_VIDEO_ID = re.compile(
    r"(?:youtube(?:-nocookie)?\.com/(?:watch\?(?:[^#\s]*&)?v=|embed/)|youtu\.be/)([A-Za-z0-9_-]{6,20})", re.ASCII
)


def read_transcript(path: str, text: str, *, peer: bool = False) -> TranscriptDocument:
    """A transcript's file; the times are in the `.timestamps.json` of the same name."""
    front, report = opened(path, text, peer=peer)
    if is_ignored(report):
        return TranscriptDocument(path=path, tier=report.tier, usable=False)
    check_keys(front, Kind.TRANSCRIPT, report)
    check_no_wikilink(front, ("title", "channel"), report)
    return TranscriptDocument(
        path=path,
        tier=report.tier,
        title=front.text("title"),
        channel=front.text("channel"),
        url=front.text("url"),
        text=text if peer else trim(front.lines[front.start :].joined()),
        usable=front.usable,
        issues=report.issues(),
    )


def video_id_of(url: str) -> str | None:
    """The id of a YouTube video in its address; None for any other place."""
    found = _VIDEO_ID.search(url)
    return found.group(1) if found else None


def read_timestamps(path: str, text: str) -> TimestampsDocument:
    """The phrases of a video: a list of `{"text": ..., "start": "M:SS.ff"}`; entries that are not so are left out."""
    report = Report(path)
    try:
        entries = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        report.at(Code.TIMESTAMPS_INVALID, line, f"not valid JSON: {error}")
        return TimestampsDocument(path=path, usable=False, issues=report.issues())
    if not isinstance(entries, list):
        report.at(Code.TIMESTAMPS_NOT_LIST, 1, "not a list of phrases", 'begin with [ {"text": …, "start": "0:00.00"}')
        return TimestampsDocument(path=path, usable=False, issues=report.issues())
    if not entries:
        report.at(Code.TIMESTAMPS_EMPTY, 1, "the list of phrases is empty")
    phrases = tuple(_phrases(entries, report))
    return TimestampsDocument(path=path, tier=Tier.PRODUCTION, phrases=phrases, issues=report.issues())


def _phrases(entries: list[object], report: Report) -> list[tuple[float, str]]:
    phrases: list[tuple[float, str]] = []
    for position, entry in enumerate(entries, 1):
        text, start = (entry.get("text"), entry.get("start")) if isinstance(entry, dict) else (None, None)
        if not isinstance(text, str) or not isinstance(start, str):
            hint = '{"text": "…", "start": "0:00.00"}'
            report.at(Code.TIMESTAMPS_ENTRY_INVALID, 1, f"phrase {position} has no text or no start", hint)
            continue
        seconds = parse_time(start)
        if seconds is None:
            report.at(Code.TIMESTAMPS_TIME_INVALID, 1, f"phrase {position}: “{start[:20]}” is no time", "M:SS.ff")
            continue
        if phrases and seconds < phrases[-1][0]:
            report.at(Code.TIMESTAMPS_BACKWARDS, 1, f"phrase {position} begins before the one above it")
        phrases.append((seconds, storable(text)))
    return phrases
