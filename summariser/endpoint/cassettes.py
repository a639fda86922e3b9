"""Cassettes: files of recorded HTTP exchanges, how a request is matched with them, and what they leave out."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx2
from vcr.cassette import Cassette
from vcr.record_mode import RecordMode
from vcr.request import Request
from vcr.serialize import serialize
from vcr.serializers import yamlserializer

from summariser.errors import ConfigurationError, causes
from summariser.files import unwritable, write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEPT_HEADERS = frozenset({"content-type"})
_COMPLETIONS = "/chat/completions"
_RERECORD = "the prompt, schema, source or options have changed since; record it again, or replay another"
_NO_CASSETTE = "name a recording to replay, or a new file to record to"


class _Mismatch(Exception):
    """A request that the cassette does not hold; the message says in what it differs."""


def cassette_error(error: BaseException) -> str | None:
    """Return what a cassette had against the request, if that is what made it fail."""
    return next((str(cause) for cause in causes(error) if isinstance(cause, _Mismatch)), None)


class Recording:
    """A cassette file: replayed where it exists, else recorded.

    Requests match on method, path and body. Of the headers only ``Content-Type`` is kept, and only
    completions that succeeded are.

    Args:
        path: the file.
        record: record anew even where the file exists.

    Raises:
        ConfigurationError: the file exists and is not a cassette of a completion, or cannot be written.
    """

    def __init__(self, path: str | Path, *, record: bool = False) -> None:
        self.path = Path(path)
        self.replays = self.path.exists() and not record
        if not self.replays and (why := unwritable(self.path)):
            raise ConfigurationError(f"{self.path}: {why}")
        self._lock = threading.Lock()
        try:
            self._cassette = Cassette.load(
                path=str(self.path) if self.replays else os.devnull,
                record_mode=RecordMode.NONE if self.replays else RecordMode.ALL,
                match_on=(_method, _path, _body),
                before_record_request=_scrub_request,
                before_record_response=_scrub_response,
            )
        except Exception as error:
            raise ConfigurationError(f"{self.path}: not a cassette; {_NO_CASSETTE}") from error
        if self.replays and not self._requests():
            raise ConfigurationError(f"{self.path}: not a cassette of a completion; {_NO_CASSETTE}")

    def _requests(self) -> list[dict[str, Any]]:
        return [json.loads(request.body) for request in self._cassette.requests if request.body]

    @property
    def model(self) -> str:
        """The model that the recorded request names."""
        return str(self._requests()[0].get("model", ""))

    @property
    def mode(self) -> str:
        """How the recorded request asks for the answer's shape."""
        request = self._requests()[0]
        if "tools" in request:
            return "tools"
        return "json" if request.get("response_format", {}).get("type") == "json_object" else "json-schema"

    @property
    def base_url(self) -> str:
        """The endpoint that the exchange was recorded from."""
        return str(self._cassette.requests[0].uri).removesuffix(_COMPLETIONS)

    def replay(self, request: httpx2.Request, body: bytes) -> httpx2.Response:
        """Return the recorded response.

        Raises:
            _Mismatch: the cassette does not hold the request.
        """
        wanted = Request(request.method, str(request.url), body, dict(request.headers))
        with self._lock:
            if not self._cassette.can_play_response_for(wanted):
                raise _Mismatch(f"{self.path}: {self._difference(wanted)}")
            recorded = self._cassette.play_response(wanted)
        headers = [(name, value) for name, values in recorded["headers"].items() for value in values]
        content = recorded["body"]["string"]
        return httpx2.Response(recorded["status"]["code"], headers=headers, content=content, request=request)

    def record(self, request: httpx2.Request, body: bytes, response: httpx2.Response, content: bytes) -> None:
        """Keep an exchange, if it is a completion that succeeded."""
        if not request.url.path.endswith(_COMPLETIONS) or not response.is_success:
            return
        headers: dict[str, list[str]] = {}
        for name, value in response.headers.multi_items():
            headers.setdefault(name, []).append(value)
        status = {"code": response.status_code, "message": response.reason_phrase}
        with self._lock:
            self._cassette.append(
                Request(request.method, _public(request.url), body, dict(request.headers)),
                {"status": status, "headers": headers, "body": {"string": content}},
            )

    def save(self) -> None:
        """Write a new recording beside its place and rename it there; a replayed one stays as it is."""
        if self.replays or not len(self._cassette):
            return
        with self._lock:
            exchanges = {"requests": self._cassette.requests, "responses": self._cassette.responses}
            write_atomically(self.path, serialize(exchanges, yamlserializer))

    def _difference(self, wanted: Request) -> str:
        sent = json.loads(wanted.body.decode() or "{}")
        candidates = self._requests()
        turns = [r for r in candidates if len(r.get("messages", ())) == len(sent.get("messages", ()))]
        recorded = (turns or candidates)[0]
        differing = [key for key in {**sent, **recorded} if sent.get(key) != recorded.get(key)]
        if not differing:
            return "the request is made more often than it was recorded; record it again"
        places = ", ".join(_where(sent, recorded, differing))
        return f"the request differs from the recorded one in {places}; {_RERECORD}"


def _where(sent: dict[str, Any], recorded: dict[str, Any], keys: list[str]) -> Iterator[str]:
    for key in keys:
        if key == "messages" and isinstance(recorded.get(key), list):
            yield from (
                f"message {number} ({ours.get('role')})"
                for number, (ours, theirs) in enumerate(zip(sent[key], recorded[key], strict=False), start=1)
                if ours != theirs
            )
            if len(sent[key]) != len(recorded[key]):
                yield f"the number of messages ({len(sent[key])}, recorded {len(recorded[key])})"
        else:
            yield key


def _public(url: httpx2.URL) -> str:
    """The address without credentials and query."""
    return str(url.copy_with(username=None, password=None, query=None, fragment=None))


def _method(ours: Request, theirs: Request) -> bool:
    return str(ours.method) == str(theirs.method)


def _path(ours: Request, theirs: Request) -> bool:
    return str(ours.path) == str(theirs.path)


def _body(ours: Request, theirs: Request) -> bool:
    return bool(_comparable(ours) == _comparable(theirs))


def _comparable(request: Request) -> Any:
    text = (request.body or b"").decode(errors="replace")
    try:
        return json.loads(text)
    except ValueError:
        return text


def _scrub_request(request: Request) -> Request:
    request.headers = {n: v for n, v in request.headers.items() if n.lower() in _KEPT_HEADERS}
    return request


def _scrub_response(response: dict[str, Any]) -> dict[str, Any]:
    kept = {n: v for n, v in response["headers"].items() if n.lower() in _KEPT_HEADERS}
    return {**response, "headers": kept}
