"""The chat app."""

from django.apps import AppConfig


class ChatConfig(AppConfig):
    """The tutor and its conversations."""

    name = "chat"
