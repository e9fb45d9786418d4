r"""The one grammar of article directives: the check reads articles by it, and rendering draws them by it.

| form | written | note | collapse | footnote |
|---|---|---|---|---|
| block | `:::note` on a line, text, `:::` on a line | yes | yes | no |
| leaf | `::note[text]` on a line of its own | yes | no | yes |
| inline | `:note[text]` inside a sentence | yes | yes | yes |

Blocks nest and a `:::` closes the innermost; brackets balance, `\[` and `\]` are plain.
Nothing in code is a directive.
"""

from content.vault.directives.brackets import pair_brackets, without_code
from content.vault.directives.checks import check_directives
from content.vault.directives.grammar import FORMS, Directive, Form, find_directives
from content.vault.directives.inline import INLINE, attributes_end
from content.vault.directives.lines import Marker, Markers, is_opening, read_markers

__all__ = [
    "FORMS",
    "INLINE",
    "Directive",
    "Form",
    "Marker",
    "Markers",
    "attributes_end",
    "check_directives",
    "find_directives",
    "is_opening",
    "pair_brackets",
    "read_markers",
    "without_code",
]
