"""The app that holds the others together."""

from importlib import import_module

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Settings, addresses and what all apps share."""

    name = "config"

    def ready(self) -> None:
        """Register the checks."""
        import_module("config.checks")
