"""Two JSON values compared, with every difference named by its place."""

from hashlib import sha256

from content.vault.export import Json


def differences(ours: object, theirs: object, where: str = "") -> list[str]:
    """Every place at which two values differ, named by its path; a digest stands for a long text."""
    if isinstance(ours, str) and isinstance(theirs, dict):
        digest = {"sha256": sha256(ours.encode()).hexdigest(), "chars": len(ours)}
        return [] if digest == theirs else [f"{where}: {ours!r:.80} for {theirs}"]
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return [line for key in ours.keys() | theirs.keys() for line in _at_key(ours, theirs, key, where)]
    if isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        pairs = enumerate(zip(ours, theirs, strict=True))
        return [line for place, (one, other) in pairs for line in differences(one, other, f"{where}/{place}")]
    return [] if type(ours) is type(theirs) and ours == theirs else [f"{where}: {ours!r:.80} for {theirs!r:.80}"]


def _at_key(ours: Json, theirs: Json, key: str, where: str) -> list[str]:
    if key in ours and key in theirs:
        return differences(ours[key], theirs[key], f"{where}/{key}")
    return [f"{where}/{key}: {'too much' if key in ours else 'missing'}"]


def by_slug(modules: list[Json]) -> dict[str, Json]:
    return {module["slug"]: module for module in modules}
