"""Stones as inline SVG; their shapes are in `_symbols.html`."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from progress.views.reach import FULL

register = template.Library()

FILL = SafeString('<use class="stone-fill" href="#{}" clip-path="url(#fill-{})"/>')
NEW = SafeString('<circle class="stone-new" cx="20" cy="5" r="4"/>')


@register.simple_tag
def stone(symbol: str, fill: int = 0, size: str = "", new: bool = False) -> SafeString:
    """One stone. `fill` is in eighths, 8 is solid; `size` is small, large or "". Words beside it say the same."""
    begun = format_html(FILL, symbol, fill) if 0 < fill < FULL else ""
    return format_html(
        '<svg class="stone{}"{} viewBox="0 0 24 24" aria-hidden="true"><use href="#{}"/>{}{}</svg>',
        f" stone--{size}" if size else "",
        SafeString(' data-state="completed"') if fill == FULL else "",
        symbol,
        begun,
        NEW if new else "",
    )
