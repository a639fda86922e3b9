"""The text of a document, without its layout."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summariser.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator

EXTRA = "pip install 'summariser[documents]'"
"""How to install the libraries that read documents."""


@dataclass(frozen=True)
class Extracted:
    """The text of a document, and its title, author and date."""

    text: str
    title: str | None = None
    author: str | None = None
    published: str | None = None


@contextmanager
def needing(library: str, origin: str, what: str) -> Iterator[None]:
    """Turn the failed import of a library into an error that says how to install it.

    Raises:
        SourceError: it cannot be imported.
    """
    try:
        yield
    except ImportError as error:
        raise SourceError(f"{origin}: reading {what} needs {library}; install it with: {EXTRA}") from error


def one_line(text: object) -> str | None:
    """Return a title or name on one line, or None where there is none."""
    return " ".join(str(text).split()) or None if text else None
