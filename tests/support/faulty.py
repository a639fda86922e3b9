"""Faults of an endpoint: what breaks on the wire, and hosts that nobody answers at."""

from __future__ import annotations

import gzip
import socket
import ssl
import struct
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import trustme

from tests.support.loopback import LoopbackEndpoint, Response, note_answer, pause

if TYPE_CHECKING:
    from collections.abc import Iterator
    from http.server import BaseHTTPRequestHandler


@dataclass
class Reset(Response):
    """A connection that is reset in the middle of the body."""

    def send(self, handler: BaseHTTPRequestHandler) -> None:
        self.send_head(handler, len(self.data))
        handler.wfile.write(self.data[: len(self.data) // 2])
        handler.wfile.flush()
        time.sleep(0.05)
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        handler.connection.close()
        handler.close_connection = True


@dataclass
class HangUp(Response):
    """A connection that is closed in the middle of the body, or before anything was sent."""

    share: float = 0.5

    def send(self, handler: BaseHTTPRequestHandler) -> None:
        if self.share:
            self.send_head(handler, len(self.data))
            handler.wfile.write(self.data[: int(len(self.data) * self.share)])
        handler.close_connection = True


@dataclass
class Drip(Response):
    """A response that comes a byte at a time, headers first, faster than any read times out."""

    every: float = 0.02

    def send(self, handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(self.data)}\r\n\r\n"
        self.drip(handler, head.encode() + self.data)

    def drip(self, handler: BaseHTTPRequestHandler, data: bytes) -> None:
        for byte in data:
            handler.wfile.write(bytes([byte]))
            if not pause(handler, self.every):
                return
        note_answer(handler)


@dataclass
class DrippingBody(Drip):
    """The same, headers at once."""

    def send(self, handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True
        self.send_head(handler, len(self.data))
        self.drip(handler, self.data)


@dataclass
class Flood(Response):
    """A body that has no end."""

    def send(self, handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True
        self.send_head(handler, 10**12)
        while True:
            handler.wfile.write(b" " * 65536)


@dataclass
class Bomb(Response):
    """A small body that unfolds to a large one."""

    def send(self, handler: BaseHTTPRequestHandler) -> None:
        packed = gzip.compress(b" " * 50_000_000)
        self.headers = {"Content-Encoding": "gzip"}
        self.send_head(handler, len(packed))
        handler.wfile.write(packed)


@contextmanager
def nobody() -> Iterator[str]:
    """An address at which nobody listens."""
    with LoopbackEndpoint() as gone:
        pass
    yield gone.url


@contextmanager
def nowhere() -> Iterator[str]:
    """A host that has no address."""
    known = socket.getaddrinfo

    def resolve(host: object, *arguments: object, **options: object) -> object:
        if host in ("nowhere.invalid", b"nowhere.invalid"):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return known(host, *arguments, **options)  # type: ignore[arg-type]

    socket.getaddrinfo = resolve  # type: ignore[assignment]
    try:
        yield "http://nowhere.invalid/v1"
    finally:
        socket.getaddrinfo = known


@contextmanager
def unanswered() -> Iterator[str]:
    """A host that takes no connection: its queue is full."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(0)
        port = listening.getsockname()[1]
        waiting = [socket.socket() for _ in range(4)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(("127.0.0.1", port))
        try:
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            for one in waiting:
                one.close()


@contextmanager
def plain() -> Iterator[str]:
    """An https address at which plain HTTP is spoken."""
    with LoopbackEndpoint() as server:
        yield server.url.replace("http:", "https:")


@contextmanager
def forged() -> Iterator[str]:
    """An https address whose certificate nobody vouches for."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=_shake_hands, args=(listening, context), daemon=True)
        thread.start()
        try:
            yield f"https://127.0.0.1:{listening.getsockname()[1]}/v1"
        finally:
            listening.shutdown(socket.SHUT_RDWR)
            thread.join()


def _shake_hands(listening: socket.socket, context: ssl.SSLContext) -> None:
    while True:
        try:
            connection, _ = listening.accept()
        except OSError:
            return
        try:
            with context.wrap_socket(connection, server_side=True) as secured:
                secured.recv(1)
        except OSError:
            connection.close()
