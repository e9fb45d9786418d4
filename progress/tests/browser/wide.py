"""A course that is too wide and too long for any page."""

LENSES = 47
WORD = "x" * 180
TITLE = f"Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung und {WORD[:40]} dazu"
COURSE = "/courses/wide/"

_ROW = "|" + " a value |" * 14
TEXT = f"""A word: {WORD}, and a link: https://example.org/{WORD}

```
{"long " * 40}
```

`{WORD}`

{_ROW}
{"|" + "---|" * 14}
{_ROW}

> A quote with $x^2 + {" + ".join("abcdefghij")}$.

$$
{" + ".join(f"a_{{{n}}}" for n in range(60))}
$$
"""


def _lens(number: int) -> str:
    title, text = (TITLE, TEXT) if number == 0 else (f"Lens {number}", "Short.")
    head = f"id: f{number:07}-0000-4000-8000-000000000000\ntitle: {title}\ntldr: {title}"
    return f"---\n{head}\n---\n#### Text\ncontent::\n{text}\n"


def _listed(number: int) -> str:
    return f"# Lens:\nsource:: [[../Lenses/{number}]]\n" + ("optional:: true\n" if number % 5 == 4 else "")


WIDE = {
    "courses/wide.md": f"---\nslug: wide\ntitle: {TITLE}\n---\n# Module: [[../modules/long]]\n",
    "modules/long.md": f"---\nslug: long\ntitle: {TITLE}\n---\n" + "\n".join(map(_listed, range(LENSES))),
    **{f"Lenses/{number}.md": _lens(number) for number in range(LENSES)},
}
