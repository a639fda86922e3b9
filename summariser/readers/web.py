"""Fetching of a page or document from the address that a user named, and from no other."""

from __future__ import annotations

import ipaddress
import re
from typing import NamedTuple
from urllib.parse import urlsplit

from summariser._version import __version__
from summariser.errors import SourceError
from summariser.text.escaping import escaped

TIMEOUT = 30.0
"""The most seconds that fetching may take, redirects included."""
MAX_REDIRECTS = 5
_HEADERS = {
    "User-Agent": f"summariser/{__version__} (briefs a page that its user named)",
    "Accept": "text/html,application/xhtml+xml,text/plain,application/pdf,*/*;q=0.5",
}
_CHARSET = re.compile(r"charset=[\"']?([\w-]+)", re.IGNORECASE)


class Fetched(NamedTuple):
    """What was fetched: the bytes, the address after redirects, and the charset if declared."""

    data: bytes
    url: str
    charset: str | None


def is_address(name: str) -> bool:
    """Tell whether a name is the address of a page rather than a path."""
    return re.match(r"[a-z][a-z0-9+.-]*://", name, re.IGNORECASE) is not None


def fetch(url: str, max_bytes: int) -> Fetched:
    """Fetch what an http or https address holds.

    Redirects are followed a few times, and from a host on the public internet never to one on a private
    network or this machine.

    Raises:
        SourceError: it is not such an address, nobody answers, or the answer is not a document.
    """
    import httpx2

    from summariser.transport import Client, bounded, refusal_of

    shown = escaped(_without_credentials(url))
    if not re.match(r"https?://[^/?#]", url, re.IGNORECASE):
        raise SourceError(
            f"{shown}: is not the address of a page; give one that begins with http:// or https://"
        )
    visited = _Visited()
    try:
        with bounded(TIMEOUT, max_bytes + 100_000, visited.refuse), Client() as client:
            response = client.get(url, headers=_HEADERS, timeout=TIMEOUT)
            for _ in range(MAX_REDIRECTS):
                if response.next_request is None:
                    break
                visited.go_on()
                response = client.send(response.next_request)
    except httpx2.TimeoutException as error:
        raise SourceError(
            f"{shown}: did not answer within {TIMEOUT:g} s; try later, or save the page"
        ) from error
    except (httpx2.HTTPError, httpx2.InvalidURL, UnicodeError) as error:
        raise SourceError(f"{shown}: cannot be fetched ({escaped(str(error))}); check the address") from error
    except Exception as error:
        if (why := refusal_of(error)) is not None:
            raise SourceError(f"{shown}: is not read: {why}; save the page, and give the file") from error
        raise
    if response.is_redirect:
        raise SourceError(f"{shown}: redirects more than {MAX_REDIRECTS} times; check the address")
    if not response.is_success:
        raise SourceError(f"{shown}: answered {response.status_code}; check the address, or save the page")
    if len(response.content) > max_bytes:
        raise SourceError(f"{shown}: is larger than {max_bytes // 1_000_000} MB, the most that is read")
    charset = _CHARSET.search(response.headers.get("content-type", ""))
    return Fetched(response.content, _without_credentials(str(response.url)), charset[1] if charset else None)


class _Visited:
    """Whether a public host was visited, after which a redirect to a private one is refused."""

    def __init__(self) -> None:
        self._public = self._redirected = False

    def go_on(self) -> None:
        self._redirected = True

    def refuse(self, address: str) -> str | None:
        public = ipaddress.ip_address(address.partition("%")[0]).is_global
        if self._redirected and self._public and not public:
            return "it redirects to a private network"
        self._public = self._public or public
        return None


def _without_credentials(url: str) -> str:
    try:
        parts = urlsplit(url)
        return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
    except ValueError:
        return url
