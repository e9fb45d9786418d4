import pytest

from content.rendering import render_segments
from content.rendering.maths import MAX_CHARACTERS
from content.vault.segments import Text


def prose(content: str) -> str:
    (segment,) = render_segments([Text(content=content)])
    return segment.html.removeprefix('<div class="prose">').removesuffix("</div>").strip()


def test_formula_in_a_sentence() -> None:
    assert prose("a $x^2$ b") == (
        '<p>a <math display="inline"><mrow><msup><mi>x</mi><mn>2</mn></msup></mrow></math> b</p>'
    )


@pytest.mark.parametrize("written", ["$$\\frac{1}{2}$$", "$$\n\\frac{1}{2}\n$$"])
def test_formula_on_lines_of_its_own(written: str) -> None:
    assert prose(written) == (
        '<math display="block"><mrow><mfrac><mrow><mn>1</mn></mrow><mrow><mn>2</mn></mrow></mfrac></mrow></math>'
    )


@pytest.mark.parametrize("written", ["It costs $5 or $10.", "a $ b $ c", r"\$x$", "US$5 and US$6"])
def test_money_is_no_formula(written: str) -> None:
    assert prose(written) == f"<p>{written.removeprefix(chr(92))}</p>"


@pytest.mark.parametrize("tex", [r"\left(", "{", r"\begin{matrix}", "x_", "x" * (MAX_CHARACTERS + 1)])
def test_what_is_no_tex_is_shown_as_it_is_written(tex: str) -> None:
    assert prose(f"${tex}$") == f"<p><code>{tex}</code></p>"


def test_longest_formula_is_still_drawn() -> None:
    assert prose(f"${'x' * MAX_CHARACTERS}$").count("<mi>x</mi>") == MAX_CHARACTERS
