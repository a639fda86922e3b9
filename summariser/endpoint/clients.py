"""The OpenAI clients of an endpoint: one for all threads, and one for each event loop."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING

import openai

from summariser.endpoint.replay import async_client_for, client_for
from summariser.errors import ConfigurationError

if TYPE_CHECKING:
    from summariser.endpoint.cassettes import Recording


class Clients:
    """Clients made on first use, with no retries of their own; a client that was given is used instead."""

    def __init__(
        self,
        given: openai.OpenAI | openai.AsyncOpenAI | None,
        base_url: str,
        key: str,
        recording: Recording | None,
    ) -> None:
        self._given = given
        self._base_url, self._key, self._recording = base_url, key, recording
        self._client: openai.OpenAI | None = None
        self._async_clients: dict[asyncio.AbstractEventLoop, openai.AsyncOpenAI] = {}
        self._lock = threading.Lock()

    def sync(self) -> openai.OpenAI:
        """Return the client for threads.

        Raises:
            ConfigurationError: the client that was given is for event loops.
        """
        if isinstance(self._given, openai.AsyncOpenAI):
            raise ConfigurationError("the client is an AsyncOpenAI: use asummarise, or give an openai.OpenAI")
        with self._lock:
            if self._client is None:
                self._client = self._given.with_options(max_retries=0) if self._given else self._new()
            return self._client

    def on_this_loop(self) -> openai.AsyncOpenAI:
        """Return the client for the running event loop.

        Raises:
            ConfigurationError: the client that was given is for threads.
        """
        if isinstance(self._given, openai.OpenAI):
            raise ConfigurationError("the client is an OpenAI: use summarise, or give an openai.AsyncOpenAI")
        loop = asyncio.get_running_loop()
        with self._lock:
            for gone in [known for known in self._async_clients if known.is_closed()]:
                del self._async_clients[gone]
            if loop not in self._async_clients:
                client = self._given.with_options(max_retries=0) if self._given else self._new_async()
                self._async_clients[loop] = client
            return self._async_clients[loop]

    def _new(self) -> openai.OpenAI:
        http = client_for(self._recording)
        return openai.OpenAI(api_key=self._key, base_url=self._base_url, max_retries=0, http_client=http)

    def _new_async(self) -> openai.AsyncOpenAI:
        http = async_client_for(self._recording)
        return openai.AsyncOpenAI(api_key=self._key, base_url=self._base_url, max_retries=0, http_client=http)

    def close(self) -> None:
        """Close the client for threads, unless it was given."""
        with self._lock:
            client, self._client = self._client, None
        if client is not None and self._given is None:
            client.close()

    async def aclose(self) -> None:
        """Close that, and the client for the running event loop."""
        self.close()
        with self._lock:
            client = self._async_clients.pop(asyncio.get_running_loop(), None)
        if client is not None and self._given is None:
            await client.close()
