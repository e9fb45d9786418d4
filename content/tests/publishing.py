"""Vaults made of dicts, published into the test's database."""

from collections.abc import Mapping

from content.services.importing import Imported, import_vault, understand
from content.vault.folder import Source


def published(files: Mapping[str, str], *, origin: str = "a test") -> Imported:
    """What publishing these files did."""
    return import_vault(understand(Source(files)), origin=origin, to_publish=True)
