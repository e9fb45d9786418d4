from typing import Any

import pytest
from django.test import Client

from content.tests.publishing import published
from content.tests.vault.build import ARTICLE_FILE, CLAY_FILE, OUTCOME_FILE, QUESTION, ROLEPLAY, VALID, changed, edit

pytestmark = pytest.mark.django_db


def shown(client: Client) -> dict[str, dict[str, Any]]:
    """The segments of the valid vault by kind, of which it has one each."""
    sections = client.get("/api/modules/soil").json()["sections"]
    return {segment["kind"]: segment for section in sections for segment in section["segments"]}


def test_a_text(client: Client) -> None:
    published(VALID)
    text = shown(client)["text"]
    assert text == {
        "id": text["id"],
        "kind": "text",
        "optional": False,
        "html": '<div class="prose"><p>Feel it first.</p>\n'
        '<p>Then read on, or go to <a href="/lenses/sand/">Sand</a>.</p>\n</div>',
    }


def test_an_article(client: Client) -> None:
    published(VALID)
    article = shown(client)["article"]
    assert article == {
        "id": article["id"],
        "kind": "article",
        "optional": False,
        "html": article["html"],
        "title": "On clay",
        "author": "Ines Field",
        "sourceUrl": "https://example.org/clay",
        "published": "2020-05-01",
    }
    assert '<div class="prose"><p>It holds water well and clings to\nthe plough.</p>\n</div>' in article["html"]


def test_a_video(client: Client) -> None:
    published(VALID)
    video = shown(client)["video"]
    assert video == {
        "id": video["id"],
        "kind": "video",
        "optional": False,
        "html": video["html"],
        "title": "Sand in your hand",
        "channel": "The allotment",
        "url": "https://www.youtube.com/watch?v=abcdefghijk",
        "startS": 2,
        "endS": 6,
    }


def test_a_chat_gives_nothing_away(client: Client) -> None:
    published(changed(edit(CLAY_FILE, "Ask what they felt.", "Ask.\nhidePreviousContentFromUser:: true")))
    chat = shown(client)["chat"]
    assert chat == {"id": chat["id"], "kind": "chat", "optional": False, "html": "", "hidePrevious": True}


def test_a_question(client: Client) -> None:
    choices = "kind:: choice\nchoices::\n- [x] **Clay**\n- [ ] Sand\nmax-chars:: 200\ndifficulty:: 3\ntopic:: water\n"
    published(changed(edit(OUTCOME_FILE, "assessment-instructions::", f"{choices}assessment-instructions::")))
    assert shown(client)["question"] == {
        "id": QUESTION,
        "kind": "question",
        "optional": False,
        "html": '<div class="prose"><p>Which soil holds water?</p>\n</div>',
        "questionKind": "choice",
        "choices": ["<strong>Clay</strong>", "Sand"],
        "maxTime": None,
        "maxChars": 200,
        "enforceVoice": False,
        "feedback": False,
        "difficulty": 3,
        "topic": "water",
    }


def test_a_roleplay_shows_its_briefing(client: Client) -> None:
    published(VALID)
    assert shown(client)["roleplay"] == {
        "id": ROLEPLAY,
        "kind": "roleplay",
        "optional": False,
        "html": '<div class="prose"><p>You meet a gardener.</p>\n</div>',
        "openingMessage": "",
        "feedback": False,
    }


def test_an_address_that_a_browser_would_run_is_left_out(client: Client) -> None:
    published(changed(edit(ARTICLE_FILE, "https://example.org/clay", "javascript:alert(1)")))
    assert shown(client)["article"]["sourceUrl"] is None


def test_what_an_author_took_out_is_not_shown(client: Client) -> None:
    published(VALID)
    published(changed({CLAY_FILE: VALID[CLAY_FILE].partition("#### Chat")[0]}))
    assert sorted(shown(client)) == ["article", "question", "roleplay", "text", "video"]
