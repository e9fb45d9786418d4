"""Addresses are asked politely, once, and what they say decides how bad it is. The web is a server on this machine."""

import socket
import threading
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from content.enums import Severity, Tier
from content.services.addresses import AGENT, AT_ONCE, Answer, ask, check_addresses
from content.tests.management.commands.running import run, write_vault
from content.tests.vault.build import ARTICLE_FILE, VIDEO_FILE, edit
from content.vault.addresses import Address

PATIENCE_S = 5.0


class Web(ThreadingHTTPServer):
    """Answers `/404` with 404, and remembers who was asked how. `/slow` waits until the test is over."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Page)
        self.asked: list[str] = []
        self.agents: set[str] = set()
        self.over = threading.Event()
        self.crowd = threading.Barrier(AT_ONCE)

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"


class Page(BaseHTTPRequestHandler):
    server: Web

    def answer(self) -> None:
        self.server.asked.append(f"{self.command} {self.path}")
        self.server.agents.add(self.headers["User-Agent"])
        name = self.path.partition("?")[0].strip("/")
        if name == "slow":
            self.server.over.wait()
        elif name == "crowd":
            self.server.crowd.wait(PATIENCE_S)
        elif name == "no-heads" and self.command == "HEAD":
            name = "405"
        elif name == "moved":
            self.send_response(302)
            self.send_header("Location", self.path.partition("?")[2])
            self.end_headers()
            return
        self.send_response(int(name) if name.isdigit() else 200)
        self.end_headers()

    do_HEAD = do_GET = answer  # noqa: N815 - the base class's names

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has in the base class
        """Say nothing."""


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with Web() as server:
        threading.Thread(target=server.serve_forever, args=(0.01,)).start()
        yield server
        server.over.set()
        server.shutdown()


def at(url: str, line: int = 1, tier: Tier = Tier.PRODUCTION) -> Address:
    return Address("articles/a.md", line, url, tier)


@pytest.mark.parametrize("path", ["/200", "/204", "/429"])
def test_a_page_that_is_there_or_busy_is_no_problem(web: Web, path: str) -> None:
    assert check_addresses([at(web.url(path))]) == []
    assert web.asked == [f"HEAD {path}"]


@pytest.mark.parametrize(
    ("path", "code", "severity"),
    [
        ("/404", "address-gone", Severity.ERROR),
        ("/410", "address-gone", Severity.ERROR),
        ("/403", "address-trouble", Severity.WARNING),
        ("/500", "address-trouble", Severity.WARNING),
    ],
)
def test_a_bad_answer_is_an_issue_at_the_addresss_line(web: Web, path: str, code: str, severity: Severity) -> None:
    [issue] = check_addresses([at(web.url(path), line=7)])
    assert (issue.path, issue.line, issue.code, issue.severity) == ("articles/a.md", 7, code, severity)
    assert issue.message == f"{web.url(path)} answers {path[1:]}"


def test_a_server_that_knows_no_heads_is_asked_for_the_page(web: Web) -> None:
    assert ask(web.url("/no-heads")) == Answer(200)
    assert ask(web.url("/405")) == Answer(405)
    assert web.asked == ["HEAD /no-heads", "GET /no-heads", "HEAD /405", "GET /405"]


def test_a_slow_page_is_trouble(web: Web) -> None:
    assert ask(web.url("/slow"), timeout_s=0.05) == Answer(0, "timed out")


def test_a_refused_connection_is_trouble() -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{server.getsockname()[1]}/"
        [issue] = check_addresses([at(url)])
    assert (issue.code, "refused" in issue.message) == ("address-trouble", True)


@pytest.mark.parametrize("url", ["http://[1/", "http://a b/", "https://", "http://127.0.0.1:99999/", "http://x..y/"])
def test_an_address_that_is_none_is_trouble(url: str) -> None:
    assert [issue.code for issue in check_addresses([at(url)])] == ["address-trouble"]


def test_a_redirect_is_followed_to_what_it_leads_to(web: Web) -> None:
    assert ask(web.url(f"/moved?{web.url('/200')}")) == Answer(200)
    assert ask(web.url(f"/moved?{web.url('/404')}")) == Answer(404)


@pytest.mark.parametrize("scheme", ["ftp", "file", "data"])
def test_only_the_web_is_asked(web: Web, scheme: str) -> None:
    elsewhere = f"{scheme}://127.0.0.1/a"
    assert ask(elsewhere) == Answer(0, f"unknown url type: {scheme}")
    redirected = Answer(0, "unknown url type: ftp") if scheme == "ftp" else Answer(302)
    assert ask(web.url(f"/moved?{elsewhere}")) == redirected


def test_a_redirect_in_a_circle_ends(web: Web) -> None:
    circle = web.url("/moved?/moved")
    assert ask(circle).code is not None
    assert len(web.asked) < 20


def test_each_page_is_asked_once_however_often_it_stands(web: Web) -> None:
    url = web.url("/404")
    issues = check_addresses([at(url, 1), at(url, 2), at(f"{url}#part", 3)])
    assert [issue.line for issue in issues] == [1, 2, 3]
    assert web.asked == ["HEAD /404"]


def test_ten_are_asked_at_once(web: Web) -> None:
    assert check_addresses([at(web.url(f"/crowd?{number}")) for number in range(AT_ONCE)]) == []


def test_letters_beyond_ascii_are_encoded(web: Web) -> None:
    assert ask(web.url("/ü?q=a b%20c")) == Answer(200)
    assert web.asked == ["HEAD /%C3%BC?q=a%20b%20c"]


def test_cairn_says_who_asks(web: Web) -> None:
    ask(web.url("/200"))
    assert web.agents == {AGENT}


def test_an_unfinished_file_does_not_make_the_check_fail(web: Web) -> None:
    [issue] = check_addresses([at(web.url("/404"), tier=Tier.WIP)])
    assert not issue.blocks


def test_the_bar_moves_once_for_each_page(web: Web) -> None:
    steps: Counter[str] = Counter()
    addresses = [at(web.url("/200"), 1), at(web.url("/200"), 2), at(web.url("/404"))]
    check_addresses(addresses, on_answer=lambda: steps.update(["step"]))
    assert steps == {"step": 2}


def test_check_vault_asks_only_when_told_to(web: Web, tmp_path: Path) -> None:
    article = edit(ARTICLE_FILE, "https://example.org/clay", web.url("/404"))
    video = edit(VIDEO_FILE, "https://www.youtube.com/watch?v=abcdefghijk", web.url("/500"))
    root = write_vault(tmp_path, {**article, **video})
    assert (run("check_vault", root).code, web.asked) == (0, [])
    ran = run("check_vault", root, "--urls")
    assert ran.out.splitlines() == [
        f"{ARTICLE_FILE}:4: error address-gone {web.url('/404')} answers 404 (find where it is now)",
        f"{VIDEO_FILE}:4: warning address-trouble {web.url('/500')} answers 500 (look at it in a browser)",
    ]
    assert (ran.err, ran.code) == ("1 course, 1 module, 2 lenses: 1 error, 1 warning.\n", 1)
