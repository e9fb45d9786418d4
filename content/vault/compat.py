"""A vault as the peer makes it, key by key: the intended differences turned off.

Read with `DocumentCache(peer=True)` and built with `as_written`, so that articles and links are still as in the file.
What differs (CONTENT_FORMAT, "How Cairn differs on purpose"): a submodule has its parent's id, a test none, links and
cards are written out for one place, the last module that lists a lens is where its links lead.
"""

import json
from collections.abc import Callable, Iterator
from math import ceil

from content.vault.export import Json, course_json, issue_json, lens_json, section_json, segment_json
from content.vault.files.documents import Document, LensDocument, ModuleDocument
from content.vault.grammar.text import count_words
from content.vault.grammar.wikilinks import stem_of
from content.vault.links import TextLink, rewrite
from content.vault.model import Lens, Module, Section, Vault, kind_of_segments, video_s
from content.vault.segments import Article, Segment, Text, Video
from content.vault.whole.collection import Collection

_NOT_IN_OUTPUT = frozenset({"tldr", "summaryForTutor", "revealAll"})
"""What the peer knows of a lens and leaves out of the output that is compared."""


def as_written(text: Text, _: Document) -> Text:
    """A text writer that leaves links alone."""
    return text


def peer_json(vault: Vault, collection: Collection) -> Json:
    """Courses and modules exactly as the peer gives them, and Cairn's issues."""
    places = dict(_last_places(vault))
    modules = [_Module(module, collection, places).json() for module in vault.modules if not module.children]
    return {
        "courses": [course_json(course) for course in vault.courses],
        "modules": sorted(modules, key=lambda module: str(module["slug"])),
        "issues": [issue_json(issue) for issue in vault.issues],
    }


def _last_places(vault: Vault) -> Iterator[tuple[str, str]]:
    """Lens and module of every section; of several, a mapping keeps the last."""
    for module in vault.modules:
        for section in module.sections:
            if section.lens and not module.standalone:
                yield section.lens.id, module.slug


class _Module:
    """One module on its way to the peer's shape."""

    def __init__(self, module: Module, collection: Collection, places: dict[str, str]) -> None:
        self.module = module
        self.collection = collection
        self.places = places
        self.siblings = {section.lens.id: section.lens for section in module.sections if section.lens}

    def json(self) -> Json:
        """The module."""
        parent = self.module.parent
        result: Json = {
            "slug": self.module.slug,
            "title": self.module.title,
            "contentId": parent.own_id if parent else self.module.own_id,
            "sourcePath": self.module.path,
        }
        if parent:
            result |= {"parentSlug": parent.slug, "parentTitle": parent.title}
        return result | {"sections": [self._section(section) for section in self.module.sections]}

    def _section(self, section: Section) -> Json:
        segments = [self._segment(segment, section.path) for segment in section.content.segments]
        result = {key: value for key, value in section_json(section, segments).items() if key not in _NOT_IN_OUTPUT}
        if section.test:
            return result | {"contentId": None, "optional": False}
        if section.lens and (words := self._words(section.lens)):
            result["wordCount"] = words
        return result

    def _segment(self, segment: Segment, path: str) -> Json:
        result = segment_json(segment)
        if isinstance(segment, Text):
            result["content"] = self._rewritten(segment.content, path, self._finished)
        return result

    def _words(self, lens: Lens) -> int:
        """The peer counts a card's JSON too, as it is before what only this module knows is added."""
        return sum(
            count_words(
                self._rewritten(segment.content, lens.path, dict) if isinstance(segment, Text) else segment.content
            )
            for segment in lens.segments
            if isinstance(segment, Text | Article)
        )

    def _rewritten(self, text: str, path: str, finish: Callable[[Json], Json]) -> str:
        return rewrite(text, lambda link: self._link(link, path, finish))

    def _link(self, link: TextLink, base: str, finish: Callable[[Json], Json]) -> str | None:
        path = self.collection.locate(link.path, base)
        target = self.collection.documents[path] if path else None
        if not isinstance(target, LensDocument | ModuleDocument):
            return None
        title = target.title or stem_of(target.path)
        if link.is_card:
            return _div(finish(_card(target, title)))
        label = link.alias or title
        if isinstance(target, ModuleDocument):
            return f"[{label}](module:{target.slug})"
        place = self.places.get(target.id)
        return f"[{label}](lens:{target.id}@{place})" if place else f"[{label}](lens:{target.id})"

    def _finished(self, card: Json) -> Json:
        """A card with where its lens is found, and, for a lens of this module, how long it takes and who wrote it."""
        lens = self.siblings.get(card.get("contentId") or "")
        placed = {"moduleSlug": self.places.get(card["contentId"] or "")} if card["targetType"] == "lens" else {}
        return card | placed | (self._facts(lens) if lens else {})

    def _facts(self, lens: Lens) -> Json:
        minutes = ceil(self._words(lens) / 200) + ceil(video_s(lens.segments) / 60)
        facts = {"duration": f"{minutes} min" if minutes else "", "attribution": _attribution(lens)}
        kind = lens_json(lens)["displayType"] if kind_of_segments(lens.segments) else ""
        return {key: value for key, value in {**facts, "displayType": kind}.items() if value}


def _card(target: LensDocument | ModuleDocument, title: str) -> Json:
    if isinstance(target, ModuleDocument):
        return {"targetType": "module", "title": title, "slug": target.slug}
    known = {"contentId": target.id or None, "tldr": target.tldr or None, "moduleSlug": None}
    return {"targetType": "lens", "title": title, **known}


def _div(card: Json) -> str:
    data = json.dumps(card, ensure_ascii=False, separators=(",", ":")).replace("'", "&#39;")
    return f"<div data-lens-card='{data}'></div>"


def _attribution(lens: Lens) -> str:
    names = [
        segment.author if isinstance(segment, Article) else segment.channel
        for segment in lens.segments
        if isinstance(segment, Article | Video)
    ]
    return " & ".join(dict.fromkeys(filter(None, names)))
