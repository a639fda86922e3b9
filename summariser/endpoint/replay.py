"""Replay: the transports that record a client's exchanges to a cassette, or replay them without a network.

vcrpy's own context manager patches the process; here a `Recording` is driven by a transport that is
given to one client, so other clients and other threads never meet it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import httpx2

from summariser.transport import AsyncClient, Client

if TYPE_CHECKING:
    from summariser.endpoint.cassettes import Recording


def client_for(recording: Recording | None) -> Client:
    """Return a client that records or replays, if there is a recording."""
    if recording is None:
        return Client()
    if recording.replays:
        return Client(transport=ReplayingTransport(recording))
    return Client(wrap=partial(RecordingTransport, recording))


def async_client_for(recording: Recording | None) -> AsyncClient:
    """Return the same for an event loop."""
    if recording is None:
        return AsyncClient()
    if recording.replays:
        return AsyncClient(transport=ReplayingTransport(recording))
    return AsyncClient(wrap=partial(AsyncRecordingTransport, recording))


class ReplayingTransport(httpx2.BaseTransport, httpx2.AsyncBaseTransport):
    """Answers from a `Recording`, without a network."""

    def __init__(self, recording: Recording) -> None:
        self._recording = recording

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        return self._recording.replay(request, request.read())

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        return self._recording.replay(request, await request.aread())


class RecordingTransport(httpx2.BaseTransport):
    """Records to a `Recording` what another transport fetches."""

    def __init__(self, recording: Recording, inner: httpx2.BaseTransport) -> None:
        self._recording = recording
        self._inner = inner

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        body = request.read()
        response = self._inner.handle_request(request)
        self._recording.record(request, body, response, response.read())
        return response

    def close(self) -> None:
        self._inner.close()


class AsyncRecordingTransport(httpx2.AsyncBaseTransport):
    """The same for a client on an event loop."""

    def __init__(self, recording: Recording, inner: httpx2.AsyncBaseTransport) -> None:
        self._recording = recording
        self._inner = inner

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        body = await request.aread()
        response = await self._inner.handle_async_request(request)
        self._recording.record(request, body, response, await response.aread())
        return response

    async def aclose(self) -> None:
        await self._inner.aclose()
