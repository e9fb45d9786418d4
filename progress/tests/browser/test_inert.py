"""Whatever an author writes, nothing runs and nobody else is asked for anything but pictures and sounds."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Dialog, Page, Route
from pytest_django.live_server_helper import LiveServer

from content.queries.outline import published_outline
from content.tests.publishing import published
from content.tests.rendering.corpus import PAYLOADS

pytestmark = pytest.mark.browser

A_PAGE = 70
LISTEN = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => violations.push(event.effectiveDirective));
"""
ALIVE = """[...document.querySelectorAll("*")].flatMap((element) => [...element.attributes]).filter(({name, value}) =>
    /^on|^style$|^srcdoc$|^formaction$/i.test(name) || /href|src|action/i.test(name) && URL.canParse(value, location)
    && !["http:", "https:", "mailto:"].includes(new URL(value, location).protocol)
).map(({name, value}) => `${name}=${value}`)"""
OURS = (
    "main :is(script, style, iframe, object, embed, link, meta, base, svg :not(use, path)),"
    "main :is(form, input):not(.finish *)"
)
SHOWN = {"image", "media"}


def block(text: str) -> str:
    """A text as the value of a field: what would begin a heading does not."""
    return "\n".join(f"\\{line}" if line.startswith("#") else line for line in text.split("\n"))


def lens(number: int, title: str, tldr: str, body: str) -> str:
    head = f"id: f{number:07}-0000-4000-8000-000000000000\ntitle: {json.dumps(title)}\ntldr: {json.dumps(tldr)}"
    return f"---\n{head}\n---\n{body}\n"


def segments(number: int, payload: str) -> str:
    """Every segment that holds a text of its author's, with this text in it."""
    card = payload.replace("\n", " ").replace("]", "\\]")
    return f"""#### Text
content::
{block(payload)}

[{card}](lens:f0000000-0000-4000-8000-000000000000)
#### Article
source:: [[../articles/{number}]]
#### Question
content:: {block(payload)}
kind:: choice
choices::
- [x] {payload.splitlines()[0] if payload.strip() else "x"}
- [ ] y
#### Roleplay
id:: e{number:07}-0000-4000-8000-000000000000
content:: {block(payload)}
opening-message:: {block(payload)}
ai-instructions:: x
#### Video
source:: [[../video_transcripts/{number}]]
"""


def article(payload: str) -> str:
    facts = {name: json.dumps(payload) for name in ("title", "author", "source_url", "published")}
    head = "\n".join(f"{name}: {value}" for name, value in facts.items())
    return f"---\n{head}\n---\n{payload}\n\nx[^n] :footnote[{payload}]\n\n:::note\n{payload}\n:::\n\n[^n]: {payload}\n"


def transcript(payload: str) -> str:
    head = "\n".join(f"{name}: {json.dumps(payload)}" for name in ("title", "channel"))
    return f"---\n{head}\nurl: https://www.youtube.com/watch?v=abcdefghijk\n---\n{payload}\n"


def hostile() -> dict[str, str]:
    """A vault in which everything that can be read is hostile: a module of texts and a module of titles."""
    files = {}
    texts, titles = [], []
    for number, payload in enumerate(PAYLOADS):
        files[f"articles/{number}.md"] = article(payload)
        files[f"video_transcripts/{number}.md"] = transcript(payload)
        files[f"Lenses/title {number}.md"] = lens(number, payload, payload, "#### Text\ncontent:: x")
        titles.append(f"# Lens:\nsource:: [[../Lenses/title {number}]]\n")
    for first in range(0, len(PAYLOADS), A_PAGE):
        body = "".join(segments(number, PAYLOADS[number]) for number in range(first, len(PAYLOADS))[:A_PAGE])
        files[f"Lenses/text {first}.md"] = lens(1000 + first, f"Texts {first}", "", body)
        texts.append(f"# Lens:\nsource:: [[../Lenses/text {first}]]\n")
    worst = json.dumps("\"'></title><script>alert(1)</script><img src=x onerror=alert(1)>")
    files["modules/texts.md"] = f"---\nslug: texts\ntitle: {worst}\n---\n" + "\n".join(texts)
    files["modules/titles.md"] = f"---\nslug: titles\ntitle: {worst}\n---\n" + "\n".join(titles)
    files["courses/c.md"] = (
        f"---\nslug: c\ntitle: {worst}\ndescription: {worst}\n---\n"
        "# Module: [[../modules/texts]]\n\n# Meeting: <script>alert(1)</script>\n\n# Module: [[../modules/titles]]\n"
    )
    return files


def addresses() -> Iterator[str]:
    yield "/"
    yield "/courses/c/"
    yield "/courses/c/titles/"
    yield from (f"/courses/c/texts/?lens={place.content_id}" for place in published_outline().modules["texts"].places)


def faults(page: Page, address: str) -> Iterator[str]:
    page.goto(address)
    page.wait_for_load_state("networkidle")
    yield from page.evaluate(ALIVE)
    yield from page.locator(OURS).evaluate_all("found => found.map((element) => element.outerHTML)")
    yield from (kind for kind in page.evaluate("violations") if kind not in {"img-src", "media-src"})


def watch(page: Page, site: str) -> list[str]:
    """Collects what should not happen, from now on. What is asked of others is never sent."""
    seen: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        seen.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def refuse(route: Route) -> None:
        if route.request.resource_type not in SHOWN:
            seen.append(f"request {route.request.url}")
        route.abort()

    page.add_init_script(LISTEN)
    page.on("dialog", dismiss)
    page.on("pageerror", lambda error: seen.append(f"error {error}"))
    page.route(lambda url: not url.startswith(site), refuse)
    return seen


def test_a_vault_of_hostile_texts_is_inert(browser: Browser, live_server: LiveServer) -> None:
    published(hostile())
    read = 0
    with browser.new_context(base_url=live_server.url) as context:
        page = context.new_page()
        found = watch(page, live_server.url)
        for address in addresses():
            found += [f"{address}: {fault}" for fault in faults(page, address)]
            read += page.locator(".segment, .question").count()
    assert found == []
    assert read > 4 * len(PAYLOADS)
