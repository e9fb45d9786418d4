"""Texts that look like a vault's, whole and broken, for Hypothesis."""

from hypothesis import strategies as st

from content.tests.vault.build import OTHER, VALID

TOKENS = (
    *"# ## ### #### ##### ###### : :: - --- [[ ]] | ! { } @@ ~> \\ \\# !# \" ' < > ` ``` ( )".split(),
    *"::: :note[ :::note ] {>> <<} {++ ++} {-- --} {~~ ~~} {== ==} %% &a *a !!python/name: 0:01 1:02:03.5".split(),
    *"- [x] - [ ] true false ../ ..\\ .md".split(),
    *(
        "\n",
        "\n",
        "\n",
        "\r",
        "\r\n",
        "\t",
        " ",
        "\u00a0",
        "\u2028",
        "\ufeff",
        "\x85",
        "\x0b",
        "\x1c",
        "é",
        "𝔘",
        "İ",
        "ς",
    ),
    *(
        "# Lens: ",
        "# Learning Outcome: ",
        "# Submodule: ",
        "## Test:",
        "# Module: ",
        "# Meeting: ",
        "# Text: ",
        "# Video: ",
    ),
    *(f"#### {kind}\n" for kind in ("Text", "Chat", "Article", "Video", "Question", "Roleplay", "Article-excerpt")),
    *(f"{name}:: " for name in "content source from to optional hide id slug kind choices answer tolerance".split()),
    *(f"{name}: " for name in "slug title id tags requires replaces tldr slug-aliases difficulty sequential".split()),
    *(f"[[../{path}]]" for path in VALID),
    f"id:: {OTHER}\n",
    "tags: [wip]\n",
    "instructions:: x\n",
    "[" * 30,
    "{" * 30,
)

PATHS = st.sampled_from(
    [*VALID, "Lenses/Peat.md", "modules/bog.md", "modules/intro/Lenses/a.md", "courses/Yard.md", "notes.md"]
)

noise = st.lists(st.sampled_from(TOKENS) | st.text(max_size=4), max_size=40).map("".join)


@st.composite
def broken_texts(draw: st.DrawFn) -> str:
    """A valid file with noise put into it in a few places, or cut short."""
    text = draw(st.sampled_from(list(VALID.values())))
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = start + draw(st.integers(0, 12))
        text = text[:start] + draw(noise) + text[end:]
    return text


texts = noise | broken_texts() | noise.map(lambda body: f"---\nid: {OTHER}\nslug: a\ntitle: A\n---\n{body}")
"""Noise, valid files with noise in them, and noise below front matter that is in order."""

files = st.dictionaries(PATHS, texts, max_size=6) | st.dictionaries(PATHS, texts, max_size=2).map(
    lambda some: {**VALID, **some}
)
"""Vaults of a few such files, alone or among valid ones."""
