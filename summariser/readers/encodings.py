"""The encoding of bytes, detected by a byte order mark, by the pattern of NULs, or by plain letters."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

UTF_8 = "UTF-8"

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", UTF_8),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)

_LETTERS = "àáâäãåæçèéêëìíîïñòóôöõøœùúûüýÿßÀÁÂÄÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØŒÙÚÛÜÝŸ"
_SIGNS = "“”„‚«»¡¿£€§©®™°ªº½²"
_BETWEEN_LETTERS = "‘’´–—…‹›·•\u00a0\u00ad"
"""Signs that also stand within words, or between two words without a space."""
_LOWER, _UPPER = "a-zà-öø-ÿœ", "À-ÖØ-ÝŒŸ"
_NOT_PLAIN = re.compile(
    rf"""
      [^\t\n\v\f\r -~{_LETTERS}{_SIGNS}{_BETWEEN_LETTERS}]                     # a rare character
    | [{_LETTERS}]{{4}}                                                        # letters in a row
    | [{_LOWER}] [{_UPPER}]                                                    # a capital within a word
    | [A-Za-z{_LETTERS}] [„‚¡¿]                                                # an opening mark after a letter
    | (?<= [A-Za-z{_LETTERS}] ) [{_SIGNS}] (?= [A-Za-z{_LETTERS}] )            # a sign within a word
    """,
    re.VERBOSE,
)
"""Signs that the encoding is not Windows-1252."""
_HIGH_LETTERS = _LETTERS.encode("cp1252")
_ASCII_LETTERS = bytes(range(0x41, 0x5B)) + bytes(range(0x61, 0x7B))
_MAX_HIGH_SHARE = 0.1
"""The largest share of letters beyond ASCII in languages of Windows-1252; only Icelandic has more."""
_FEW_HIGH = 6
"""So many are allowed in a text of any length: a short one may hold a name or two."""
_MIN_NUL_SHARE = 0.75
"""The smallest share of NULs among every second byte of a text in UTF-16 and a Latin script."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_UTF_8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")


_HEAD = 4096
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_-]+)", re.IGNORECASE)


class Encoding(NamedTuple):
    """An encoding, by its name in Python and its name for a reader."""

    codec: str
    name: str


def detect_encoding(data: bytes, declared: str | None = None) -> Encoding:
    """Return the encoding of bytes; UTF-8 where nothing shows that it is another one.

    A byte order mark comes first, then a declared encoding, if the bytes are valid in it.
    """
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return Encoding(codec, name)
    if declared is not None and (encoding := _as_declared(data, declared)):
        return encoding
    if order := _utf_16(data):
        return Encoding(order, "UTF-16")
    if _is_plainly_western(data):
        return Encoding("cp1252", "Windows-1252")
    return Encoding("utf-8", UTF_8)


def declared_charset(page: bytes) -> str | None:
    """Return the encoding that an HTML page declares at its beginning."""
    found = _META_CHARSET.search(page[:_HEAD])
    return found[1].decode("ascii") if found else None


def _as_declared(data: bytes, declared: str) -> Encoding | None:
    """Return a declared encoding if the bytes are valid in it; Latin-1 means Windows-1252 on the web."""
    try:
        codec = codecs.lookup(declared).name
        codec = "cp1252" if codec in ("iso8859-1", "ascii") else codec
        data.decode(codec)
    except (LookupError, ValueError):
        return None
    return Encoding(codec, UTF_8 if codec == "utf-8" else f"{declared} (as declared)")


def _utf_16(data: bytes) -> str | None:
    """Return the codec of UTF-16 without a mark, of which nearly every second byte is NUL."""
    for codec, nuls in (("utf-16-le", data[1::2]), ("utf-16-be", data[::2])):
        if len(data) > 1 and nuls.count(0) >= len(nuls) * _MIN_NUL_SHARE:
            return None if _CONTROL.search(data.decode(codec, "replace")) else codec
    return None


def _is_plainly_western(data: bytes) -> bool:
    """Tell whether bytes are not UTF-8, and in Windows-1252 plainly a text of a Western language."""
    try:
        data.decode()
    except UnicodeDecodeError:
        pass
    else:
        return False
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    if _NOT_PLAIN.search(text) or _is_hungarian(text) or _is_damaged_utf_8(data):
        return False
    return _few_letters_are_high(data)


def _is_hungarian(text: str) -> bool:
    """Distinguish ő of Windows-1250 from õ: only Estonian has both õ and ö, and it has ä as well."""
    return "õ" in text and "ö" in text and "ä" not in text


def _is_damaged_utf_8(data: bytes) -> bool:
    in_sequences = sum(len(sequence) for sequence in _UTF_8_SEQUENCE.findall(data))
    return in_sequences * 2 > len(data) - len(_HIGH_BYTE.sub(b"", data))


def _few_letters_are_high(data: bytes) -> bool:
    high, ascii_letters = (
        len(data) - len(data.translate(None, some)) for some in (_HIGH_LETTERS, _ASCII_LETTERS)
    )
    return high <= _FEW_HIGH + _MAX_HIGH_SHARE * (high + ascii_letters)
