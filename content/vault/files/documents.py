"""What one file says, before it is put together with the others: a frozen dataclass a kind.

Every `line` is the file's own line number. Links are still links, excerpts are not cut yet.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from content.enums import Tier
from content.vault.grammar.wikilinks import Wikilink
from content.vault.issues import Issue
from content.vault.segments import Chat, Question, Roleplay, Segment, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A UUID that a file gives to something."""

    id: str
    kind: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file as read. One that is not `usable` yields nothing: it is ignored by its author, or broken."""

    path: str
    tier: Tier = Tier.PRODUCTION
    issues: tuple[Issue, ...] = ()
    usable: bool = True
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A link from one file to another, with the line it stands on."""

    link: Wikilink
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a course, module or submodule says about when it opens and for whom it is."""

    requires: tuple[str | Reference, ...] = ()
    requires_line: int = 0
    sequential: bool = False
    difficulty: int | None = None
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt(Segment):
    """An Article segment: where its text comes from. No source: the last one of the same lens.

    `broken`: its own source cannot be read; `from_root`: the link may begin at the vault's root (older format).
    """

    source: Wikilink | None = None
    broken: bool = False
    from_root: bool = False
    start: str = ""
    end: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip(Segment):
    """A Video segment: which stretch of which video; the rest as for an article."""

    source: Wikilink | None = None
    broken: bool = False
    from_root: bool = False
    start_s: float = 0.0
    end_s: float | None = None
    lines: Mapping[str, int] = field(default_factory=dict)


Draft = Text | Chat | Question | Roleplay | Excerpt | Clip


@dataclass(frozen=True, slots=True, kw_only=True)
class LensDocument(Document):
    """A lens, from a file of its own or written into a module.

    `written` counts the segment headings, also of segments that were dropped. `older_kind` is the kind of a
    section of the older narrative format, "" in the current one; such a section may have no id of its own.
    """

    id: str = ""
    title: str = ""
    tldr: str = ""
    summary_for_tutor: str = ""
    reveal_all: bool = False
    replaces: tuple[str, ...] = ()
    replaces_line: int = 1
    drafts: tuple[Draft, ...] = ()
    written: int = 0
    line: int = 1
    older_kind: str = ""
    has_own_id: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """A `# Submodule:` heading: what follows belongs to it, up to the next. `path` is the file it is written in."""

    title: str
    slug: str
    id: str | None
    line: int
    path: str
    terms: Terms = field(default_factory=Terms)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Reference):
    """A lens or outcome that a module or an outcome lists. `nested`: inside a submodule, by a deeper heading."""

    kind: str
    title: str = ""
    optional: bool = False
    hidden: bool = False
    nested: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class InlineLens:
    """A lens written into a module, at its place."""

    lens: LensDocument
    optional: bool = False
    hidden: bool = False
    nested: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftTest:
    """A test written into an outcome."""

    id: str | None
    line: int
    drafts: tuple[Draft, ...] = ()
    replaces: tuple[str, ...] = ()
    replaces_line: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleDocument(Document):
    """A module: a stream of submodule markers, lenses and outcomes."""

    id: str | None = None
    slug: str = ""
    slug_line: int = 1
    title: str = ""
    terms: Terms = field(default_factory=Terms)
    parts: tuple[Marker | Listing | InlineLens, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeDocument(Document):
    """A learning outcome: a stream of lenses, tests and submodule markers. Its name is its file's."""

    id: str = ""
    statement: str = ""
    parts: tuple[Marker | Listing | DraftTest, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseEntry(Reference):
    """A module that a course lists."""

    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting: it ends the unit of the modules before it."""

    name: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseDocument(Document):
    """A course: modules and meetings in order."""

    id: str | None = None
    slug: str = ""
    slug_line: int = 1
    title: str = ""
    description: str = ""
    aliases: tuple[str, ...] = ()
    aliases_line: int = 1
    terms: Terms = field(default_factory=Terms)
    entries: tuple[CourseEntry | Meeting, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleDocument(Document):
    """An article: its body, and the body folded for the search of anchors."""

    title: str = ""
    author: str = ""
    source_url: str = ""
    published: str = ""
    body: str = ""
    folded: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TranscriptDocument(Document):
    """A video's transcript as text; its phrases with times are in a file beside it."""

    title: str = ""
    channel: str = ""
    url: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimestampsDocument(Document):
    """A video's phrases with the second each begins at, in the order of the file."""

    phrases: tuple[tuple[float, str], ...] = ()
