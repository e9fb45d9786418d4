"""Clips: a stretch of a video with the words that are spoken in it."""

import re

from content.vault.catalogue import Code
from content.vault.files.documents import Clip, TimestampsDocument, TranscriptDocument
from content.vault.files.transcript import video_id_of
from content.vault.grammar.text import trim
from content.vault.grammar.times import parse_time
from content.vault.issues import Report
from content.vault.segments import Video

_MARKER = re.compile(r"([0-9]{1,3}(?::[0-9]{2}){1,2}) -(.*)\Z")


def clip(draft: Clip, video: TranscriptDocument, timestamps: TimestampsDocument | None, report: Report) -> Video | None:
    """The segment of a clip; None, and an issue, when its words can't be found."""
    if timestamps and timestamps.phrases:
        words: str | None = spoken(timestamps.phrases, draft.start_s, draft.end_s)
    else:
        words = _from_markers(draft, video, report)
    if words is None:
        return None
    if not trim(words):
        report.at(Code.TRANSCRIPT_BLANK, draft.line, f"nothing is said in this stretch of {video.path}")
    return Video(
        id=draft.id,
        optional=draft.optional,
        line=draft.line,
        start_s=draft.start_s,
        end_s=draft.end_s,
        transcript=words,
        title=video.title,
        channel=video.channel,
        url=video.url,
        video_id=video_id_of(video.url),
        source_path=video.path,
    )


def spoken(phrases: tuple[tuple[float, str], ...], start_s: float, end_s: float | None) -> str:
    """The phrases that begin from `start_s` to `end_s`, both included."""
    return " ".join(text for at, text in phrases if start_s <= at and (end_s is None or at <= end_s))


def _from_markers(draft: Clip, video: TranscriptDocument, report: Report) -> str | None:
    """The lines from one `M:SS -` to another, for a transcript that has no file of phrases."""
    marked = _marked_lines(video.text)
    times = {at for at, _ in marked}
    if not times:
        if draft.start_s == 0:
            return video.text
        message = f"{video.path} has no times, so an excerpt can only begin at 0:00"
        report.at(Code.TIME_MARKER_MISSING, draft.lines["from"], message)
        return None
    for name, at in (("from", draft.start_s or None), ("to", draft.end_s)):
        if at is not None and at not in times:
            message = f"{video.path} has no line that begins at “{name}::”"
            report.at(Code.TIME_MARKER_MISSING, draft.lines[name], message, "take the time of one of its lines")
            return None
    inside = (text for at, text in marked if draft.start_s <= at and (draft.end_s is None or at < draft.end_s))
    return " ".join(filter(None, map(trim, inside)))


def _marked_lines(text: str) -> list[tuple[float, str]]:
    """Each line with the time in force there; lines before the first time have none and are left out."""
    marked: list[tuple[float, str]] = []
    for line in text.split("\n"):
        found = _MARKER.match(line)
        at = parse_time(found.group(1)) if found else None
        if found and at is not None:
            marked.append((at, found.group(2)))
        elif marked:
            marked.append((marked[-1][0], line))
    return marked
