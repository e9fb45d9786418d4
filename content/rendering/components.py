"""The components of a page that hold an author's text, in the markup of the style sheet."""

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from content.rendering.embeds import press_to_play
from content.rendering.notes import Note
from content.rendering.videos import playable, web_address
from content.rendering.wording import NOTE_LABEL, stretch, words
from content.vault.segments import Article, Video

NOTHING = SafeString("")


def prose(html: str) -> SafeString:
    """Draw sanitised HTML as text to read; nothing for nothing."""
    return format_html('<div class="prose">{}</div>', SafeString(html)) if html else NOTHING


def omitted(html: str, source: str, *, what: str) -> SafeString:
    """Draw what a lens skips of an article, closed: `what` it is, and how many words of `source`."""
    if not html:
        return NOTHING
    summary = f"{what}, {words(source)}"
    return format_html('<details class="omitted"><summary>{}</summary>{}</details>', summary, prose(html))


def source_line(article: Article) -> SafeString:
    """Draw where an excerpt is from."""
    address = web_address(article.source_url)
    original = format_html('<a href="{}" rel="noopener noreferrer">Read the original</a>', address) if address else ""
    facts = [fact for fact in (article.author, article.published, original) if fact]
    items = format_html_join("", "<li>{}</li>", ((fact,) for fact in facts))
    return format_html(
        '<div class="excerpt-source">{}{}</div>',
        format_html("<cite>{}</cite>", article.title) if article.title else "",
        format_html('<ul class="facts">{}</ul>', items) if facts else "",
    )


def footnotes(notes: Iterable[tuple[Note, str]]) -> SafeString:
    """Draw what the buttons in a text open. Without popovers, and on paper, these stand at the end of the segment."""
    return format_html_join(
        "",
        '<div class="footnote" id="{}" popover role="note">{}{}</div>',
        ((note.id, _mark(note), SafeString(html)) for note, html in notes),
    )


def _mark(note: Note) -> SafeString:
    mark = format_html('<span class="footnote-mark">{}</span>', note.number) if note.number else NOTHING
    return format_html("{}<strong>{}: </strong>", mark, NOTE_LABEL) if note.ours else mark


def video(segment: Video) -> SafeString:
    """Draw a video: a link until it is pressed, or just a link if it cannot play on the page; then its transcript."""
    found = playable(segment.url, start_s=segment.start_s, end_s=segment.end_s, youtube_id=segment.video_id)
    title = segment.title or "Video"
    facts = " · ".join(fact for fact in (segment.channel, stretch(segment.start_s, segment.end_s)) if fact)
    if found:
        caption = f"From {found.host}. Nothing is loaded from there before you press it."
        frame = press_to_play(found, title=title, facts=facts)
    else:
        caption, frame = "", _elsewhere(web_address(segment.url), title, facts)
    below = format_html("<figcaption>{}</figcaption>", caption) if caption else ""
    return format_html("<figure>{}{}</figure>{}", frame, below, transcript(segment.transcript))


def _elsewhere(address: str, title: str, facts: str) -> SafeString:
    """Draw a video of a host that we do not play."""
    name = format_html('<a href="{}" rel="noopener noreferrer">{}</a>', address, title) if address else title
    return format_html("<p><strong>{}</strong> <span>{}</span></p>", name, facts)


def transcript(text: str) -> SafeString:
    """Draw the words of a video, closed."""
    paragraphs = format_html_join("", "<p>{}</p>", ((part,) for part in text.split("\n\n") if part.strip()))
    if not paragraphs:
        return NOTHING
    return format_html(
        '<details class="disclosure"><summary><svg class="icon" aria-hidden="true"><use href="#down"/></svg> Transcript'
        '</summary><div class="transcript">{}</div></details>',
        paragraphs,
    )
