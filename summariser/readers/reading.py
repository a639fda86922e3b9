"""Reading files, streams and addresses: bytes become text, and every refusal says what to do."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from summariser.errors import SourceError
from summariser.readers.encodings import UTF_8, declared_charset, detect_encoding
from summariser.text.escaping import escaped_name
from summariser.text.source import MAX_CHARACTERS

if TYPE_CHECKING:
    from typing import BinaryIO

MAX_BYTES = MAX_CHARACTERS
"""The largest input that is read, in bytes."""

_log = logging.getLogger("summariser")


class Document(NamedTuple):
    """What was read: the text, where it came from, and its title, author and date.

    `encoding` is that of plain text and HTML; of other documents the libraries know it.
    """

    text: str
    origin: str
    encoding: str = UTF_8
    title: str | None = None
    author: str | None = None
    published: str | None = None

    @property
    def doubt(self) -> str | None:
        """A notice for the reader about the encoding, or None where it is UTF-8."""
        if self.encoding == UTF_8:
            return None
        named = f"{escaped_name(self.origin)}: read as {self.encoding}, not UTF-8"
        return f"{named}; if letters look wrong, convert it"


def read_file(path: str | Path) -> Document:
    """Read a file: plain text, or a document whose kind its content shows.

    Raises:
        SourceError: the file is missing, a folder, unreadable, too large, malformed or in an unknown encoding.
    """
    path = Path(path)
    origin = _name(path)
    shown = escaped_name(origin)
    try:
        with path.open("rb") as stream:
            return read_stream(stream, origin)
    except FileNotFoundError:
        raise SourceError(f"{shown}: no such file; check the path") from None
    except IsADirectoryError:
        raise SourceError(f"{shown}: is a folder; name a file in it") from None
    except PermissionError:
        raise SourceError(f"{shown}: permission denied; make the file readable") from None
    except (OSError, ValueError) as error:
        raise _unreadable(shown, error) from error


def _name(path: Path) -> str:
    """A path in characters that can be written anywhere, whatever its bytes."""
    return os.fsencode(path).decode(errors="backslashreplace")


def _unreadable(shown: str, error: Exception) -> SourceError:
    why = getattr(error, "strerror", None) or error
    return SourceError(f"{shown}: cannot be read ({why}); check that it is a text file or a pipe")


def read_stream(stream: BinaryIO, origin: str) -> Document:
    """Read a binary stream to its end, or to the size limit: plain text, or a document.

    Raises:
        SourceError: the stream fails, is too large, malformed or in an unknown encoding.
    """
    shown = escaped_name(origin)
    try:
        data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise _unreadable(shown, error) from error
    if len(data) > MAX_BYTES:
        raise SourceError(
            f"{shown}: larger than {MAX_BYTES // 1_000_000} MB, the most that is read; "
            "split it and brief the parts"
        )
    return read_bytes(data, origin)


def read_url(url: str) -> Document:
    """Read what an http or https address holds: a page, a document or plain text.

    Raises:
        SourceError: it cannot be fetched, is too large, malformed or in an unknown encoding.
    """
    from summariser.readers.web import fetch

    fetched = fetch(url, MAX_BYTES)
    return read_bytes(fetched.data, fetched.url, fetched.charset)


def read_bytes(data: bytes, origin: str, charset: str | None = None) -> Document:
    """Read the bytes of plain text or of a document.

    Args:
        data: the bytes.
        origin: where they came from; its ending distinguishes Markdown from plain text where the bytes do not.
        charset: the encoding that the server declared, if it did.

    Raises:
        SourceError: they are malformed or in an unknown encoding.
    """
    from summariser.readers import extract, kind_of

    kind = kind_of(data, origin)
    if kind in ("pdf", "docx"):
        extracted = extract(data, kind, escaped_name(origin))
        return Document(extracted.text, origin, UTF_8, extracted.title, extracted.author, extracted.published)
    document = decode(data, origin, charset or (declared_charset(data) if kind == "html" else None))
    if kind is not None:
        extracted = extract(document.text, kind, escaped_name(origin))
        document = document._replace(
            text=extracted.text, title=extracted.title, author=extracted.author, published=extracted.published
        )
    if document.doubt:
        _log.warning("%s", document.doubt)
    return document


def decode(data: bytes, origin: str, declared: str | None = None) -> Document:
    """Decode bytes as UTF-8, as what they plainly are, or as they are said to be: see `detect_encoding`.

    Raises:
        SourceError: the bytes are binary or in another encoding.
    """
    shown = escaped_name(origin)
    codec, name = detect_encoding(data, declared)
    if codec == "utf-8" and b"\0" in data:
        raise SourceError(f"{shown}: looks like a binary file; give a text, HTML, PDF, Word or Markdown file")
    try:
        return Document(data.decode(codec), origin, name)
    except UnicodeDecodeError as error:
        at = error.start + len(data) - len(error.object)  # the codec counts from after the mark
        raise SourceError(
            f"{shown}: not valid {name} (byte 0x{data[at]:02x} at offset {at}); "
            "convert it to UTF-8 first, for example: iconv -f ITS-ENCODING -t utf-8 FILE > FILE.utf8"
        ) from error
