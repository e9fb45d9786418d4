"""The progress app."""

from django.apps import AppConfig


class ProgressConfig(AppConfig):
    """Learners, what they did, and who may see it."""

    name = "progress"
