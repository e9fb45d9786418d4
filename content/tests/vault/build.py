"""A tiny vault in which nothing is wrong, and ways to change one thing in it."""

from collections.abc import Mapping

from content.vault.building import build_vault, read_collection
from content.vault.files.documents import Document
from content.vault.folder import Source
from content.vault.model import Module, Section, Vault
from content.vault.reading import DocumentCache, read_document

Files = dict[str, str | None]
"""Texts by path; None takes a file away."""

COURSE, MODULE, OUTCOME, TEST, QUESTION, CLAY, SAND, ROLEPLAY = (
    f"{n}0000000-0000-4000-8000-000000000000" for n in range(1, 9)
)
OTHER = "a0000000-0000-4000-8000-00000000000a"
OTHER_2 = "b0000000-0000-4000-8000-00000000000b"

COURSE_FILE, MODULE_FILE, OUTCOME_FILE = "courses/Garden.md", "modules/soil.md", "Learning Outcomes/Know your soil.md"
CLAY_FILE, SAND_FILE, ARTICLE_FILE = "Lenses/Clay.md", "Lenses/Sand.md", "articles/clay.md"
VIDEO_FILE, TIMES_FILE = "video_transcripts/sand.md", "video_transcripts/sand.timestamps.json"

VALID: Mapping[str, str] = {
    COURSE_FILE: f"""---
slug: garden
title: A garden of your own
id: {COURSE}
slug-aliases: [first-garden]
---
# Module: [[../modules/soil]]

# Meeting: First walk
""",
    MODULE_FILE: f"""---
slug: soil
title: Soil
id: {MODULE}
---
# Learning Outcome: Know your soil
source:: [[../Learning Outcomes/Know your soil]]

# Lens: Sand
source:: [[../Lenses/Sand]]
optional:: true
""",
    OUTCOME_FILE: f"""---
id: {OUTCOME}
learning-outcome: Tell clay from sand.
---
## Lens: Clay
source:: [[../Lenses/Clay]]

## Test:
id:: {TEST}
#### Question
id:: {QUESTION}
content:: Which soil holds water?
assessment-instructions:: Clay does.
""",
    CLAY_FILE: f"""---
id: {CLAY}
title: Clay
tldr: Clay holds water.
---
#### Text
content::
Feel it first.

Then read on, or go to [[../Lenses/Sand]].
#### Article
source:: [[../articles/clay]]
from:: "It holds"
to:: "the plough."

#### Chat
instructions:: Ask what they felt.
""",
    SAND_FILE: f"""---
id: {SAND}
title: Sand
---
#### Video
source:: [[../video_transcripts/sand]]
from:: 0:02
to:: 0:06

#### Roleplay
id:: {ROLEPLAY}
content:: You meet a gardener.
ai-instructions:: You grow carrots and nothing else.
""",
    ARTICLE_FILE: """---
title: On clay
author: Ines Field
source_url: https://example.org/clay
published: 2020-05-01
---
Clay is heavy.

It holds water well and clings to
the plough.

That is all.
""",
    VIDEO_FILE: """---
title: Sand in your hand
channel: The allotment
url: https://www.youtube.com/watch?v=abcdefghijk
---
Sand runs. Water runs through it.
""",
    TIMES_FILE: """[
  {"text": "Sand runs.", "start": "0:01.00"},
  {"text": "Water runs", "start": "0:02.50"},
  {"text": "through it.", "start": "0:04.00"}
]
""",
}


def edit(path: str, old: str, new: str) -> Files:
    """A file of the valid vault with one piece of it, which stands there once, put otherwise."""
    assert VALID[path].count(old) == 1, f"{old!r} stands {VALID[path].count(old)} times in {path}"
    return {path: VALID[path].replace(old, new)}


def changed(change: Mapping[str, str | None]) -> dict[str, str]:
    """The valid vault with some files replaced, added or (None) taken away."""
    return {path: text for path, text in {**VALID, **change}.items() if text is not None}


def vault_of(files: Mapping[str, str]) -> Vault:
    """What these files become."""
    return build_vault(*read_collection(Source(files), DocumentCache()))


def issues_of(change: Mapping[str, str | None]) -> list[tuple[str, str, int]]:
    """Code, path and line of everything that is wrong in the valid vault after a change."""
    return [(issue.code, issue.path, issue.line) for issue in vault_of(changed(change)).issues]


def read(path: str, text: str) -> Document:
    """The document of one file."""
    document = read_document(path, text)
    assert document is not None
    return document


def module_of(vault: Vault, slug: str) -> Module:
    """The module under a slug."""
    return next(module for module in vault.modules if module.slug == slug)


def sections_of(vault: Vault, slug: str = "soil") -> tuple[Section, ...]:
    """The sections of a module."""
    return module_of(vault, slug).sections
