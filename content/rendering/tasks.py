"""Task lists: `- [x]` is shown as a ticked box, which nobody can press, in place of the bullet."""

from collections.abc import Sequence
from itertools import pairwise

from markdown_it.token import Token

from content.rendering.marked import KEY

_BOXES = {"[ ] ": "☐ ", "[x] ": "☑ ", "[X] ": "☑ "}


def tick_boxes(tokens: Sequence[Token]) -> None:
    """Change the first words of list items; call it once the sentences are parsed."""
    for index, (before, paragraph) in enumerate(pairwise(tokens)):
        if before.type != "list_item_open" or paragraph.type != "paragraph_open":
            continue
        first = next(iter(tokens[index + 2].children or ()), None)
        if first is not None and first.type == "text" and (box := _BOXES.get(first.content[:4])):
            first.content = box + first.content[4:]
            before.attrSet("class", f"{KEY}task")
