"""Every place where somebody's text gets into a page."""

from collections.abc import Callable
from uuid import UUID

from content.rendering import LinkTarget, fill_links, render_segments
from content.rendering.links import Kind
from content.vault.segments import Article, Choice, Question, Roleplay, Segment, Text, Video

LENS = "01234567-89ab-cdef-0123-456789abcdef"


def target(kind: Kind, _identity: UUID) -> LinkTarget | None:
    """Find every lens, and no module."""
    return LinkTarget(url="/lenses/x/", title="X", kind=kind, minutes=3, tldr="About X.") if kind == "lens" else None


def html_of(*segments: Segment) -> str:
    """Return all the HTML that a page gets of these segments."""
    parts = [
        part
        for segment in render_segments(segments)
        for part in (segment.html, segment.opening_message, *segment.choices)
    ]
    return fill_links("\n".join(parts), target)


def _escaped(label: str) -> str:
    return label.replace("\\", r"\\").replace("[", r"\[").replace("]", r"\]")


def _linked(payload: str) -> str:
    def resolve(kind: Kind, _identity: UUID) -> LinkTarget:
        return LinkTarget(url="/x/", title=payload, kind=kind, attribution=payload, tldr=payload)

    return fill_links(html_of(Text(content=f"::card[x](module:{LENS})\n\n[](module:{LENS})")), resolve) + fill_links(
        render_segments([Text(content=f"::card[x](lens:{LENS})\n\n[](lens:{LENS})")])[0].html, resolve
    )


DOORS: dict[str, Callable[[str], str]] = {
    "text": lambda payload: html_of(Text(content=payload)),
    "article": lambda payload: html_of(Article(content=payload)),
    "omitted before": lambda payload: html_of(Article(content="x", collapsed_before=payload)),
    "omitted after": lambda payload: html_of(Article(content="x", collapsed_after=payload)),
    "author's footnote": lambda payload: html_of(Article(content=f"x[^n]\n\n[^n]: {payload}")),
    "footnote": lambda payload: html_of(Article(content=f"x :footnote[{payload}]")),
    "note block": lambda payload: html_of(Article(content=f":::note\n{payload}\n:::")),
    "collapsed block": lambda payload: html_of(Article(content=f":::collapse\n{payload}\n:::")),
    "note line": lambda payload: html_of(Article(content=f"::note[{payload}]")),
    "note inline": lambda payload: html_of(Article(content=f"x :note[{payload}]{{{payload}}}")),
    "collapsed inline": lambda payload: html_of(Article(content=f"x :collapse[{payload}]")),
    "link label": lambda payload: html_of(Text(content=f"x [{_escaped(payload)}](lens:{LENS})")),
    "dead link label": lambda payload: html_of(Text(content=f"x [{_escaped(payload)}](module:{LENS})")),
    "card title": lambda payload: html_of(Text(content=f"::card[{_escaped(payload)}](module:{LENS})")),
    "link target": _linked,
    "link address": lambda payload: html_of(Text(content=f"[x]({payload})\n\n[y](<{payload}>)")),
    "image": lambda payload: html_of(Text(content=f"![{payload}]({payload})\n\n![y](<{payload}>)")),
    "attribute": lambda payload: html_of(Text(content=f'<a title="{payload}" href="{payload}">x</a>')),
    "table": lambda payload: html_of(Text(content=f"| {payload} |\n|--:|\n| {payload} |")),
    "code": lambda payload: html_of(Text(content=f"```{payload}\n{payload}\n```\n\n`{payload}`")),
    "question": lambda payload: html_of(Question(content=payload)),
    "choice": lambda payload: html_of(Question(content="x", choices=(Choice(payload, correct=True),))),
    "roleplay": lambda payload: html_of(Roleplay(content=payload, ai_instructions="x", opening_message=payload)),
    "video": lambda payload: html_of(Video(title=payload, channel=payload, transcript=payload, url=payload)),
    "video id": lambda payload: html_of(Video(video_id=payload, url=f"https://youtu.be/{payload}")),
    "article facts": lambda payload: html_of(
        Article(content="x", title=payload, author=payload, published=payload, source_url=payload)
    ),
    "formula": lambda payload: html_of(Text(content=f"${payload}$\n\n$\\text{{{payload}}}$\n\n$$\n{payload}\n$$")),
}
