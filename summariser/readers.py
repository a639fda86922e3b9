"""Readers: files and streams to text, with nothing lost and every refusal saying what to do."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from summariser.errors import SourceError

if TYPE_CHECKING:
    from typing import BinaryIO

MAX_BYTES = 10_000_000
"""The largest input that is read, in bytes."""

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Document(NamedTuple):
    """What a reader brings back: the text, and where it came from."""

    text: str
    origin: str


def read_file(path: str | Path) -> Document:
    """Read a text file.

    Raises:
        SourceError: the file is missing, a folder, unreadable, too large, binary or not UTF-8.
    """
    path = Path(path)
    try:
        with path.open("rb") as stream:
            return read_stream(stream, str(path))
    except FileNotFoundError:
        raise SourceError(f"{path}: no such file; check the path") from None
    except IsADirectoryError:
        raise SourceError(f"{path}: is a folder; name a text file in it") from None
    except PermissionError:
        raise SourceError(f"{path}: permission denied; make the file readable") from None
    except (OSError, ValueError) as error:
        raise SourceError(f"{path}: cannot be read ({error}); check the path") from error


def read_stream(stream: BinaryIO, origin: str) -> Document:
    """Read a binary stream to its end, or to the size limit.

    Raises:
        SourceError: the stream is too large, binary or not UTF-8.
    """
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise SourceError(
            f"{origin}: larger than {MAX_BYTES // 1_000_000} MB, the most that is read; "
            "split it and brief the parts"
        )
    return Document(decode(data, origin), origin)


def decode(data: bytes, origin: str) -> str:
    """Decode bytes as UTF-8, or as the byte order mark at their start says.

    Raises:
        SourceError: the bytes are binary or in another encoding.
    """
    encoding = next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), "utf-8")
    if (encoding == "utf-8" and b"\0" in data) or data.startswith(b"%PDF-"):
        raise SourceError(f"{origin}: looks like a binary file; give a plain text file")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(
            f"{origin}: not valid {encoding.upper()} (byte 0x{data[error.start]:02x} at offset {error.start}); "
            "convert it to UTF-8 first, for example: iconv -f latin1 -t utf-8 FILE > FILE.utf8"
        ) from error
