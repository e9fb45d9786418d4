"""The valid vault several times over: with one plot or three, an answer takes as many queries."""

from content.tests.vault.build import VALID


def plots(count: int) -> dict[str, str]:
    """The valid vault, and beside it copies of all its files with ids, names and addresses of their own."""
    return dict(VALID) | {
        _path(path, number): _text(text, number) for number in range(2, count + 1) for path, text in VALID.items()
    }


def _path(path: str, number: int) -> str:
    name, dot, endings = path.partition(".")
    return f"{name} {number}{dot}{endings}"


def _text(text: str, number: int) -> str:
    numbered = text.replace("0000000-0000-4000", f"000000{number}-0000-4000").replace("]]", f" {number}]]")
    for slug in ("slug: garden", "slug: soil", "first-garden"):
        numbered = numbered.replace(slug, f"{slug}-{number}")
    return numbered
