"""Fetching: only what a user named, bounded in time and size, and never from a public host to a private one."""

from __future__ import annotations

import socket
import threading
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING

import pytest

from summariser import Source, SourceError, __version__
from summariser.readers.web import _Visited
from tests.conftest import Run
from tests.support.documents import page
from tests.support.website import Site, sent, status

if TYPE_CHECKING:
    pass

ARTICLE = page(
    "<h1>Wall approved</h1><p>The council of Penmoor voted on Tuesday to spend £1.35m on a flood wall.</p>"
    "<p>“We lost 212 homes in 2019,” said Tamsin Oakes, the council's leader, after the vote.</p>"
    "<p>Her opponent, Rob Teale, called the plan a blank cheque and voted against it on Tuesday.</p>"
)


def test_a_page_becomes_a_source(site: Site) -> None:
    site.pages["/wall"] = sent(ARTICLE)
    source = Source.from_url(f"{site.url}/wall")
    assert source.origin == f"{site.url}/wall"
    assert source.title == "Wall approved"
    assert "£1.35m" in source.text
    assert "cookies" not in source.text
    [(_, headers)] = site.asked
    assert headers["user-agent"].startswith(f"summariser/{__version__} ")


def test_plain_text_is_taken_as_it_is(site: Site) -> None:
    site.pages["/wall.txt"] = sent("The council voted. It was close.\n", "text/plain")
    assert Source.from_url(f"{site.url}/wall.txt").text == "The council voted. It was close.\n"


def test_the_charset_of_the_header_is_believed(site: Site) -> None:
    site.pages["/wall"] = sent("Порт Вельт закрыт. Совет решил.".encode("koi8-r"), "text/plain; charset=koi8-r")
    assert "Порт" in Source.from_url(f"{site.url}/wall").text


def test_redirects_are_followed_a_few_times(site: Site) -> None:
    site.pages["/wall"] = sent(ARTICLE)
    site.pages["/old"] = status(301, Location="/older")
    site.pages["/older"] = status(302, Location=f"{site.url}/wall")
    assert Source.from_url(f"{site.url}/old").origin == f"{site.url}/wall"
    site.pages["/loop"] = status(302, Location="/loop")
    with pytest.raises(SourceError, match="redirects more than 5 times"):
        Source.from_url(f"{site.url}/loop")


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1/x"])
def test_a_redirect_to_another_scheme_is_not_followed(site: Site, location: str) -> None:
    site.pages["/wall"] = status(302, Location=location)
    with pytest.raises(SourceError, match="cannot be fetched"):
        Source.from_url(f"{site.url}/wall")


@pytest.mark.parametrize(
    "private",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "::1",
        "fe80::1%eth0",
        "fd00::1",
        "0.0.0.0",
    ],
)
def test_a_public_host_does_not_lead_to_a_private_one(private: str) -> None:
    visited = _Visited()
    assert visited.refuse("93.184.216.34") is None
    visited.go_on()
    assert visited.refuse("2606:2800:220:1::1") is None
    assert visited.refuse(private) == "it redirects to a private network"


def test_a_private_host_that_was_named_is_asked(site: Site) -> None:
    visited = _Visited()
    assert visited.refuse("192.168.1.1") is None
    visited.go_on()
    assert visited.refuse("192.168.1.2") is None
    assert visited.refuse("93.184.216.34") is None


def test_nothing_is_sent_to_a_private_host_that_a_public_one_leads_to(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first host is made to look public, since there is none on loopback."""
    known, met = _Visited.refuse, []

    def first_public(self: _Visited, address: str) -> str | None:
        met.append(address)
        return known(self, "93.184.216.34" if len(met) == 1 else address)

    monkeypatch.setattr(_Visited, "refuse", first_public)
    with Site() as private:
        site.pages["/wall"] = status(302, Location=f"{private.url}/secret")
        with pytest.raises(SourceError, match="redirects to a private network"):
            Source.from_url(f"{site.url}/wall")
        assert private.asked == []


def test_what_is_larger_than_the_limit_is_not_read_to_its_end(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summariser.readers.reading.MAX_BYTES", 1_000)

    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        try:
            while True:
                handler.wfile.write(b"word " * 10_000)
        except OSError:
            pass

    site.pages["/endless"] = endless
    with pytest.raises(SourceError, match="more than is read|larger than"):
        Source.from_url(f"{site.url}/endless")


def test_a_site_that_does_not_answer_is_not_waited_for(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summariser.readers.web.TIMEOUT", 0.3)
    gone = threading.Event()

    def answer(_: object) -> None:
        gone.wait(10)

    site.pages["/slow"] = answer
    with pytest.raises(SourceError, match=r"did not answer within 0\.3 s"):
        Source.from_url(f"{site.url}/slow")
    gone.set()


@pytest.mark.parametrize(
    "address", ["ftp://example.org/x", "file:///etc/passwd", "http://", "https:///x", "javascript://x"]
)
def test_only_pages_are_fetched(address: str) -> None:
    with pytest.raises(SourceError, match="is not the address of a page"):
        Source.from_url(address)


def test_failures_say_what_to_do(site: Site) -> None:
    with pytest.raises(SourceError, match="answered 404; check the address"):
        Source.from_url(f"{site.url}/nothing")
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    with pytest.raises(SourceError, match="cannot be fetched.*check the address"):
        Source.from_url(f"http://127.0.0.1:{port}/")


def test_credentials_of_an_address_are_shown_nowhere(site: Site) -> None:
    site.pages["/wall"] = sent(ARTICLE)
    address = f"{site.url}/wall".replace("http://", "http://user:canary@")
    assert "canary" not in str(Source.from_url(address).origin)
    with pytest.raises(SourceError) as caught:
        Source.from_url(address.replace("/wall", "/nothing"))
    assert "canary" not in str(caught.value)


def test_the_command_takes_addresses(run: Run, site: Site) -> None:
    site.pages["/wall"] = sent(ARTICLE)
    done = run("-q", "-m", "builtin", f"{site.url}/wall")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Wall approved\n")
    refused = run("ftp://example.org/x")
    assert (refused.returncode, refused.stdout) == (2, "")
