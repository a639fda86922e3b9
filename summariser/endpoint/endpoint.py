"""The endpoint: one question to an OpenAI-compatible model, with transport retries and re-asks.

Instructor drives the re-asks. Below it stands a ``create`` of ours (`Exchange`), through which every
request and answer passes: there the messages are put in exactly as rendered, the schema is made compact
and strict, transport failures are retried, and refusals and truncations are told from invalid answers.
"""

from __future__ import annotations

import logging
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Self, get_args
from urllib.parse import urlsplit

import httpx2
import instructor

from summariser.endpoint.ambient import ambient_recording
from summariser.endpoint.cassettes import Recording
from summariser.endpoint.clients import Clients
from summariser.endpoint.exchange import Exchange
from summariser.endpoint.failures import tells
from summariser.endpoint.modes import INSTRUCTOR_MODES, Mode
from summariser.errors import BriefingInvalid, ConfigurationError, SummariserError, causes
from summariser.text.escaping import is_unicode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import TracebackType

    import openai

    from summariser.endpoint.questions import Question, Reply

logging.getLogger("instructor").addHandler(logging.NullHandler())

DEFAULT_MODEL = "gpt-5-mini"
"""The model of OpenAI's own endpoint where none is named."""

_OPENAI = "https://api.openai.com/v1"
_NO_KEY = "no-key-needed"


class Endpoint:
    """An OpenAI-compatible endpoint and a model there: one connection pool, to be reused and closed.

    Args:
        model: the model's name; else the environment's ``SUMMARISER_MODEL``; else the endpoint's only one
            where a base URL is given, and a default where it is OpenAI's own.
        base_url: the endpoint, usually ending in ``/v1``; else ``OPENAI_BASE_URL``; else OpenAI's own.
        api_key: its key; else ``OPENAI_API_KEY``. Endpoints on one's own machine often need none.
        client: an ``openai.OpenAI`` or ``openai.AsyncOpenAI`` of one's own; it is not closed here.
        mode: how the answer's shape is asked for: ``json-schema`` (default), ``tools`` or ``json``.
        attempts: how many answers a question may take, the first included.
        timeout: seconds that one request may take.
        deadline: seconds that everything may take, waits and re-asks included.
        cassette: a file to record the exchange to, or to replay it from where the file exists.
        progress: called with a few words whenever an answer is asked for or a request is repeated, such as
            ``"attempt 2: 1 of 14 items had no support"``; by whichever thread asks.

    Raises:
        ConfigurationError: the arguments, the environment and the cassette do not fit together.
    """

    def __init__(
        self,
        model: str | None = None,
        base_url: str | None = None,
        api_key: str | None = None,
        client: openai.OpenAI | openai.AsyncOpenAI | None = None,
        *,
        mode: Mode | None = None,
        attempts: int = 3,
        timeout: float = 120.0,
        deadline: float | None = None,
        cassette: str | Path | None = None,
        progress: Callable[[str], None] | None = None,
    ) -> None:
        if mode is not None and mode not in get_args(Mode):
            raise ConfigurationError(f"mode {mode!r} is unknown; use one of: {', '.join(get_args(Mode))}")
        if attempts < 1:
            raise ConfigurationError(f"`attempts` must be at least 1, not {attempts}")
        for name, seconds in (("timeout", timeout), ("deadline", deadline)):
            if seconds is not None and not seconds > 0:
                raise ConfigurationError(f"`{name}` must be more than 0 seconds, not {seconds:g}")
        if client is not None and (base_url or api_key or cassette):
            raise ConfigurationError(
                "a client of your own brings its base URL, key and transport; give only it"
            )
        self.attempts, self.timeout, self.deadline = attempts, timeout, deadline
        self._recording = Recording(cassette) if cassette is not None else ambient_recording()
        self._saves = cassette is not None
        self._progress = progress or _tell_nobody
        self._given_client = client
        if self._recording is not None and self._recording.replays:
            if base_url is not None and cassette is not None and base_url != self._recording.base_url:
                raise ConfigurationError(
                    f"{self._recording.path} was recorded from another endpoint than the base URL given; "
                    "leave `base_url` out, or record to another file"
                )
            self._replay_as(self._recording, model, mode, fixed=cassette is not None)
        else:
            self._call_as(model, base_url, api_key, mode)
        self._clients = Clients(client, self._base_url, self._key, self._recording)

    def _replay_as(self, recording: Recording, model: str | None, mode: Mode | None, *, fixed: bool) -> None:
        """Take model and mode from the recording; one of many calls may name others that it holds as well."""
        for name, asked, recorded in (("model", model, recording.model), ("mode", mode, recording.mode)):
            if fixed and asked is not None and asked != recorded:
                raise ConfigurationError(
                    f"{recording.path} was recorded with {name} {recorded!r}, not {asked!r}; "
                    f"leave `{name}` out, or record to another file"
                )
        self._model: str | None = recording.model if fixed or model is None else model
        self.mode: str = recording.mode if fixed or mode is None else mode
        self._base_url, self._key = recording.base_url, _NO_KEY

    def _call_as(self, model: str | None, base_url: str | None, api_key: str | None, mode: Mode | None) -> None:
        self.mode = mode or "json-schema"
        self._model = model or os.environ.get("SUMMARISER_MODEL") or None
        if self._given_client is not None:
            self._base_url, self._key = str(self._given_client.base_url), ""
            return
        if self._model is not None and not is_unicode(self._model):
            raise ConfigurationError("the model's name holds bytes that are not UTF-8; write it anew")
        base_url = base_url or os.environ.get("OPENAI_BASE_URL") or None
        key = api_key or os.environ.get("OPENAI_API_KEY") or None
        if self._model == "builtin":
            raise ConfigurationError(
                "the built-in model has no endpoint and no recording; ask summarise for it by name alone"
            )
        if base_url is None:
            if key is None:
                raise ConfigurationError(
                    "no model to ask: set OPENAI_API_KEY for OpenAI's models, or OPENAI_BASE_URL for any "
                    "OpenAI-compatible endpoint (local ones need no key), or replay a recording with a "
                    "cassette, or name the built-in one (builtin) as `model`"
                )
            self._model = self._model or DEFAULT_MODEL
        self._base_url, self._key = base_url or _OPENAI, (key or _NO_KEY).strip()
        if not (self._key.isascii() and self._key.isprintable()):
            raise ConfigurationError("the key holds characters that no key has; copy it again")
        if not _is_address(self._base_url):
            raise ConfigurationError("the base URL must begin with http:// or https:// and name a host")

    @property
    def model(self) -> str | None:
        """The model to ask, or None where the endpoint will be asked for its only one."""
        return self._model

    @property
    def base_url(self) -> str:
        """The endpoint's address; it may hold credentials."""
        return self._base_url

    @property
    def host(self) -> str:
        """The host, and the port where one is given; never credentials."""
        return urlsplit(self._base_url).netloc.rpartition("@")[2]

    @property
    def replays(self) -> bool:
        """Whether answers come from a recording."""
        return self._recording is not None and self._recording.replays

    def ask(self, question: Question) -> Reply:
        """Ask, and ask again while the answer is invalid and attempts are left.

        Of an optional question only a `ConfigurationError` is raised.

        Raises:
            EndpointError: the endpoint failed.
            BriefingInvalid: the model refused, or its answer was cut off.
            ConfigurationError: the cassette does not hold the request, or no model can be chosen.
        """
        with self._exchange(question) as exchange:
            client = self._clients.sync()
            model = self._model or _only_model(exchange.models(client), self.host)
            create = instructor.patch(create=exchange.create_with(client), mode=INSTRUCTOR_MODES[self.mode])
            create(**exchange.arguments(model))
        return exchange.reply()

    async def aask(self, question: Question) -> Reply:
        """Do as `ask` on the running event loop."""
        with self._exchange(question) as exchange:
            client = self._clients.on_this_loop()
            model = self._model or _only_model(await exchange.amodels(client), self.host)
            create: Any = exchange.acreate_with(client)
            create = instructor.patch(create=create, mode=INSTRUCTOR_MODES[self.mode])
            await create(**exchange.arguments(model))
        return exchange.reply()

    @contextmanager
    def _exchange(self, question: Question) -> Iterator[Exchange]:
        key = None if self._key == _NO_KEY else self._key or self._own_key()
        exchange = Exchange(
            question, self.mode, self.attempts, self.timeout, self.deadline, key, self._progress
        )
        try:
            yield exchange
        except SummariserError as error:
            if not exchange.keep(error):
                raise
        except Exception as error:
            failure = exchange.failure(error, self.host)
            if isinstance(failure, BriefingInvalid):
                self._save()
            if isinstance(failure, ConfigurationError):
                raise failure from None  # a stale cassette: how it came through the libraries explains nothing
            if failure is not None and not exchange.keep(failure):
                if any(tells(str(cause), key) for cause in causes(error)):
                    raise failure from None  # no traceback shows the key
                raise failure from error
        self._save()

    def _own_key(self) -> str | None:
        """The key of a client of one's own."""
        key = getattr(self._given_client, "api_key", None)
        return key if isinstance(key, str) and key else None

    def _save(self) -> None:
        if self._recording is None or not self._saves:
            return
        try:
            self._recording.save()
        except OSError as error:
            raise ConfigurationError(
                f"{self._recording.path}: cannot be written ({error.strerror}); record to another place"
            ) from error

    def close(self) -> None:
        """Close the connections of `ask`; a client of one's own stays open."""
        self._clients.close()

    async def aclose(self) -> None:
        """Close the connections of `ask`, and those of `aask` on the running event loop."""
        await self._clients.aclose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()

    def __repr__(self) -> str:
        return f"Endpoint(model={self._model!r}, host={self.host!r}, mode={self.mode!r})"


def _tell_nobody(_: str) -> None:
    """Progress that nobody asked for."""


def _is_address(url: str) -> bool:
    try:
        parts = httpx2.URL(url)
    except (httpx2.InvalidURL, ValueError):
        return False
    return parts.scheme in ("http", "https") and bool(parts.host) and not parts.query


def _only_model(models: list[str], host: str) -> str:
    """Return the endpoint's only model.

    Raises:
        ConfigurationError: there are several, or none.
    """
    if len(models) == 1:
        return models[0]
    if not models:
        raise ConfigurationError(f"{host} lists no model; name one as `model` or in SUMMARISER_MODEL")
    names = ", ".join(sorted(models)[:12]) + (", …" if len(models) > 12 else "")
    raise ConfigurationError(f"{host} has several models; name one as `model`: {names}")
