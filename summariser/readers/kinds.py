"""Kinds of documents, recognised by their first bytes, and by their name where these leave it open."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal

from summariser.errors import SourceError

if TYPE_CHECKING:
    from summariser.readers.extracted import Extracted

Kind = Literal["html", "pdf", "docx", "markdown"]

_BEGINNING = 4096
_PDF_WITHIN = 1024
_ZIP, _OLE, _RTF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf"
_BODY_OF_WORD = b"word/"
_HTML = re.compile(
    rb"""
    \A (?:\xef\xbb\xbf)? \s*
    (?: <\?xml[^>]*> \s* | <!--.*?--> \s* )*
    < (?: !doctype\s+html | html | head | body ) \b
    """,
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_MARKS = (
    re.compile(rb"^#{1,6} \S", re.MULTILINE),
    re.compile(rb"\[[^\]\n]+\]\([^)\s]+\)"),
    re.compile(rb"\*\*[^*\n]+\*\*"),
    re.compile(rb"^(?:```|~~~)", re.MULTILINE),
    re.compile(rb"\A---\r?\n(?:[\w-]+:.*\r?\n)+---\r?$", re.MULTILINE),
)
"""Marks of Markdown: a heading, a link, strong words, a fence, front matter."""
_MIN_MARKS = 2
"""The fewest kinds of marks that make a text Markdown if its name does not say so."""
_MARKDOWN_NAMES = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_REFUSED = (
    (_OLE, "is a document of an old kind (.doc, .xls, .ppt); save it as .docx or as plain text"),
    (_RTF, "is a document in RTF; save it as .docx or as plain text"),
)


def kind_of(data: bytes, name: str) -> Kind | None:
    """Return the kind of a document, or None for plain text.

    Raises:
        SourceError: it is of a kind that is not read, though it holds text.
    """
    for mark, why in _REFUSED:
        if data.startswith(mark):
            raise SourceError(f"{name}: {why}")
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "pdf"
    if data.startswith(_ZIP):
        if _BODY_OF_WORD not in data:
            raise SourceError(
                f"{name}: is an archive or a document that is not read; give a .docx, PDF or text file"
            )
        return "docx"
    if _HTML.match(data[:_BEGINNING]):
        return "html"
    marks = sum(mark.search(data) is not None for mark in _MARKS)
    named = PurePath(name).suffix.lower() in _MARKDOWN_NAMES
    return "markdown" if marks >= (1 if named else _MIN_MARKS) else None


def extract(content: bytes | str, kind: Kind, origin: str) -> Extracted:
    """Return the text of a document.

    Args:
        content: its bytes; of HTML and Markdown its text.
        kind: its kind.
        origin: where it came from, for messages.

    Raises:
        SourceError: it is malformed, holds no text, or the libraries to read it are not installed.
    """
    extracted: Extracted = import_module(f"summariser.readers.{kind}").read(content, origin)
    if not extracted.text.strip():
        raise SourceError(f"{origin}: holds no text that could be read as an article; give the text itself")
    return extracted
