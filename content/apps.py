"""The content app."""

from django.apps import AppConfig


class ContentConfig(AppConfig):
    """The vault and what it means. Knows nothing about learners."""

    name = "content"
