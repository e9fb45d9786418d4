"""The tables of content: a model a kind, and the revisions that filled them."""

from content.models.base import Content, ContentQuerySet
from content.models.course import Course, CourseItem
from content.models.module import Module, Section
from content.models.outcome import LearningOutcome, Lens, Test
from content.models.revision import FileText, Publication, Revision
from content.models.segment import Question, Segment
from content.models.slug import SlugAlias

__all__ = [
    "Content",
    "ContentQuerySet",
    "Course",
    "CourseItem",
    "FileText",
    "LearningOutcome",
    "Lens",
    "Module",
    "Publication",
    "Question",
    "Revision",
    "Section",
    "Segment",
    "SlugAlias",
    "Test",
]
