"""The progress app."""

from importlib import import_module

from django.apps import AppConfig


class ProgressConfig(AppConfig):
    """Learners, what they did, and who may see it."""

    name = "progress"

    def ready(self) -> None:
        """Connect the receivers."""
        import_module("progress.receivers")
