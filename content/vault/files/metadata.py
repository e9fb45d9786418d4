"""What every kind of file may say in its front matter, and the checks that all kinds share."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from content.enums import Tier
from content.vault.catalogue import Code
from content.vault.files.documents import Claim, Reference, Terms
from content.vault.grammar.frontmatter import FrontMatter
from content.vault.grammar.text import count_words, did_you_mean, trim
from content.vault.grammar.wikilinks import Wikilink, read_wikilink
from content.vault.identity import read_id
from content.vault.issues import Report
from content.vault.kinds import Kind

TLDR_WORDS = 80
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
RESERVED_SLUG = "progress"
SLUG_LENGTH = 100
"""Longer ones make addresses that mail programs break, and keys that databases refuse to index."""
_TERMS = ("requires", "sequential", "difficulty", "categories")


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of a kind: those it cannot do without, and those it may have."""

    required: tuple[str, ...]
    optional: tuple[str, ...]

    @property
    def known(self) -> frozenset[str]:
        """All of them."""
        return frozenset(self.required + self.optional)


KEYS: Mapping[Kind, Keys] = {
    Kind.COURSE: Keys(("slug", "title"), ("id", "slug-aliases", "tags", "description", *_TERMS)),
    Kind.MODULE: Keys(("slug", "title"), ("contentId", "id", "discussion", "tags", *_TERMS)),
    Kind.OUTCOME: Keys(("id",), ("discussion", "learning-outcome", "tags")),
    Kind.LENS: Keys(("id",), ("title", "tldr", "summary_for_tutor", "tags", "replaces", "reveal-all")),
    Kind.ARTICLE: Keys(("title", "author", "source_url", "published"), ("created", "description", "tags", "url")),
    Kind.TRANSCRIPT: Keys(("title", "channel", "url"), ("tags",)),
}

UNREAD: frozenset[str] = frozenset(
    "partner authors readings internal reading-from reading-to add_to_ai_context slug accessed audio_url "
    "allowUnreachableUrl allowAuthorInTitle read-time video_id title tldr discussion date image language".split()
)
"""Keys of real vaults that mean nothing to Cairn; they are no misspelling of those that do."""


def tier_of(front: FrontMatter) -> Tier:
    """The tier that a file's tags say; only a list of tags counts."""
    tags = front.values.get("tags")
    names = {str(tag).lower() for tag in tags if not isinstance(tag, dict | list)} if isinstance(tags, list) else set()
    if "validator-ignore" in names:
        return Tier.IGNORED
    return Tier.WIP if names & {"wip", "work-in-progress"} else Tier.PRODUCTION


def check_keys(front: FrontMatter, kind: Kind, report: Report) -> bool:
    """Report missing, blank and misspelt keys; whether every required key is there."""
    report.take(front.findings)
    if not front.usable:
        return False
    keys = KEYS[kind]
    possible = keys.known - (frozenset(keys.required) - front.values.keys())  # what is missing is reported as missing
    for name in front.values:
        if name not in keys.known and name not in UNREAD and (hint := did_you_mean(name, possible)):
            report.add(Code.KEY_UNKNOWN, front.line(name), f"“{name}” is not a key of {_a(kind)}", hint)
    present = [_has(front, name, kind, report) for name in keys.required]
    return all(present)


def _a(kind: Kind) -> str:
    return f"{'an' if kind.value[0] in 'aeiou' else 'a'} {kind.value}"


def _has(front: FrontMatter, name: str, kind: Kind, report: Report) -> bool:
    if name not in front.values:
        hint = did_you_mean(name, frozenset(front.values) - KEYS[kind].known)
        report.add(Code.KEY_MISSING, 0, f"{_a(kind)} needs “{name}:”", hint)
        return False
    if not front.text(name) and not text_list(front.values[name]):
        report.add(Code.KEY_BLANK, front.line(name), f"“{name}:” is empty")
        return False
    return True


def read_own_id(front: FrontMatter, key: str, report: Report) -> str | None:
    """The id under a key, in lower case; what is no text or no UUID is reported and counts as none."""
    value = front.values.get(key)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        report.add(Code.ID_NOT_TEXT, front.line(key), f"“{key}:” must be text", "put it in quotes")
        return None
    return checked_id(value, front.line(key), report)


def checked_id(value: str, line: int, report: Report) -> str | None:
    """A UUID as written by an author; a malformed one is reported and counts as none."""
    found = read_id(value)
    if value and found is None:
        shown = value if len(value) <= 50 else f"{value[:50]}…"
        report.add(Code.ID_MALFORMED, line, f"“{shown}” is not a UUID", "8-4-4-4-12 hexadecimal digits")
    return found


def check_slug(slug: str, line: int, report: Report, *, what: str = "slug") -> bool:
    """Whether a slug can stand in an address; if not, why."""
    if _SLUG.match(slug) and len(slug) <= SLUG_LENGTH:
        if slug != RESERVED_SLUG:
            return True
        report.add(Code.SLUG_RESERVED, line, f"the {what} “{slug}” is reserved")
        return False
    shown = slug if len(slug) <= 60 else f"{slug[:60]}…"
    hint = "a-z, 0-9 and single hyphens" if slug else "give it a slug:: of a-z, 0-9 and single hyphens"
    report.add(Code.SLUG_INVALID, line, f"the {what} “{shown}” {_slug_fault(slug)}", hint)
    return False


def _slug_fault(slug: str) -> str:
    if not slug:
        return "is empty"
    if len(slug) > SLUG_LENGTH:
        return f"is longer than {SLUG_LENGTH} characters"
    if slug != slug.lower():
        return "has capital letters"
    if slug.startswith("-"):
        return "begins with a hyphen"
    if slug.endswith("-"):
        return "ends with a hyphen"
    return "has other characters than letters, digits and single hyphens"


def check_tldr(text: str, line: int, report: Report) -> None:
    """A summary that is too long to be one; it is kept."""
    words = count_words(text)
    if words > TLDR_WORDS:
        report.add(Code.TLDR_TOO_LONG, line, f"the tldr has {words} words", f"at most {TLDR_WORDS}")


def check_no_wikilink(front: FrontMatter, names: tuple[str, ...], report: Report) -> None:
    """Metadata is shown as it is: a wikilink in it would be shown with its brackets."""
    for name in names:
        if any("[[" in text for text in text_list(front.values.get(name))):
            report.add(
                Code.WIKILINK_IN_METADATA, front.line(name), f"“{name}:” holds a wikilink", "write the name alone"
            )


def text_list(value: object) -> tuple[str, ...]:
    """A key's value as a list of texts: a YAML list, or one text split on commas.

    `[[name]]` without quotes is a list in a list to YAML; it is read as the wikilink that its author meant.
    """
    if isinstance(value, list):
        return tuple(text for item in value for text in _item_texts(item))
    if value is None or isinstance(value, dict):
        return ()
    return tuple(part for part in map(trim, str(value).split(",")) if part)


def _item_texts(item: object) -> tuple[str, ...]:
    if isinstance(item, list):
        inner = item[0] if len(item) == 1 else None
        if isinstance(inner, list) and len(inner) == 1 and isinstance(inner[0], str):
            return (f"[[{inner[0]}]]",)
        return (f"[[{inner}]]",) if isinstance(inner, str) else ()
    if item is None or isinstance(item, dict):
        return ()
    return (trim(str(item)),) if trim(str(item)) else ()


def read_terms(values: Mapping[str, object], lines: Mapping[str, int], report: Report) -> Terms:
    """`requires`, `sequential`, `difficulty` and `categories` of a course, module or submodule."""
    line = lines.get("requires", 0)
    return Terms(
        requires=_requirements(values.get("requires"), line, report),
        requires_line=report.lines.number(line),
        sequential=read_flag(values, "sequential", lines, report),
        difficulty=_difficulty(values.get("difficulty"), lines.get("difficulty", 0), report),
        categories=text_list(values.get("categories")),
    )


def read_flag(values: Mapping[str, object], name: str, lines: Mapping[str, int], report: Report) -> bool:
    """A key that is true or false; missing is false."""
    value = values.get(name)
    if value is None or isinstance(value, bool):
        return bool(value)
    if str(value).lower() not in {"true", "false"}:
        report.add(Code.KEY_INVALID, lines.get(name, 0), f"“{name}” is true or false", "it counts as false")
    return str(value).lower() == "true"


def _difficulty(value: object, line: int, report: Report) -> int | None:
    if value is None or value == "":
        return None
    if str(value) in {"1", "2", "3", "4", "5"}:
        return int(str(value))
    report.add(Code.KEY_INVALID, line, "“difficulty” is a whole number from 1 to 5")
    return None


def _requirements(value: object, line: int, report: Report) -> tuple[str | Reference, ...]:
    found: list[str | Reference] = []
    for text in text_list(value):
        if own := read_id(text):
            found.append(own)
            continue
        link = read_wikilink(text, line)
        if isinstance(link, Wikilink):
            found.append(Reference(link=link, line=report.lines.number(line)))
        else:
            report.add(Code.REQUIREMENT_UNKNOWN, line, f"“{text[:60]}” names nothing", "a UUID or [[../Folder/File]]")
    return tuple(found)


def read_replaced(values: tuple[str, ...], own: str | None, line: int, report: Report) -> tuple[str, ...]:
    """The ids that a lens or test replaces; malformed ones and its own are reported and left out."""
    kept: list[str] = []
    for text in values:
        found = read_id(text)
        if found is None or found == own:
            why = "is its own id" if found else "is not a UUID"
            report.add(Code.REPLACES_INVALID, line, f"“replaces”: {text[:50]} {why}")
        elif found not in kept:
            kept.append(found)
    return tuple(kept)


def claim(own: str | None, kind: str, line: int, report: Report) -> tuple[Claim, ...]:
    """What a file claims by an id, for the check that no two files claim one."""
    return (Claim(id=own, kind=kind, line=report.lines.number(line)),) if own else ()
