"""Static files under names that hold their content's hash."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Hashes the addresses inside scripts' imports too, so that a page never mixes two releases of its modules."""

    support_js_module_import_aggregation = True
