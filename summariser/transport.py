"""The transport: HTTP clients whose requests are bounded in time and size, and that do not follow redirects.

The libraries below bound each read of a response, so that a slow drip of bytes may take for ever, and
bound no size. Here the network streams themselves know when the request has to be over. Nobody is
followed elsewhere: neither the key nor the text go to a host that the user did not name.
"""

from __future__ import annotations

import ssl
import time
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import httpcore2
import httpx2

from summariser.errors import causes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")

MAX_RESPONSE = 32_000_000
"""The most bytes that a response may have; a long briefing has some ten thousand."""
_HEADERS = {"Accept-Encoding": "identity"}
"""What comes is as large as it looks."""
_LIMITS = httpx2.Limits(max_connections=1000, max_keepalive_connections=100)


class ResponseRefused(Exception):
    """A response that is not read any further; the message says why."""


def refusal_of(error: BaseException) -> str | None:
    """Return why a response was not read any further, if that is what made a request fail."""
    return next((str(cause) for cause in causes(error) if isinstance(cause, ResponseRefused)), None)


def tls_failure(error: BaseException) -> ssl.SSLError | None:
    """Return what was wrong with the encryption, if that is what made a request fail."""
    return next((cause for cause in causes(error) if isinstance(cause, ssl.SSLError)), None)


@dataclass
class _Budget:
    """What is left for a request: until when it may run, how much may come, and from whom."""

    ends: float
    size: int
    refuse: Callable[[str], str | None]

    def time_left(self, timeout: float | None) -> float:
        left = self.ends - time.monotonic()
        return max(0.0, left if timeout is None else min(timeout, left))

    def take(self, data: bytes) -> bytes:
        self.size -= len(data)
        if self.size < 0:
            raise ResponseRefused("it sent more than is read")
        return data

    def meet(self, peer: Any) -> None:
        if peer and (why := self.refuse(str(peer[0]))) is not None:
            raise ResponseRefused(why)


_budget: ContextVar[_Budget | None] = ContextVar("_budget", default=None)


def _nobody(_: str) -> None:
    """Refuse nobody."""


@contextmanager
def bounded(
    seconds: float, size: int = MAX_RESPONSE, refuse: Callable[[str], str | None] = _nobody
) -> Iterator[None]:
    """Bound what is sent and received meanwhile by the clients of this module.

    Args:
        seconds: until when; asynchronous requests are not bounded so: that is for ``asyncio.timeout``.
        size: how many bytes may come at most, those of headers and encryption included.
        refuse: given the address of whom a new synchronous connection is made to, before anything is
            sent; returns why it is refused, or None.
    """
    token = _budget.set(_Budget(time.monotonic() + seconds, size, refuse))
    try:
        yield
    finally:
        _budget.reset(token)


def _time_left(timeout: float | None, kind: type[Exception]) -> float | None:
    budget = _budget.get()
    if budget is None:
        return timeout
    left = budget.time_left(timeout)
    if not left:
        raise kind("the time for the request is up")
    return left


def _taken(data: bytes) -> bytes:
    budget = _budget.get()
    return data if budget is None else budget.take(data)


class _Stream(httpcore2.NetworkStream):
    def __init__(self, stream: httpcore2.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return _taken(self._stream.read(max_bytes, _time_left(timeout, httpcore2.ReadTimeout)))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _time_left(timeout, httpcore2.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        left = _time_left(timeout, httpcore2.ConnectTimeout)
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, left))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _Backend(httpcore2.NetworkBackend):
    def __init__(self, backend: httpcore2.NetworkBackend) -> None:
        self._backend = backend

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, *arguments: Any, **options: Any
    ) -> httpcore2.NetworkStream:
        left = _time_left(timeout, httpcore2.ConnectTimeout)
        stream = self._backend.connect_tcp(host, port, left, *arguments, **options)
        if (budget := _budget.get()) is not None:
            try:
                budget.meet(stream.get_extra_info("server_addr"))
            except ResponseRefused:
                stream.close()
                raise
        return _Stream(stream)


class _AsyncStream(httpcore2.AsyncNetworkStream):
    def __init__(self, stream: httpcore2.AsyncNetworkStream) -> None:
        self._stream = stream

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return _taken(await self._stream.read(max_bytes, timeout))

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        await self._stream.aclose()

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.AsyncNetworkStream:
        return _AsyncStream(await self._stream.start_tls(ssl_context, server_hostname, timeout))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _AsyncBackend(httpcore2.AsyncNetworkBackend):
    def __init__(self, backend: httpcore2.AsyncNetworkBackend) -> None:
        self._backend = backend

    async def connect_tcp(self, *arguments: Any, **options: Any) -> httpcore2.AsyncNetworkStream:
        return _AsyncStream(await self._backend.connect_tcp(*arguments, **options))


class _Transport(httpx2.HTTPTransport):
    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._pool._network_backend = _Backend(self._pool._network_backend)  # noqa: SLF001  no public way in


class _AsyncTransport(httpx2.AsyncHTTPTransport):
    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._pool._network_backend = _AsyncBackend(self._pool._network_backend)  # noqa: SLF001


class Client(httpx2.Client):
    """A client that is bounded, follows no redirect and takes nothing packed.

    Args:
        transport: what answers instead of the network.
        wrap: called with each transport to the network, proxies' included; returns the one to use instead.
    """

    def __init__(
        self,
        transport: httpx2.BaseTransport | None = None,
        wrap: Callable[[httpx2.BaseTransport], httpx2.BaseTransport] | None = None,
    ) -> None:
        self._wrap = wrap or _unwrapped
        hooks: Any = {"response": [_refuse_encoded]}
        super().__init__(transport=transport, event_hooks=hooks, headers=_HEADERS, limits=_LIMITS)

    def _init_transport(self, *_: Any, transport: Any = None, **options: Any) -> Any:
        return transport or self._wrap(_Transport(**options))

    def _init_proxy_transport(self, *proxies: Any, **options: Any) -> Any:
        return self._wrap(_Transport(proxy=proxies[0], **options))


class AsyncClient(httpx2.AsyncClient):
    """The same for an event loop."""

    def __init__(
        self,
        transport: httpx2.AsyncBaseTransport | None = None,
        wrap: Callable[[httpx2.AsyncBaseTransport], httpx2.AsyncBaseTransport] | None = None,
    ) -> None:
        self._wrap = wrap or _unwrapped
        hooks: Any = {"response": [_arefuse_encoded]}
        super().__init__(transport=transport, event_hooks=hooks, headers=_HEADERS, limits=_LIMITS)

    def _init_transport(self, *_: Any, transport: Any = None, **options: Any) -> Any:
        return transport or self._wrap(_AsyncTransport(**options))

    def _init_proxy_transport(self, *proxies: Any, **options: Any) -> Any:
        return self._wrap(_AsyncTransport(proxy=proxies[0], **options))


def _unwrapped(transport: T) -> T:
    """Leave a transport as it is."""
    return transport


def _refuse_encoded(response: httpx2.Response) -> None:
    """Refuse what would unfold to any size."""
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("", "identity"):
        raise ResponseRefused(f"it sent a response in {encoding} that was asked for as it is")


async def _arefuse_encoded(response: httpx2.Response) -> None:
    _refuse_encoded(response)
