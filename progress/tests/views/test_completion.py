"""Marking lenses and tests as complete through the forms of a page, and taking that back."""

import json
import re
from datetime import timedelta
from http import HTTPStatus
from uuid import UUID, uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils.timezone import now

from content.tests.publishing import published
from content.tests.vault.build import CLAY_FILE, MODULE_FILE, VALID
from progress.identity import Identity
from progress.models import ContentProgress, Learner
from progress.pacing import NewRowsThrottle
from progress.requests import cookie_name
from progress.services.claim import claim
from progress.tests.doors import browser, nameless_of, person, token_in
from progress.tests.garden import COMPOST, GARDEN, HAND, RAKE, SPADE
from progress.tests.reading import leads_to, links, main, page_of, said, trail
from progress.tests.views.marking import (
    CLAY,
    MODULE,
    SAND,
    SOIL,
    TEST,
    completed,
    done,
    fields,
    form_of,
    mark,
    signed_in,
    take_back,
    text,
)

pytestmark = pytest.mark.django_db

FOUND = HTTPStatus.FOUND
FOOT = "#finish"
DIALOG = r"<dialog(.*?)</dialog>"
JSON = {"accept": "application/json"}


@pytest.fixture(autouse=True)
def _garden() -> None:
    published(GARDEN)


def foot(html: str) -> list[str]:
    return said(html, r'<footer class="finish"[^>]*>(.*?)</footer>')


def test_it_goes_on_to_the_next_required_step(client: Client) -> None:
    assert leads_to(mark(client, CLAY)) == (FOUND, f"{SOIL}?lens={TEST}")
    assert trail(page_of(client, f"{SOIL}?lens={TEST}")) == [
        "Clay completed",
        "Test you are here",
        "Sand not started, optional",
    ]


def test_it_goes_back_to_what_was_left_out(client: Client) -> None:
    assert leads_to(mark(client, TEST)) == (FOUND, f"{SOIL}?lens={CLAY}")


def test_who_stays_sees_when_it_was_and_can_take_it_back(client: Client) -> None:
    assert leads_to(mark(client, CLAY, stay="1")) == (FOUND, f"{SOIL}?lens={CLAY}{FOOT}")
    [shown] = foot(page_of(client, f"{SOIL}?lens={CLAY}"))
    assert shown.startswith("Completed today at ")
    assert shown.endswith(" Undo Next: Test")
    assert leads_to(take_back(client, CLAY)) == (FOUND, f"{SOIL}?lens={CLAY}{FOOT}")
    assert completed() == []
    assert foot(page_of(client, SOIL))[0].startswith("Mark complete and go on Mark complete, stay here")


def test_the_forms_of_the_page_say_it_all(client: Client) -> None:
    address, sent = form_of(client, SOIL)
    assert (address, sent) == ("/complete/", {**fields(CLAY), "csrfmiddlewaretoken": sent["csrfmiddlewaretoken"]})
    client.post(address, {**sent, "stay": "1"})
    address, sent = form_of(client, f"{SOIL}?lens={CLAY}")
    assert address == "/complete/undo/"
    client.post(address, sent)
    assert completed() == []


def test_the_first_learning_page_gives_the_cookie_and_a_form_uses_it(client: Client) -> None:
    for address in ("/", "/courses/garden/", "/courses/garden/tools/", "/dashboard/"):
        client.get(address)
        assert cookie_name() not in client.cookies
    client.get(SOIL)
    token = token_in(client)
    mark(client, CLAY)
    learner = Learner.objects.get()
    assert (learner.anonymous_token, learner.born_in_cookie, token_in(client)) == (token, True, token)


def test_a_form_without_a_cookie_begins_a_learner(client: Client) -> None:
    mark(client, CLAY)
    assert Learner.objects.get().anonymous_token == token_in(client)
    assert "1 of 2" in page_of(client, SOIL)


def test_twice_is_once(client: Client) -> None:
    mark(client, CLAY)
    before = ContentProgress.objects.get(content_id=CLAY).completed_at
    assert leads_to(mark(client, CLAY)) == (FOUND, f"{SOIL}?lens={TEST}")
    assert ContentProgress.objects.get(content_id=CLAY).completed_at == before
    take_back(client, CLAY)
    assert leads_to(take_back(client, CLAY)) == (FOUND, f"{SOIL}?lens={CLAY}{FOOT}")
    assert completed() == []


def test_nothing_is_taken_back_from_a_browser_that_did_nothing(client: Client) -> None:
    assert leads_to(take_back(client, CLAY)) == (FOUND, f"{SOIL}?lens={CLAY}{FOOT}")
    assert Learner.objects.count() == 0


def test_a_page_from_before_the_completion_changes_nothing(client: Client) -> None:
    """The back button shows the form again; sending it goes on as before, and tells of no module a second time."""
    done(client, CLAY, TEST)
    page_of(client, f"{SOIL}?lens={TEST}")
    assert leads_to(mark(client, TEST)) == (FOUND, "/courses/garden/tools/hand/")
    assert said(page_of(client, f"{SOIL}?lens={TEST}"), DIALOG) == []


def test_each_has_their_own() -> None:
    ada, mallory, nameless = signed_in("ada"), signed_in("mallory"), browser()
    done(ada, CLAY)
    for other in (mallory, nameless):
        assert "0 of 2" in page_of(other, SOIL)
        assert "So far" not in page_of(other, "/courses/garden/")
        take_back(other, CLAY)
    assert completed() == [("ada", CLAY)]
    done(mallory, TEST)
    assert trail(page_of(ada, SOIL))[:2] == ["Clay completed", "Test you are here"]


@pytest.mark.parametrize("address", ["/complete/", "/complete/undo/", "/offer/later/"])
def test_another_site_can_make_nobody_do_anything(address: str) -> None:
    ada = signed_in("ada", csrf=True)
    assert ada.post(address, fields(CLAY)).status_code == HTTPStatus.FORBIDDEN
    nameless = Client(enforce_csrf_checks=True)
    nameless.get(SOIL)
    assert nameless.post(address, fields(CLAY)).status_code == HTTPStatus.FORBIDDEN
    assert completed() == []


def test_the_forms_carry_what_proves_that_they_are_ours() -> None:
    for client in (signed_in("ada", csrf=True), Client(enforce_csrf_checks=True)):
        address, sent = form_of(client, SOIL)
        assert leads_to(client.post(address, sent)) == (FOUND, f"{SOIL}?lens={TEST}")
    assert len(completed()) == 2


@pytest.mark.parametrize("address", ["/complete/", "/complete/undo/", "/offer/later/"])
def test_looking_does_nothing(client: Client, address: str) -> None:
    assert client.get(address).status_code == HTTPStatus.METHOD_NOT_ALLOWED


@pytest.mark.parametrize(
    "wrong", [{"content": "x"}, {"content": ""}, {"kind": "course"}, {"module": "x"}, {"course": "\0"}]
)
def test_what_no_form_of_ours_says_is_refused(client: Client, wrong: dict[str, str]) -> None:
    for address in ("/complete/", "/complete/undo/"):
        assert client.post(address, {**fields(CLAY), **wrong}).status_code == HTTPStatus.BAD_REQUEST


def test_the_last_step_tells_that_the_module_is_complete_once(client: Client) -> None:
    done(client, CLAY)
    assert leads_to(mark(client, TEST)) == (FOUND, f"{SOIL}?lens={TEST}")
    html = page_of(client, f"{SOIL}?lens={TEST}")
    [dialog] = said(html, DIALOG)
    assert dialog.endswith(
        "Soil is complete 1 lens and 1 test. Go on to By hand "
        "Or Sand Optional, beside the path · 1 min The whole course 2 of 5 complete Stay on this page"
    )
    assert links(html)["Go on to By hand"] == "/courses/garden/tools/hand/"
    assert said(page_of(client, f"{SOIL}?lens={TEST}"), DIALOG) == []


def test_nobody_is_told_of_a_module_that_is_not_complete(client: Client) -> None:
    client.cookies["finished"] = CLAY
    assert said(page_of(client, SOIL), DIALOG) == []


def test_the_last_module_tells_that_the_course_is_complete(client: Client) -> None:
    published(VALID)
    done(client, CLAY, TEST)
    [dialog] = said(page_of(client, f"{SOIL}?lens={TEST}"), DIALOG)
    assert "A garden of your own is complete 1 lens and 1 test." in dialog
    assert "“Soil” was the last module of the course. The whole course Or Sand" in dialog


def test_a_submodule_tells_of_its_parent(client: Client) -> None:
    tools = {"module": HAND, "course": ""}
    mark(client, SPADE, **tools)
    [dialog] = said(page_of(client, f"/modules/tools/hand/?lens={SPADE}"), DIALOG)
    assert dialog.partition("> ")[2] == (
        "By hand is complete 1 lens. Go on to Machines Or Rake Optional, beside the path · 1 min"
        " Tools Stay on this page"
    )


def beats(learner: str) -> str:
    """What a page has counted for a learner and not sent: 150 s of clay."""
    ends = now()
    beat = {
        "content_id": CLAY,
        "module_id": MODULE,
        "started_at": (ends - timedelta(seconds=150)).isoformat(),
        "ended_at": ends.isoformat(),
        "sent_at": ends.isoformat(),
        "learner": learner,
    }
    return json.dumps([beat])


def key_in(html: str) -> str:
    """Who the page says is learning."""
    [[key]] = [found.split() for found in re.findall(r'data-learner="([^"]*)"', html)]
    return str(key)


def test_time_that_was_studied_goes_along(client: Client) -> None:
    mark(client, CLAY, stay="1", beats=beats(key_in(page_of(client, SOIL))))
    row = ContentProgress.objects.get(content_id=CLAY)
    assert 149 <= row.total_time_spent_s <= 150
    assert row.time_to_complete_s == row.total_time_spent_s
    assert ", after 2 min Undo" in foot(page_of(client, f"{SOIL}?lens={CLAY}"))[0]


def test_what_ada_studied_is_not_mallorys() -> None:
    page = page_of(signed_in("ada"), SOIL)
    mark(signed_in("mallory"), CLAY, beats=beats(key_in(page)))
    assert completed() == [("mallory", CLAY)]
    assert ContentProgress.objects.get(content_id=CLAY).total_time_spent_s == 0


def test_a_page_says_whose_beats_it_sends_and_nothing_to_guess_from(client: Client) -> None:
    page = page_of(client, SOIL)
    assert key_in(page) == key_in(page_of(client, "/lenses/clay/"))
    assert key_in(page) != key_in(page_of(Client(), SOIL))
    assert str(token_in(client)) not in page
    ada = signed_in("ada")
    own = key_in(page_of(ada, SOIL))
    done(client, CLAY)
    claim(User.objects.get(), token_in(client), now(), in_cookie=True)
    assert f'data-learner="{own} {key_in(page)}"' in page_of(ada, SOIL)


@pytest.mark.parametrize(
    "sent", ["x", "{}", "null", '[{"content_id": "x"}]', f'[{{"content_id": "{MODULE}"}}]', "[" * 9999]
)
def test_beats_that_make_no_sense_refuse_nothing(client: Client, sent: str) -> None:
    assert leads_to(mark(client, CLAY, beats=sent))[0] == FOUND
    assert len(completed()) == 1


def test_a_script_is_told_where_to_go(client: Client) -> None:
    answer = client.post("/complete/", fields(CLAY), headers=JSON)
    assert (answer.status_code, answer.json()) == (HTTPStatus.OK, {"to": f"{SOIL}?lens={TEST}"})
    answer = client.post("/complete/undo/", fields(CLAY), headers=JSON)
    assert answer.json() == {"to": f"{SOIL}?lens={CLAY}{FOOT}"}


def test_what_is_refused_is_said_in_a_sentence(client: Client) -> None:
    done(client, CLAY)
    answer = mark(client, MODULE, stay="1")
    assert answer.status_code == HTTPStatus.CONFLICT
    html = text(answer)
    assert said(html, r'<p class="lede">(.*?)</p>') == ["This is a module."]
    assert links(html)["Back to where you were"] == SOIL
    as_script = client.post("/complete/", fields(MODULE), headers=JSON)
    assert (as_script.status_code, as_script.json()) == (
        HTTPStatus.CONFLICT,
        {"detail": "This is a module."},
    )


def test_a_lens_is_not_a_test(client: Client) -> None:
    answer = client.post("/complete/", {**fields(CLAY), "kind": "test"})
    assert (answer.status_code, completed()) == (HTTPStatus.CONFLICT, [])


def test_a_container_can_not_be_taken_back(client: Client) -> None:
    done(client, CLAY, TEST)
    assert take_back(client, MODULE).status_code == HTTPStatus.CONFLICT


def test_a_lens_that_was_retired_meanwhile_is_complete_and_the_module_goes_on(client: Client) -> None:
    without = {path: text for path, text in GARDEN.items() if path != "Lenses/Rake.md"}
    page_of(client, f"/courses/garden/tools/hand/?lens={RAKE}")
    published(without | {"modules/tools.md": GARDEN["modules/tools.md"].replace(RAKE_LISTED, "")})
    answer = mark(client, RAKE, module=HAND)
    assert leads_to(answer) == (FOUND, "/courses/garden/tools/hand/")
    assert [content for _, content in completed()] == [RAKE]


RAKE_LISTED = "\n## Lens:\nsource:: [[../Lenses/Rake]]\noptional:: true\n"


def test_a_lens_that_moved_meanwhile_is_found_where_it_is(client: Client) -> None:
    moved = GARDEN["modules/tools.md"].replace(RAKE_LISTED, "").replace("# Submodule: Machines\nslug:: machines", "{}")
    machines = "# Submodule: Machines\nslug:: machines"
    published(GARDEN | {"modules/tools.md": moved.replace("{}", machines) + RAKE_LISTED})
    answer = mark(client, RAKE, module=HAND, stay="1")
    assert leads_to(answer) == (FOUND, f"/courses/garden/tools/machines/?lens={RAKE}{FOOT}")


def test_renamed_meanwhile_it_leads_to_the_new_address(client: Client) -> None:
    page_of(client, SOIL)
    published(GARDEN | {MODULE_FILE: GARDEN[MODULE_FILE].replace("slug: soil", "slug: earth")})
    assert leads_to(mark(client, CLAY)) == (FOUND, f"/courses/garden/earth/?lens={TEST}")


def test_a_lens_by_itself(client: Client) -> None:
    address, sent = form_of(client, "/lenses/alone/")
    assert (sent["module"], sent["course"]) == ("", "")
    assert leads_to(client.post(address, sent)) == (FOUND, f"/lenses/alone/{FOOT}")
    assert foot(page_of(client, "/lenses/alone/"))[0].endswith("Undo See all courses")


def test_a_lens_on_a_page_of_its_own_counts_in_its_module(client: Client) -> None:
    address, sent = form_of(client, "/lenses/clay/")
    assert leads_to(client.post(address, sent)) == (FOUND, f"/lenses/clay/{FOOT}")
    assert "1 of 2" in page_of(client, SOIL)


def test_a_card_shows_whether_its_lens_is_complete(client: Client) -> None:
    card = r'<ul class="cards"><li>(.*?)</ul>'
    hand = f"/courses/garden/tools/hand/?lens={SPADE}"
    assert said(page_of(client, hand), card) == ["Compost 1 min"]
    mark(client, COMPOST, module=HAND)
    assert said(page_of(client, hand), card) == ["Compost Completed 1 min"]
    assert '<svg class="stone stone--small" data-state="completed"' in page_of(client, hand)


def test_a_hidden_lens_that_was_opened_stays_on_the_trail(client: Client) -> None:
    mark(client, COMPOST, module=HAND)
    assert trail(page_of(client, "/courses/garden/tools/hand/")) == [
        "Spade you are here",
        "Compost completed, opened from a card",
        "Rake not started, optional",
    ]


def test_what_was_completed_earlier_is_not_taken_back_here(client: Client) -> None:
    done(client, CLAY)
    then = now() - timedelta(days=3)
    ContentProgress.objects.filter(content_id=CLAY).update(completed_at=then)
    [shown] = foot(page_of(client, f"{SOIL}?lens={CLAY}"))
    assert shown == f"Completed on {then.day} {then:%B} Next: Test"


def test_what_an_earlier_lens_stands_in_for_is_complete_and_has_nothing_to_take_back(client: Client) -> None:
    done(client, CLAY)
    new = str(uuid4())
    clay = GARDEN[CLAY_FILE].replace(f"id: {CLAY}", f"id: {new}\nreplaces: {CLAY}")
    published(GARDEN | {CLAY_FILE: clay})
    html = page_of(client, f"{SOIL}?lens={new}")
    assert foot(html)[0].startswith("Completed today at")
    assert "Undo" not in main(html)


def test_a_browser_whose_token_is_used_up_gets_a_new_one(client: Client) -> None:
    """The answer that told the browser so was lost; a day later its token is nobody's."""
    done(client, CLAY)
    old = token_in(client)
    claim(person("ada"), old, now(), in_cookie=True)
    Learner.objects.filter(anonymous_token=old).update(merged_at=now() - timedelta(days=2))
    assert leads_to(mark(client, SAND))[0] == FOUND
    assert token_in(client) != old
    assert [content for _, content in completed()] == [CLAY, SAND]


def test_new_rows_come_only_so_fast(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(NewRowsThrottle, "rate", "1/min", raising=False)
    mark(client, CLAY)
    answer = mark(client, TEST)
    assert answer.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert said(text(answer), r'<p class="lede">(.*?)</p>') == ["This goes too fast. Wait a minute, then try again."]
    assert [content for _, content in completed()] == [CLAY]
    assert nameless_of(client) == Identity(token=token_in(client), in_cookie=True)
    assert mark(signed_in("ada"), CLAY).status_code == FOUND


def test_a_course_that_does_not_list_the_module_is_left_aside(client: Client) -> None:
    orchard = UUID("e0000000-0000-4000-8000-000000000000")
    assert leads_to(mark(client, CLAY, course=str(orchard))) == (FOUND, f"/modules/soil/?lens={TEST}")
