"""Asking whether what a vault relies on is still there. The only place where Cairn reads the web."""

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import quote, urldefrag
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

from content.vault.addresses import Address
from content.vault.catalogue import Code
from content.vault.issues import Issue, Report

AT_ONCE = 10
TIMEOUT_S = 15.0
GONE = frozenset({404, 410})
HEAD_NOT_ALLOWED, TOO_MANY = 405, 429
AGENT = "Cairn (check_vault --urls)"
ALLOWED_IN_ADDRESSES = "%/:=&?~#+!$,;'@()*[]"


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address said: the status of its last redirect, or 0 and why there was none."""

    status: int
    why: str = ""

    @property
    def code(self) -> Code | None:
        """What is wrong with it. Who is asked too often (429) has said nothing about the page."""
        if self.status in GONE:
            return Code.ADDRESS_GONE
        return None if 200 <= self.status < 300 or self.status == TOO_MANY else Code.ADDRESS_TROUBLE

    def __str__(self) -> str:
        return f"answers {self.status}" if self.status else f"can't be reached: {self.why}"


def _opener() -> OpenerDirector:
    """HTTP and HTTPS and nothing else, wherever a redirect leads (urllib's own would follow one to FTP)."""
    opener = OpenerDirector()
    for handler in (
        ProxyHandler,
        HTTPHandler,
        HTTPSHandler,
        HTTPRedirectHandler,
        HTTPErrorProcessor,
        HTTPDefaultErrorHandler,
        UnknownHandler,
    ):
        opener.add_handler(handler())
    return opener


def ask(url: str, *, timeout_s: float = TIMEOUT_S) -> Answer:
    """Ask for the head of a page, or for the page where a server knows no heads."""
    answer = _asked("HEAD", url, timeout_s)
    return _asked("GET", url, timeout_s) if answer.status == HEAD_NOT_ALLOWED else answer


def _asked(method: str, url: str, timeout_s: float) -> Answer:
    try:
        request = Request(quote(url, safe=ALLOWED_IN_ADDRESSES), method=method, headers={"User-Agent": AGENT})  # noqa: S310
        with _opener().open(request, timeout=timeout_s) as response:
            return Answer(response.status)
    except HTTPError as error:
        with error:
            return Answer(error.code)
    except (OSError, HTTPException, ValueError) as error:
        return Answer(0, " ".join(str(getattr(error, "reason", error) or type(error).__name__).split()))


def check_addresses(
    addresses: Iterable[Address], *, timeout_s: float = TIMEOUT_S, on_answer: Callable[[], None] = lambda: None
) -> list[Issue]:
    """Ask every address once, ten at a time, and return what is wrong at each place where it stands.

    `on_answer` is called for each of the addresses that `pages` counts.
    """
    addresses = list(addresses)
    answers: dict[str, Answer] = {}
    wanted = pages(addresses)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for url, answer in zip(wanted, pool.map(partial(ask, timeout_s=timeout_s), wanted), strict=True):
            answers[url] = answer
            on_answer()
    return sorted({issue for address in addresses for issue in _issues(address, answers)})


def pages(addresses: Iterable[Address]) -> list[str]:
    """What has to be asked: each address once, whatever place in it is meant."""
    return list(dict.fromkeys(_page(address.url) for address in addresses))


def _page(url: str) -> str:
    return urldefrag(url).url


def _issues(address: Address, answers: Mapping[str, Answer]) -> Iterable[Issue]:
    answer = answers[_page(address.url)]
    if code := answer.code:
        report = Report(address.path, address.tier)
        hint = "find where it is now" if code is Code.ADDRESS_GONE else "look at it in a browser"
        report.at(code, address.line, f"{address.url} {answer}", hint)
        yield from report.issues()
