"""Small exact rules about text: white space, words, slugs, likeness. Nothing here knows what a vault is."""

import re
from collections.abc import Iterable

SPACE = "\t\n\v\f\r \u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000\ufeff"
"""The characters that the format counts as white space (ECMAScript's list: with U+FEFF, without U+001C to U+001F)."""

_WORD = re.compile(f"[^{SPACE}]+")
_NOT_KEBAB = re.compile("[^a-z0-9]+")
_NOT_FILE_SLUG = re.compile(f"[^a-z0-9{SPACE}-]")
_GAPS = re.compile(f"[{SPACE}-]+")


def trim(text: str) -> str:
    """The text without white space at either end."""
    return text.strip(SPACE)


def storable(text: str) -> str:
    """The text as every database and every encoder takes it: escapes of JSON and YAML can spell what UTF-8 can't."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "\ufffd")


def count_words(text: str) -> int:
    """The number of stretches without white space."""
    return sum(1 for _ in _WORD.finditer(text))


def kebab(title: str) -> str:
    """A submodule's slug from its title: whatever is not a letter or digit becomes a hyphen ("Won't" -> "won-t")."""
    slug = _NOT_KEBAB.sub("-", title.lower())
    return slug.removeprefix("-").removesuffix("-")


def file_slug(stem: str) -> str:
    """A lens's slug from its file's name: what is not a letter, digit or gap is deleted ("Won't" -> "wont")."""
    kept = _NOT_FILE_SLUG.sub("", stem.lower())
    return _GAPS.sub("-", kept).strip("-") or "untitled"


def title_of_slug(slug: str) -> str:
    """A title for a lens that has none: the words of its slug, each with a capital."""
    return " ".join(word[:1].upper() + word[1:] for word in slug.split("-"))


def fold(text: str) -> str:
    """The text in lower case, each character at the place it had: what an excerpt's anchors are searched in."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lowered.replace("ς", "σ")


def distance(one: str, other: str, limit: int) -> int:
    """The edit distance (Levenshtein's) of two words; anything over `limit` is given as `limit + 1`."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        previous, row = row, [i]
        for j, right in enumerate(other, 1):
            row.append(min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (left != right)))
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)


def nearest(word: str, candidates: Iterable[str], limit: int) -> list[str]:
    """The candidates within `limit` edits of the word, nearest first, then by name; an equal one is no suggestion."""
    near = [(distance(word, candidate, limit), candidate) for candidate in candidates]
    return [candidate for edits, candidate in sorted(near) if 0 < edits <= limit]


def did_you_mean(word: str, candidates: frozenset[str], limit: int = 2) -> str:
    """A hint that names the one nearest candidate, or "" when none is near."""
    near = nearest(word, candidates, limit)
    return f"did you mean “{near[0]}”?" if near else ""
