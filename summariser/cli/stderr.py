"""What the command says on standard error: lines that no text, model or path can steer a terminal by."""

from __future__ import annotations

import io
import logging
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from summariser.errors import BuiltinModelWarning, IncompleteWarning, UnsupportedWarning
from summariser.text.escaping import escaped, escaped_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summariser.errors import SummariserError

_MOST_PROBLEMS = 20


def print_line(message: str) -> None:
    """Say something in one line."""
    click.echo(escaped(message), err=True)


def print_item(message: str) -> None:
    """Say something in one line below the line that it belongs to."""
    click.echo(f"  - {escaped(message)}", err=True)


def print_notice(message: str) -> None:
    """Say what is being done, in one line."""
    print_line(f"summarise: {message}")


def print_error(error: SummariserError) -> None:
    """Say what ended it and what to do next, and what is wrong with the model's last answer."""
    print_line(f"Error: {error}")
    for problem in getattr(error, "problems", ())[:_MOST_PROBLEMS]:
        print_item(problem)


def print_usage_error(error: click.ClickException) -> None:
    """Say what is wrong with the command line, in Click's own words."""
    shown = io.StringIO()
    error.show(shown)
    click.echo(escaped_lines(shown.getvalue()), err=True, nl=False)


class _OneLine(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return escaped(super().format(record))


def log_to_stderr() -> None:
    """Say what the package logs, a line each."""
    handler = logging.StreamHandler()
    handler.setFormatter(_OneLine("summarise: %(message)s"))
    logger = logging.getLogger("summariser")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)


@contextmanager
def warnings_to_stderr() -> Iterator[None]:
    """Say in one line each what the package warns of, with --quiet as well."""

    def say(message: Warning | str, *_: object, **__: object) -> None:
        print_line(f"Warning: {message}")

    with warnings.catch_warnings():
        for category in (BuiltinModelWarning, IncompleteWarning, UnsupportedWarning):
            warnings.simplefilter("always", category)
        warnings.showwarning = say
        yield
