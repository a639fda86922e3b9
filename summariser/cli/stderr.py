"""What the command prints to standard error: lines with which no text, model or path can steer a terminal."""

from __future__ import annotations

import io
import logging
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from summariser.cli.flags import with_flags
from summariser.errors import BuiltinModelWarning, IncompleteWarning, UnsupportedWarning
from summariser.text.escaping import escaped, escaped_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summariser.errors import SummariserError

_MAX_PROBLEMS = 20


def print_line(message: str) -> None:
    """Print one line, whatever the message holds."""
    click.echo(escaped(message), err=True)


def print_item(message: str) -> None:
    """Print one line as an item below another."""
    click.echo(f"  - {escaped(message)}", err=True)


def print_notice(message: str) -> None:
    """Print a line that says what is being done."""
    print_line(f"summarise: {message}")


def print_error(error: SummariserError) -> None:
    """Say what ended it, what to do next, and what is wrong with the model's last answer if that ended it."""
    print_line(f"Error: {with_flags(str(error), error.parameter)}")
    for problem in getattr(error, "problems", ())[:_MAX_PROBLEMS]:
        print_item(problem)


def print_usage_error(error: click.ClickException) -> None:
    """Say what is wrong with the command line, in Click's words."""
    shown = io.StringIO()
    error.show(shown)
    click.echo(escaped_lines(shown.getvalue()), err=True, nl=False)


class _OneLine(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return escaped(super().format(record))


def log_to_stderr() -> None:
    """Print what the package logs, a line each."""
    handler = logging.StreamHandler()
    handler.setFormatter(_OneLine("summarise: %(message)s"))
    logger = logging.getLogger("summariser")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)


@contextmanager
def warnings_to_stderr() -> Iterator[None]:
    """Print what the package warns of, a line each, with ``--quiet`` as well."""

    def print_warning(message: Warning | str, *_: object, **__: object) -> None:
        print_line(f"Warning: {with_flags(str(message))}")

    with warnings.catch_warnings():
        for category in (BuiltinModelWarning, IncompleteWarning, UnsupportedWarning):
            warnings.simplefilter("always", category)
        warnings.showwarning = print_warning
        yield
