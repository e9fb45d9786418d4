"""The dashboard."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils.timezone import now

from content.tests.publishing import published
from content.tests.vault.build import VALID
from progress.identity import Identity
from progress.models import Learner, StudySpan
from progress.tests.doors import nameless_of, study
from progress.tests.garden import GARDEN, MOWER, SPADE, TALK
from progress.tests.reading import links, main, page_of, said
from progress.tests.views.marking import CLAY, SAND, SOIL, TEST, done, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _garden() -> None:
    published(GARDEN)


def dashboard(client: Client) -> str:
    return main(page_of(client, "/dashboard/"))


def next_of(html: str) -> list[str]:
    return said(html, r'<section class="next"[^>]*>(.*?)</section>')


def recent_of(html: str) -> list[str]:
    [found] = re.findall(r'<ul class="recent">(.*?)</section>', html, re.DOTALL)
    return said(found, r"(<(?:a|span).*?</ul>)")


def week_of(html: str) -> list[str]:
    return said(html, r"<g><title>(.*?)</title>")


def put(identity: Identity, starts: datetime, minutes: int, zone: str = "UTC") -> None:
    """A visit that was recorded."""
    learner = Learner.objects.get(user=identity.user, anonymous_token=identity.token)
    on = starts.astimezone(ZoneInfo(zone)).date()
    ends = starts + timedelta(minutes=minutes)
    StudySpan.objects.create(learner=learner, content_id=CLAY, started_at=starts, ended_at=ends, on=on)


def test_before_the_first_lens_it_says_how_to_begin(client: Client) -> None:
    html = dashboard(client)
    assert said(html, "<h1>(.*?)</h1>") == ["Welcome"]
    assert "Your path begins with one lens" in html
    assert "also without an account" in html
    assert said(html, r'<p class="figure">(.*?)</p>') == ["No time yet"]
    assert "also without an account" not in dashboard(signed_in("ada"))


def test_it_is_in_the_sites_navigation(client: Client) -> None:
    assert links(page_of(client, "/"))["Dashboard"] == "/dashboard/"
    assert '<a href="/dashboard/" aria-current="page">' in page_of(client, "/dashboard/")


def test_somebody_goes_on_where_they_were() -> None:
    ada = done(signed_in("ada"), CLAY)
    html = dashboard(ada)
    assert said(html, "<h1>(.*?)</h1>") == ["Welcome back, Ada"]
    assert next_of(html) == ["Continue where you were Test Soil 1 of 2 1 min left Continue"]
    assert links(html)["Continue"] == f"{SOIL}?lens={TEST}"


def test_a_lens_that_was_only_begun_is_where_they_were(client: Client) -> None:
    client.get(SOIL)
    study(nameless_of(client), content=SPADE, seconds=60, hours_ago=1)
    study(nameless_of(client), content=MOWER, seconds=60)
    Learner.objects.get().contentprogress_set.filter(content_id=MOWER).update(
        completed_at=None, time_to_complete_s=None
    )
    assert next_of(dashboard(client)) == ["Continue where you were Mower Machines 0 of 2 1 min left Continue"]


def test_after_a_module_it_goes_on_with_the_next_and_then_with_what_was_left_out(client: Client) -> None:
    done(client, CLAY, TEST)
    assert next_of(dashboard(client)) == ["Continue where you were Spade By hand 0 of 1 1 min left Continue"]
    done(client, SPADE, MOWER)
    assert next_of(dashboard(client)) == ["Continue where you were Talk Machines 1 of 2 Continue"]
    done(client, TALK)
    assert next_of(dashboard(client)) == []


def test_courses_that_were_begun(client: Client) -> None:
    done(client, CLAY, TEST)
    html = dashboard(client)
    rows = said(html, r'<ul class="courses">(.*?)</section>')
    assert rows == ["A garden of your own 2 of 5 complete 2 min left 1 meeting"]
    assert 'aria-label="1 of 3 modules complete, 1 of them optional"' in html
    done(client, SPADE, MOWER, TALK)
    rows = said(dashboard(client), r'<ul class="courses">(.*?)</section>')
    assert rows == ["A garden of your own Completed today 1 meeting An orchard Completed today"]


def test_what_was_done_last(client: Client) -> None:
    client.get(SOIL)
    study(nameless_of(client), content=CLAY, seconds=180, hours_ago=30)
    study(nameless_of(client), content=SAND, seconds=60, hours_ago=29)
    found = recent_of(dashboard(client))
    assert [re.sub(r"Completed .*?(?= \d min|$)", "Completed", line) for line in found] == [
        "Sand Completed 1 min",
        "Clay Completed 3 min",
    ]
    assert links(dashboard(client))["Sand"] == f"{SOIL}?lens={SAND}"


def test_what_is_retired_is_named_and_leads_nowhere(client: Client) -> None:
    done(client, SPADE)
    published(VALID)
    html = dashboard(client)
    assert [line.partition(" at ")[0] for line in recent_of(html)] == ["Spade Completed today"]
    assert "Spade" not in links(html)
    assert next_of(html) == []


def test_the_week_in_the_learners_own_zone() -> None:
    """Monday begins at another moment in each zone."""
    ada = done(signed_in("ada"), CLAY)
    zone = "Pacific/Kiritimati"
    identity = Identity(user=User.objects.get())
    Learner.objects.update(timezone=zone)
    there = now().astimezone(ZoneInfo(zone))
    monday = (there - timedelta(days=there.weekday())).replace(hour=0, minute=1)
    put(identity, monday, 30, zone)
    put(identity, monday + timedelta(hours=2), 15, zone)
    put(identity, monday - timedelta(minutes=40), 20, zone)
    html = dashboard(ada)
    today = 45 if there.date() == monday.date() else 0
    assert week_of(html)[0] == f"Monday {monday.day} {monday:%B}: 45 min"
    assert len(week_of(html)) == 7
    assert said(html, r'<p class="figure">(.*?)</p>') == ["45 min"]
    words = f"{today} min today. Each stone is ten minutes." if today else "Each stone is ten minutes."
    assert said(html, r'<p class="figure">.*?</p>\s*<p>(.*?)</p>') == [words]
    assert html.count('<path class="pile') == 5


def test_each_sees_their_own() -> None:
    ada, mallory = done(signed_in("ada"), CLAY), signed_in("mallory")
    put(Identity(user=User.objects.get(username="ada")), now() - timedelta(minutes=30), 20)
    for other in (mallory, Client()):
        html = dashboard(other)
        assert "Your path begins with one lens" in html
        assert said(html, r'<p class="figure">(.*?)</p>') == ["No time yet"]
    assert "Clay" in dashboard(ada)
