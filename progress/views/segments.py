"""The segments of a lens or test as a page shows them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from content.enums import QuestionKind
from content.rendering import RenderedSegment, render_segments
from content.vault.segments import Question, Segment
from progress.views.links import Links
from progress.views.setting import Setting

ASKS = {
    QuestionKind.FREE: "in your own words",
    QuestionKind.CHOICE: "choose one",
    QuestionKind.MULTIPLE: "choose all that apply",
    QuestionKind.NUMBER: "a number",
    QuestionKind.TEXT: "a word or two",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSegment:
    """A segment with its links drawn. A question has a `number` and says what it `asks` for."""

    kind: str
    optional: bool
    label: str
    html: SafeString
    opening_message: SafeString
    choices: tuple[SafeString, ...]
    number: int = 0
    asks: str = ""

    @property
    def template(self) -> str:
        """What draws it."""
        return f"segments/{self.kind}.html"


def shown_segments(segments: Sequence[Segment], setting: Setting) -> tuple[ShownSegment, ...]:
    """Draw what can be read. A talk with the tutor holds nothing to read: its instructions are the tutor's."""
    rendered = render_segments(segments)
    links = Links(setting, rendered)
    pairs = zip(segments, rendered, strict=True)
    readable = ((segment, drawn) for segment, drawn in pairs if drawn.html or drawn.opening_message or drawn.choices)
    return tuple(_numbered(readable, links))


def _numbered(pairs: Iterator[tuple[Segment, RenderedSegment]], links: Links) -> Iterator[ShownSegment]:
    number = 0
    labels: Counter[str] = Counter()
    for segment, drawn in pairs:
        question = isinstance(segment, Question)
        number += question
        labels[drawn.label] += 1
        yield ShownSegment(
            kind=drawn.kind,
            optional=drawn.optional,
            label=_part(drawn.label, labels[drawn.label]),
            html=links.fill(drawn.html),
            opening_message=links.fill(drawn.opening_message),
            choices=tuple(links.fill(choice) for choice in drawn.choices),
            number=number if question else 0,
            asks=ASKS[segment.question_kind] if isinstance(segment, Question) else "",
        )


def _part(label: str, occurrence: int) -> str:
    """Tell the second excerpt of an article from the first, for those who only hear their names."""
    return f"{label}, part {occurrence}" if label and occurrence > 1 else label
