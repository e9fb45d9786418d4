"""Writes a text's links as tokens, and reports those that lead nowhere."""

from dataclasses import replace

from content.vault.catalogue import Code
from content.vault.files.documents import Document, LensDocument, ModuleDocument
from content.vault.grammar.wikilinks import stem_of, suggestions
from content.vault.identity import first_id
from content.vault.links import TextLink, rewrite, token
from content.vault.segments import Text
from content.vault.whole.collection import Collection


class TokenWriter:
    """Rewrites the links and cards of texts to tokens that name their target by id."""

    def __init__(self, collection: Collection) -> None:
        self.collection = collection

    def __call__(self, text: Text, source: Document) -> Text:
        """The text with its links written as tokens; a link that can't be resolved stays as it is."""
        content = rewrite(text.content, lambda link: self._token(link, text, source))
        return text if content == text.content else replace(text, content=content)

    def _token(self, link: TextLink, text: Text, source: Document) -> str | None:
        path = self.collection.locate(link.path, source.path)
        target = self.collection.documents[path] if path else None
        if isinstance(target, LensDocument):
            kind, own = "lens", target.id
        elif isinstance(target, ModuleDocument):
            kind, own = "module", target.id or first_id(None, "module", target.path)
        else:
            self._missing(link, text, source, is_file=target is not None)
            return None
        if not own or not target.usable:
            self._report(Code.TEXT_LINK_WITHOUT_ID, link, text, source, f"[[{link.path}]] has no id to link to")
            return None
        alias = "" if link.is_card else link.alias
        return token(kind, own, alias or target.title or stem_of(target.path), is_card=link.is_card)

    def _missing(self, link: TextLink, text: Text, source: Document, *, is_file: bool) -> None:
        if is_file:
            message = f"[[{link.path}]] is neither a lens nor a module and stays as it is"
            self._report(Code.TEXT_LINK_MISSING, link, text, source, message)
            return
        candidates = [*self.collection.paths(LensDocument), *self.collection.paths(ModuleDocument)]
        hint = suggestions(link.path, source.path, candidates)
        self._report(Code.TEXT_LINK_MISSING, link, text, source, f"there is no [[{link.path}]]", hint)

    def _report(self, code: Code, link: TextLink, text: Text, source: Document, message: str, hint: str = "") -> None:
        line = text.content_lines[link.line] if link.line < len(text.content_lines) else text.line
        self.collection.report(source.path, source.tier).at(code, line, message, hint)
