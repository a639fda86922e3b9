"""Inputs: the sources that a command line names, by path, by address or as standard input."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from summariser.cli.stderr import print_notice
from summariser.errors import SourceError

if TYPE_CHECKING:
    from summariser.cli.options import Options
    from summariser.readers.reading import Document
    from summariser.text.source import Source

STDIN = "standard input"
STREAM = "-"


def named_inputs(inputs: tuple[str, ...]) -> tuple[str, ...]:
    """Return what to read: standard input where nothing is named and it is not a terminal.

    Raises:
        click.UsageError: there is nothing to read, or standard input is named twice.
    """
    if not inputs and sys.stdin is not None and sys.stdin.isatty():
        raise click.UsageError("no text: name a file or an address, or pipe a text to standard input")
    if inputs.count(STREAM) > 1:
        raise click.UsageError("standard input can be read once; name - once")
    return inputs or (STREAM,)


def the_only(inputs: tuple[str, ...], what: str) -> str:
    """Return the only input that is named.

    Raises:
        click.UsageError: there are several.
    """
    if len(inputs) > 1:
        raise click.UsageError(f"{what} takes one input, not {len(inputs)}")
    return inputs[0]


def read_source(name: str, options: Options) -> Source:
    """Read a source, and say in what encoding it was if that is not plain.

    Raises:
        SourceError: it cannot be read, or holds no text to brief.
    """
    from summariser.text.source import Source

    document = read_document(name, quiet=options.quiet)
    return Source.from_document(document, language=options.source_language)


def read_document(name: str, *, quiet: bool) -> Document:
    """Read a file, an address or standard input.

    Raises:
        SourceError: it cannot be read.
    """
    from summariser.readers.reading import read_file, read_url
    from summariser.readers.web import is_address

    if name == STREAM:
        document = _standard_input()
    elif is_address(name):
        document = read_url(name)
    else:
        document = read_file(name)
    if document.doubt and not quiet:
        print_notice(document.doubt)
    return document


def _standard_input() -> Document:
    from summariser.readers.reading import read_stream

    if sys.stdin is None:
        raise SourceError("standard input is closed; name a file")
    with suppress(OSError, AttributeError):
        os.set_blocking(sys.stdin.fileno(), True)  # a pipe that does not wait would seem to end early
    return read_stream(sys.stdin.buffer, STDIN)
