"""Learners and what they did."""

from progress.models.base import OfLearner
from progress.models.claim import ClaimReceipt
from progress.models.content_progress import ContentProgress
from progress.models.event import ProgressEvent
from progress.models.learner import Learner
from progress.models.study_span import StudySpan
from progress.models.token import ApiToken

__all__ = [
    "ApiToken",
    "ClaimReceipt",
    "ContentProgress",
    "Learner",
    "OfLearner",
    "ProgressEvent",
    "StudySpan",
]
