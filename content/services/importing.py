"""Importing: a vault read, understood and kept as a revision; nothing of it is shown before it is published."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from django.db import transaction

from content.exceptions import AnotherVault, NothingToPublish
from content.models import Course, FileText, Lens, Module, Publication, Revision
from content.services.publishing import publish
from content.vault.building import build_vault, read_collection
from content.vault.export import issue_json
from content.vault.folder import Source
from content.vault.model import Vault
from content.vault.reading import DocumentCache
from content.vault.whole.checks import all_ids

DEMO_ORIGIN = "the demo course"
"""The source of a revision that `make run` made of Cairn's own demo."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A vault in memory: its files' digests, and what it means."""

    source: Source
    manifest: Mapping[str, str]
    vault: Vault

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing that anybody could read."""
        return not any(module.sections for module in self.vault.modules)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: the revision that holds the vault, and whether it was written or published just now."""

    revision: Revision
    created: bool
    published: bool


def understand(source: Source, on_file: Callable[[], None] = lambda: None) -> Understood:
    """Read and check everything, outside any transaction; `on_file` is called after each file."""
    manifest = {path: sha256(text.encode()).hexdigest() for path, text in sorted(source.files.items())}
    collection, issues = read_collection(source, DocumentCache(), on_file)
    return Understood(source, manifest, build_vault(collection, issues))


def import_vault(
    found: Understood, *, origin: str, commit: str = "", to_publish: bool = False, replace: bool = False
) -> Imported:
    """Keep the vault as a revision, and publish it if asked; the manifest of the latest revision again writes nothing.

    When it is to be published, raises NothingToPublish for a vault that holds nothing to read, and AnotherVault for one
    that shares no id with what is published, unless it is to `replace` that. Nothing is written then.
    """
    if to_publish and found.is_empty:
        raise NothingToPublish
    with transaction.atomic():
        publication = lock_publication()
        if to_publish and not replace and _is_another_vault(found.vault, publication):
            raise AnotherVault
        latest = Revision.objects.order_by("-number").first()
        known = latest is not None and latest.manifest == found.manifest
        revision = latest if latest is not None and known else _keep(found, latest, origin, commit)
        to_publish = to_publish and publication.revision_id != revision.pk
        if to_publish:
            publish(found.vault, revision, publication)
    return Imported(revision, created=not known, published=to_publish)


def _is_another_vault(vault: Vault, publication: Publication) -> bool:
    """Whether publishing would retire everything, as the wrong folder would. The demo course may always give way."""
    if publication.revision is None or publication.revision.source == DEMO_ORIGIN:
        return False
    known = {str(pk) for model in (Course, Module, Lens) for pk in model.objects.live().values_list("pk", flat=True)}
    return known.isdisjoint(all_ids(vault))


def lock_publication() -> Publication:
    """The row of the published revision, locked: of two imports at once, one waits for the other."""
    Publication.objects.get_or_create(id=1)
    return Publication.objects.select_for_update().get(id=1)


def _keep(found: Understood, latest: Revision | None, origin: str, commit: str) -> Revision:
    texts = [FileText(digest=found.manifest[path], text=text) for path, text in found.source.files.items()]
    FileText.objects.bulk_create({text.digest: text for text in texts}.values(), ignore_conflicts=True, batch_size=200)
    return Revision.objects.create(
        number=latest.number + 1 if latest else 1,
        source=origin,
        commit=commit,
        manifest=found.manifest,
        issues=[issue_json(issue) for issue in found.vault.issues],
    )
