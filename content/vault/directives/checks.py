"""What is wrong with the directives of an article."""

from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache

from content.vault.catalogue import Code
from content.vault.directives.grammar import FORMS, Directive, Form, all_directives
from content.vault.directives.inline import embed_lines, paragraphs
from content.vault.directives.lines import Markers, read_markers
from content.vault.issues import Finding

_ALIKE = 0.7


def check_directives(text: str) -> Iterator[Finding]:
    """Yield, by line, every problem with directives and embedded images in the body of an article."""
    markers = read_markers(text)
    findings = [*_closing_markers(markers), *_embeds(text)]
    for directive in all_directives(text, markers):
        findings.extend(_problems(directive))
    yield from sorted(findings, key=lambda finding: finding.line)


def _problems(directive: Directive) -> Iterator[Finding]:
    if directive.name not in FORMS:
        yield _unknown(directive)
        return
    yield from _form(directive)
    if not directive.closed:
        yield _unclosed(directive)
    elif directive.empty:
        yield Finding(Code.DIRECTIVE_EMPTY, directive.line, f"This {directive.name} is empty.")
    yield from _attributes(directive)


def _unknown(directive: Directive) -> Finding:
    supported = f"Articles know {', '.join(FORMS)}."
    near = _nearest(directive.name.lower(), tuple(FORMS))
    message = f"There is no directive “{directive.name}”."
    if near:
        return Finding(Code.DIRECTIVE_MISSPELT, directive.line, message, f"Did you mean “{near}”?")
    if directive.name == "card":
        supported = "Cards stand in Text segments, not in articles."
    return Finding(Code.DIRECTIVE_UNSUPPORTED, directive.line, message, supported)


@lru_cache(maxsize=256)
def _nearest(name: str, known: tuple[str, ...]) -> str:
    """Return the known name that `name` looks like, "" if there is none."""
    return next(iter(get_close_matches(name, known, n=1, cutoff=_ALIKE)), "")


def _form(directive: Directive) -> Iterator[Finding]:
    name, line = directive.name, directive.line
    if directive.form is Form.BLOCK and Form.BLOCK not in FORMS[name]:
        yield Finding(Code.DIRECTIVE_BLOCK_FORM, line, f"A {name} is never a block.", f"Write :{name}[text].")
    elif directive.form is Form.BLOCK and not directive.well_placed:
        hint = f"Put the text on lines of its own between :::{name} and :::."
        yield Finding(Code.DIRECTIVE_BLOCK_FORM, line, f"Nothing may follow :::{name} on its line.", hint)
    elif directive.form is Form.LEAF and Form.LEAF not in FORMS[name]:
        hint = f"Write :{name}[text], or a block."
        yield Finding(Code.DIRECTIVE_LEAF_FORM, line, f"A {name} never has two colons.", hint)
    elif directive.form is Form.LEAF and not directive.well_placed and directive.closed:
        hint = f"Inside a sentence write :{name}[text]."
        yield Finding(Code.DIRECTIVE_LEAF_FORM, line, f"::{name}[…] does not stand on a line of its own.", hint)


def _unclosed(directive: Directive) -> Finding:
    if directive.form is Form.BLOCK:
        hint = "End it with a line that holds just three colons."
        return Finding(Code.DIRECTIVE_UNCLOSED, directive.line, f"This {directive.name} block is never closed.", hint)
    message = f"The bracket of this {directive.name} is never closed."
    hint = "It ends at a “]” in the same paragraph; write a lone bracket inside it as \\[ or \\]."
    return Finding(Code.DIRECTIVE_BRACKET_UNCLOSED, directive.line, message, hint)


def _attributes(directive: Directive) -> Iterator[Finding]:
    if not directive.tail.startswith("{"):
        return
    if not (words := directive.tail.strip("{} ").split()):
        yield Finding(Code.DIRECTIVE_ATTRIBUTE, directive.line, "These braces are empty.", "Leave them out.")
    for word in words:
        name = word.partition("=")[0]
        message = f"A {directive.name} takes no attribute “{name}”."
        hint = "It always begins closed." if _nearest(name.lower(), ("open",)) else "Leave it out."
        yield Finding(Code.DIRECTIVE_ATTRIBUTE, directive.line, message, hint)


def _closing_markers(markers: Markers) -> Iterator[Finding]:
    stray = markers.stray
    for marker in markers.closing:
        if marker.line in stray:
            hint = "Is the line that opens the block missing or misspelt?"
            yield Finding(Code.DIRECTIVE_UNCLOSED, marker.line, "This closes nothing: no block is open here.", hint)
        elif marker.tail:
            hint = "A block ends with a line that holds just three colons."
            yield Finding(Code.DIRECTIVE_CLOSING_ATTRIBUTE, marker.line, "A closing marker takes no attribute.", hint)


def _embeds(text: str) -> Iterator[Finding]:
    for start, paragraph in paragraphs(text) if "![[" in text else ():
        for line in embed_lines(start, paragraph):
            hint = "Write ![description](https://…) with the address of the picture."
            yield Finding(Code.IMAGE_EMBEDDED, line, "Pictures are not embedded from the vault.", hint)
