"""The command within this process, with streams, folder and environment of its own: no start-up to wait for."""

from __future__ import annotations

import contextlib
import io
import logging
import os
import pty
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, TextIO
from unittest import mock

from summariser.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


def call(
    arguments: Sequence[str | Path],
    *,
    folder: Path,
    stdin: TextIO,
    stdout: TextIO,
    stderr: TextIO,
    environment: Mapping[str, str],
) -> int:
    """Run the command on these streams, and return its exit code."""
    proxies = {name: "" for name in os.environ if "proxy" in name.lower()}
    with (
        contextlib.chdir(folder),
        mock.patch.dict(os.environ, {**proxies, **environment}),
        mock.patch.multiple(sys, stdin=stdin, stdout=stdout, stderr=stderr),
        _logging_as_before(),
    ):
        try:
            main([str(argument) for argument in arguments])
        except SystemExit as end:
            return end.code if isinstance(end.code, int) else 1


@contextlib.contextmanager
def _logging_as_before() -> Iterator[None]:
    logger = logging.getLogger("summariser")
    handlers, level = list(logger.handlers), logger.level
    try:
        yield
    finally:
        logger.handlers[:] = handlers
        logger.setLevel(level)


def call_on_pipes(
    arguments: Sequence[str | Path], *, folder: Path, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command with standard streams that are not a terminal, 80 columns wide if not told otherwise."""
    streams = [io.TextIOWrapper(io.BytesIO(data), encoding="utf-8") for data in (stdin, b"", b"")]
    code = call(
        arguments,
        folder=folder,
        stdin=streams[0],
        stdout=streams[1],
        stderr=streams[2],
        environment={"COLUMNS": "80"} | environment,
    )
    for stream in streams[1:]:
        stream.flush()
    shown, said = (stream.buffer.getvalue().decode() for stream in streams[1:])
    return subprocess.CompletedProcess(["summarise", *arguments], code, shown, said)


def call_on_terminal(arguments: Sequence[str | Path], *, folder: Path, **environment: str) -> tuple[int, str]:
    """Run the command with a terminal as its standard output and error; return its code and what is shown."""
    leader, follower = pty.openpty()
    chunks: list[bytes] = []
    reader = threading.Thread(target=lambda: chunks.extend(_chunks(leader)))
    reader.start()
    try:
        with os.fdopen(follower, "w", encoding="utf-8") as terminal:
            code = call(
                arguments,
                folder=folder,
                stdin=io.TextIOWrapper(io.BytesIO(), encoding="utf-8"),
                stdout=terminal,
                stderr=terminal,
                environment=environment,
            )
    finally:
        reader.join(timeout=60)
        os.close(leader)
    return code, b"".join(chunks).decode().replace("\r\n", "\n")


def _chunks(leader: int) -> Iterator[bytes]:
    with contextlib.suppress(OSError):  # nobody holds the other end any more
        while chunk := os.read(leader, 65536):
            yield chunk
