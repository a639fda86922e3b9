"""Outputs: a report to standard output, to a file, or to a folder of files."""

from __future__ import annotations

import os
import re
from itertools import count
from pathlib import Path, PurePath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from summariser.cli.inputs import STDIN
from summariser.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic import BaseModel

    from summariser.report import Format
    from summariser.text.source import Source

ENDINGS: dict[Format, str] = {"text": ".txt", "markdown": ".md", "json": ".json", "html": ".html"}
"""How files of a format are named in a folder."""
_UNFIT = re.compile(r"[^\w.-]+")
_MAX_NAME = 100


def checked_file(name: str, inputs: Iterable[str] = ()) -> Path:
    """Return where to write, once it is plain that one can, before a model is paid for.

    Raises:
        ConfigurationError: it cannot be written, or is itself one of the inputs.
    """
    from summariser.files import unwritable

    path = Path(name)
    if _place(path) in _files(inputs):
        raise ConfigurationError(f"{name}: is the text itself, which is not written over; name another file")
    if not path.parent.is_dir():
        raise ConfigurationError(f"{name}: there is no folder {path.parent}; make it first")
    if why := unwritable(path):
        raise ConfigurationError(f"{name}: {why}")
    return path


class Folder:
    """A folder with a file for each input, named for it."""

    def __init__(self, name: str, form: Format, inputs: Iterable[str]) -> None:
        self._path, self._ending, self._inputs = Path(name), ENDINGS[form], _files(inputs)
        self._taken: set[str] = set()
        try:
            self._path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ConfigurationError(
                f"{name}: is not a folder and cannot be made one ({error.strerror}); "
                "several inputs need a folder"
            ) from error

    def file_for(self, origin: str) -> Path:
        """Return where the report on an input goes: under its name, numbered where that is taken."""
        names = _numbered(_stem(origin), self._ending)
        name = next(name for name in names if name not in self._taken and not self._is_input(name))
        self._taken.add(name)
        return checked_file(str(self._path / name))

    def _is_input(self, name: str) -> bool:
        return _place(self._path / name) in self._inputs


def _files(inputs: Iterable[str]) -> set[str]:
    """Where the inputs are that are files."""
    return {_place(name) for name in inputs if "\0" not in name}


def _place(path: str | Path) -> str:
    """Where a path leads in the end; unlike Path.resolve, a loop of links is not an error."""
    return os.path.realpath(path)


def _stem(origin: str) -> str:
    if origin == STDIN:
        return "stdin"
    parts = urlsplit(origin) if "://" in origin else None
    path = PurePath(parts.path.rstrip("/") or parts.netloc) if parts else PurePath(origin)
    return _UNFIT.sub("-", path.stem).strip("-.")[:_MAX_NAME] or "briefing"


def _numbered(stem: str, ending: str) -> Iterator[str]:
    yield f"{stem}{ending}"
    yield from (f"{stem}-{number}{ending}" for number in count(2))


def deliver(summary: BaseModel, source: Source | None, form: Format, path: Path | None) -> None:
    """Write a report to a file, or print it where none is given."""
    if path is None:
        show(summary, source, form)
    else:
        write(summary, source, form, path)


def write(summary: BaseModel, source: Source | None, form: Format, path: Path) -> None:
    """Write a report to a file; the file that was there stays whole if that fails.

    Raises:
        ConfigurationError: it cannot be written; the report went to standard output instead.
    """
    from summariser.files import write_atomically
    from summariser.report import render

    rendered = render(summary, form, source=source)
    try:
        write_atomically(path, rendered)
    except OSError as error:
        _echo(rendered, form)  # what was paid for is not lost
        raise ConfigurationError(
            f"{path}: cannot be written ({error.strerror}); the result went to standard output"
        ) from error


def show(summary: BaseModel, source: Source | None, form: Format) -> None:
    """Print a report to standard output, for a terminal at its width and in its colours."""
    from rich.console import Console

    from summariser.report import render

    console = Console()
    if form == "text" and console.is_terminal:
        from summariser.report.text import print_summary

        print_summary(summary, console)
    else:
        _echo(render(summary, form, width=console.width, source=source), form)


def _echo(rendered: str, form: Format) -> None:
    """Print a report as it is; a page says of itself that it is in UTF-8."""
    click.echo(rendered.encode() if form == "html" else rendered, nl=False)
