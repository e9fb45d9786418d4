"""What a learner's browser gets of a lens: segments in, sanitised HTML out. Reads no database.

Nothing but the fields named in `manuscript.VISIBLE` is ever read as a learner's text: a tutor's instructions, rubrics
and answers cannot get out through here. What the HTML depends on the reader for (links and cards) is left open by
`render_segments`, which is cached, and drawn by `fill_links`, which is not.
"""

from content.rendering.lens import RenderedSegment, clear_cache, render_segments
from content.rendering.links import LinkTarget, fill_links

__all__ = ["LinkTarget", "RenderedSegment", "clear_cache", "fill_links", "render_segments"]
