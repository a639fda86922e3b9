"""An OpenAI-compatible endpoint on loopback whose answers are scripted."""

from __future__ import annotations

import json
import threading
from collections import deque
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Literal, Self

if TYPE_CHECKING:
    from collections.abc import Iterable

CREATED = 1_700_000_000
Event = Literal["received", "answered"]
USAGE = {"prompt_tokens": 1000, "completion_tokens": 200, "total_tokens": 1200}


class _QuietServer(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 1024

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.events: list[Event] = []
        self.closing = threading.Event()

    def handle_error(self, *_: object) -> None:
        """A client that hangs up is part of many tests."""


@dataclass
class Response:
    """A whole HTTP response, where a completion will not do.

    Attributes:
        delay: seconds before it is sent, or never if the server is closed before.
    """

    status: int = 200
    body: Any = ""
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0

    @property
    def data(self) -> bytes:
        text = self.body if isinstance(self.body, str) else json.dumps(self.body)
        return text.encode()

    def send(self, handler: BaseHTTPRequestHandler) -> None:
        if pause(handler, self.delay):
            note_answer(handler)
            self.send_head(handler, len(self.data))
            handler.wfile.write(self.data)

    def send_head(self, handler: BaseHTTPRequestHandler, length: int) -> None:
        handler.send_response(self.status)
        for name, value in {"Content-Type": "application/json", **self.headers}.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(length))
        handler.end_headers()


def pause(handler: BaseHTTPRequestHandler, seconds: float) -> bool:
    """Wait, and tell whether the server is still open."""
    assert isinstance(handler.server, _QuietServer)
    return not handler.server.closing.wait(seconds) if seconds else True


def note_answer(handler: BaseHTTPRequestHandler) -> None:
    """Enter an answer in the event log; before its end is sent, since the client may act on it at once."""
    assert isinstance(handler.server, _QuietServer)
    handler.server.events.append("answered")


@dataclass
class Received:
    """A request as it arrived."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def messages(self) -> list[dict[str, Any]]:
        messages: list[dict[str, Any]] = self.body["messages"]
        return messages


class LoopbackEndpoint:
    """Serve scripted answers in turn, the last one for ever; keep every request.

    An answer is the completion's content (a str, or anything to be written as JSON), a `Response`, or a
    function that is given the request's body and returns one of these.
    """

    def __init__(self, *, models: Iterable[str] = ("loopback-model",)) -> None:
        self.script: deque[Any] = deque()
        self.received: list[Received] = []
        self.models = list(models)
        self._server = _QuietServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self._server.server_port}"

    @property
    def events(self) -> list[Event]:
        """What has happened in turn; an answer that is cut off or still held back is not among it."""
        return list(self._server.events)

    def answer_with(self, *answers: Any) -> None:
        self.script = deque(answers)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _next(self) -> Any:
        return self.script.popleft() if len(self.script) > 1 else self.script[0]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        endpoint = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def log_message(self, *_: object) -> None:
                pass

            def do_GET(self) -> None:
                listed = [{"id": model, "object": "model"} for model in endpoint.models]
                Response(body={"object": "list", "data": listed}).send(self)

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                endpoint.received.append(
                    Received(self.path, {k.lower(): v for k, v in self.headers.items()}, body)
                )
                endpoint._server.events.append("received")
                answer = endpoint._next()
                answer = answer(body) if callable(answer) else answer
                response = answer if isinstance(answer, Response) else Response(body=completion(body, answer))
                response.send(self)

        return Handler


def completion(request: dict[str, Any], answer: Any, **choice: Any) -> dict[str, Any]:
    """A chat completion with this content, as a tool call where the request forces one."""
    content = answer if isinstance(answer, str) else json.dumps(answer)
    message: dict[str, Any] = {"role": "assistant", "content": content}
    if "tools" in request:
        name = request["tools"][0]["function"]["name"]
        call = {"id": "call_1", "type": "function", "function": {"name": name, "arguments": content}}
        message = {"role": "assistant", "content": None, "tool_calls": [call]}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": CREATED,
        "model": "loopback-model-0917",
        "choices": [{"index": 0, "message": message, "finish_reason": "stop", **choice}],
        "usage": USAGE,
    }
