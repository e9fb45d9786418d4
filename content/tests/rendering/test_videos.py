import pytest

from content.rendering import render_segments
from content.rendering.videos import playable
from content.vault.segments import Text, Video

NOCOOKIE = "https://www.youtube-nocookie.com/embed"


def test_video_waits_to_be_pressed() -> None:
    video = Video(
        title="A & B",
        channel="C",
        url="https://youtu.be/x",
        video_id="abcdefghijk",
        start_s=130,
        end_s=405.9,
        transcript="a\n\nb",
    )
    (segment,) = render_segments([video])
    assert segment.label == "A & B"
    assert segment.html == (
        '<figure><a class="video-frame" href="https://www.youtube.com/watch?v=abcdefghijk&amp;t=130s"'
        f' data-embed="{NOCOOKIE}/abcdefghijk?start=130&amp;end=405" rel="noopener noreferrer">'
        '<span class="video-play"><svg class="icon" aria-hidden="true"><use href="#play"/></svg></span>'
        '<span class="video-words"><strong>A &amp; B</strong><span>C · 2:10 to 6:45</span></span></a>'
        "<figcaption>From YouTube. Nothing is loaded from there before you press it.</figcaption></figure>"
        '<details class="disclosure"><summary><svg class="icon" aria-hidden="true"><use href="#down"/></svg> Transcript'
        '</summary><div class="transcript"><p>a</p><p>b</p></div></details>'
    )


@pytest.mark.parametrize(
    ("start_s", "end_s", "said"),
    [(0, None, ""), (65.5, None, "from 1:05"), (0, 9, "0:00 to 0:09"), (3600, 3723, "1:00:00 to 1:02:03")],
)
def test_stretch_is_said(start_s: float, end_s: float | None, said: str) -> None:
    (segment,) = render_segments([Video(video_id="abcdefghijk", start_s=start_s, end_s=end_s)])
    assert f"<strong>Video</strong><span>{said}</span>" in segment.html


@pytest.mark.parametrize(
    ("url", "frame"),
    [
        ("https://www.youtube.com/watch?v=abcdefghijk&t=9", f"{NOCOOKIE}/abcdefghijk"),
        ("https://youtu.be/abcdefghijk?si=1", f"{NOCOOKIE}/abcdefghijk"),
        ("https://m.youtube.com/shorts/abcdefghijk", f"{NOCOOKIE}/abcdefghijk"),
        (f"{NOCOOKIE}/abcdefghijk", f"{NOCOOKIE}/abcdefghijk"),
        ("https://vimeo.com/12345678", "https://player.vimeo.com/video/12345678?dnt=1"),
        ("https://player.vimeo.com/video/12345678?h=a", "https://player.vimeo.com/video/12345678?dnt=1"),
    ],
)
def test_hosts_that_are_played(url: str, frame: str) -> None:
    video = playable(url)
    assert video is not None
    assert video.frame == frame


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://youtube.com.evil.example/watch?v=abcdefghijk",
        "https://evil.example/?https://youtube.com/watch?v=abcdefghijk",
        "https://youtube.com@evil.example/watch?v=abcdefghijk",
        "javascript://youtube.com/watch?v=abcdefghijk",
        "https://www.youtube.com/watch?v=a/../b",
        "https://www.youtube.com/watch",
        "https://vimeo.com/about",
        "http://[",
    ],
)
def test_hosts_that_are_not(url: str) -> None:
    assert playable(url) is None


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://e.example/v?a&b", '<a href="https://e.example/v?a&amp;b" rel="noopener noreferrer">V</a>'),
        ("javascript:alert(1)", "V"),
        ("", "V"),
    ],
)
def test_video_of_another_host_is_at_most_a_link(url: str, name: str) -> None:
    (segment,) = render_segments([Video(title="V", channel="C", url=url)])
    assert segment.html == f"<figure><p><strong>{name}</strong> <span>C</span></p></figure>"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (
            "//www.youtube.com/embed/abcdefghijk?start=7",
            '<a class="video-frame" href="https://www.youtube.com/watch?v=abcdefghijk&amp;t=7s"'
            f' data-embed="{NOCOOKIE}/abcdefghijk?start=7" rel="noopener noreferrer"><span class="video-play">'
            '<svg class="icon" aria-hidden="true"><use href="#play"/></svg></span><span class="video-words">'
            "<strong>Video on YouTube</strong><span>Nothing is loaded before you press it</span></span></a>",
        ),
        ("https://e.example/a?b&c", '<a href="https://e.example/a?b&amp;c" rel="noopener noreferrer">e.example</a>'),
        ("javascript:alert(1)", ""),
    ],
)
def test_frames_of_an_author(source: str, shown: str) -> None:
    (segment,) = render_segments([Text(content=f"<iframe src='{source}' allow='x' onload='y()'><b>z</b></iframe>")])
    assert segment.html.replace("\n", "") == (f'<div class="prose">{shown}</div>' if shown else "")
