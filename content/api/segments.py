"""Segments for learners' eyes: one payload a kind, each of which names all that may leave the server.

A tutor's instructions, rubrics, answers and explanations are not named, nor is which choice is correct.
"""

from dataclasses import dataclass

from django.utils.safestring import SafeString
from drf_spectacular.utils import PolymorphicProxySerializer
from rest_framework import serializers

from content.api.fields import NameField, WebAddressField
from content.enums import QuestionKind
from content.rendering import RenderedSegment
from content.vault.segments import Segment, Video


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSegment:
    """A segment, and what was drawn of it: its links and cards lead somewhere now."""

    segment: Segment
    drawn: RenderedSegment
    html: SafeString
    choices: tuple[SafeString, ...]
    opening_message: SafeString


class ShownSerializer(serializers.Serializer[ShownSegment]):
    """Common to every kind. `html` is sanitised."""

    id = serializers.UUIDField(source="drawn.id")
    kind = serializers.CharField(source="drawn.kind")
    optional = serializers.BooleanField(source="drawn.optional")
    html = serializers.CharField()


class TextSerializer(ShownSerializer):
    """The author's own words."""


class ArticleSerializer(ShownSerializer):
    """An excerpt; in its `html` the source, and what the lens skips, folded."""

    title = NameField(source="segment.title")
    author = NameField(source="segment.author")
    sourceUrl = WebAddressField(source="segment.source_url")
    published = NameField(source="segment.published")


class VideoSerializer(ShownSerializer):
    """A stretch of a video; in its `html` a link to it, and the transcript, folded."""

    title = NameField(source="segment.title")
    channel = NameField(source="segment.channel")
    url = WebAddressField(source="segment.url")
    startS = serializers.SerializerMethodField(method_name="start_s")
    endS = serializers.SerializerMethodField(method_name="end_s")

    def start_s(self, shown: ShownSegment) -> int:
        """Return the second at which the stretch begins."""
        return int(self._video(shown).start_s)

    def end_s(self, shown: ShownSegment) -> int | None:
        """Return the second at which the stretch ends, null for the end of the video."""
        end_s = self._video(shown).end_s
        return None if end_s is None else int(end_s)

    def _video(self, shown: ShownSegment) -> Video:
        if not isinstance(shown.segment, Video):
            raise TypeError(shown.segment.kind)
        return shown.segment


class ChatSerializer(ShownSerializer):
    """A talk with the tutor; its `html` is empty. `hidePrevious` asks to hide what stands before it meanwhile."""

    hidePrevious = serializers.BooleanField(source="segment.hide_previous_from_user")


class QuestionSerializer(ShownSerializer):
    """Something to answer. `choices` are HTML and in the author's order; an answer names them by place, from 0."""

    questionKind = serializers.ChoiceField(choices=QuestionKind.choices, source="segment.question_kind")
    choices = serializers.ListField(child=serializers.CharField())
    maxTime = NameField(source="segment.max_time")
    maxChars = serializers.IntegerField(source="segment.max_chars", allow_null=True)
    enforceVoice = serializers.BooleanField(source="segment.enforce_voice")
    feedback = serializers.BooleanField(source="segment.feedback")
    difficulty = serializers.IntegerField(source="segment.difficulty", allow_null=True, min_value=1, max_value=5)
    topic = NameField(source="segment.topic")


class RoleplaySerializer(ShownSerializer):
    """A part to play against the tutor: `html` is the briefing, `openingMessage` (HTML) what the tutor says first."""

    openingMessage = serializers.CharField(source="opening_message")
    feedback = serializers.BooleanField(source="segment.feedback")


SERIALIZERS: dict[str, type[ShownSerializer]] = {
    "text": TextSerializer,
    "article": ArticleSerializer,
    "video": VideoSerializer,
    "chat": ChatSerializer,
    "question": QuestionSerializer,
    "roleplay": RoleplaySerializer,
}
ANY_SEGMENT = PolymorphicProxySerializer(
    component_name="Segment", serializers={**SERIALIZERS}, resource_type_field_name="kind", many=True
)


def segment_payload(shown: ShownSegment) -> dict[str, object]:
    """A segment as its kind's payload."""
    return dict(SERIALIZERS[shown.drawn.kind](shown).data)
