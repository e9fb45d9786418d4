"""A vault several times over, as if as many authors had written as much: other paths, ids and slugs, the same words."""

import re
from collections.abc import Mapping
from pathlib import Path
from uuid import UUID, uuid5

from content.vault.kinds import MARKDOWN, TIMESTAMPS

_UUID = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b", re.IGNORECASE)
_LINK = re.compile(r"\[\[([^\[\]|\n]+?)(\.md)?(\|[^\[\]\n]*)?\]\]")
_SLUG = re.compile(r"^(slug:+\s*)(\S+)$", re.MULTILINE)
_ALIASES = re.compile(r"^slug-aliases:.*\n(?:[ \t]+-.*\n)*", re.MULTILINE)


def write_copies(files: Mapping[str, str], number: int, folder: Path) -> None:
    """Write the vault and `number - 1` copies of it into a folder. Every copy refers to itself only."""
    for copy in range(number):
        for path, text in files.items():
            target = folder / (path if copy == 0 else copied_path(path, copy))
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text if copy == 0 else copied_text(text, copy), encoding="utf-8", newline="")


def copied_path(path: str, copy: int) -> str:
    """The file's path in a copy: the same folder, another name."""
    ending = TIMESTAMPS if path.endswith(TIMESTAMPS) else MARKDOWN
    return f"{path.removesuffix(ending)} ~{copy}{ending}"


def copied_text(text: str, copy: int) -> str:
    """The file's text in a copy."""
    text = _UUID.sub(lambda found: str(uuid5(UUID(found.group()), str(copy))), text)
    text = _ALIASES.sub("", _SLUG.sub(rf"\1\2-{copy}", text))
    return _LINK.sub(lambda found: f"[[{found.group(1)} ~{copy}{found.group(2) or ''}{found.group(3) or ''}]]", text)
