"""What content tells those it does not know."""

from django.dispatch import Signal

revision_published = Signal()
"""Sent after the commit that published `revision`."""
