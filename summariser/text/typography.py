"""Typographic folding: texts that differ only in quotes, dashes and spaces become equal."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_APOSTROPHES = "'’‘ʼ‛′＇`´"
_DOUBLE_QUOTES = '"“”„‟«»″＂‹›'
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2066-\u2069\u202a-\u202e\ufeff"
_DASHES = "‐‑‒–—―−﹣－"
_SPECIAL = re.compile(
    rf"\s+|[{_APOSTROPHES}{_DOUBLE_QUOTES}{_INVISIBLE}{_DASHES}…]|(?:[^\W_]|_)[\u0300-\u036f]+"
)


_THAI_TO_KHMER_AND_CJK = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
_UNSPACED = re.compile(f"[{_THAI_TO_KHMER_AND_CJK}]")
_SPACED = re.compile(rf"[^\W{_THAI_TO_KHMER_AND_CJK}]")
_DECIMAL, _FRACTION = re.compile(r"\d[.,]"), re.compile(r"[.,]\d")
_PREFIXED = re.compile("[\u0590-\u06ff]")
_SUFFIXED = re.compile("[\uac00-\ud7af]")


@dataclass(frozen=True)
class Folded:
    """A folded text to search in, which leads back to the offsets of the original."""

    text: str
    _starts: list[int] = field(repr=False)
    """Where each run of folded text begins in `text`, ascending."""
    _runs: list[tuple[int, int, bool]] = field(repr=False)
    """For each run: where it begins and ends in the original, and whether it was copied unchanged."""

    @cached_property
    def lowered(self) -> str:
        """The folded text in lower case, character by character."""
        return lowered(self.text)

    def at(self, offset: int) -> int:
        """Return the place in `text` of an offset of the original, or the next place where it was left out."""
        index = bisect_right(self._runs, offset, key=lambda run: run[0]) - 1
        if index < 0:
            return 0
        left, right, copied = self._runs[index]
        if copied and offset < right:
            return self._starts[index] + offset - left
        return self._starts[index + 1] if index + 1 < len(self._starts) else len(self.text)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original's span that ``text[start:end]`` stands for; `end` must exceed `start`."""
        first, last = bisect_right(self._starts, start) - 1, bisect_right(self._starts, end - 1) - 1
        left, _, copied = self._runs[first]
        original_start = left + start - self._starts[first] if copied else left
        left, right, copied = self._runs[last]
        original_end = left + end - self._starts[last] if copied else right
        return original_start, original_end


def lowered(text: str) -> str:
    """Return a text in lower case and of the same length, for searches that ignore case."""
    if text.isascii():
        return text.lower()
    return "".join(lower if len(lower := character.lower()) == 1 else character for character in text)


def fold(text: str) -> Folded:
    """Remove quotation marks; fold apostrophes, dashes, ellipses and spaces to one form, letters to NFC.

    Letters, digits and all other punctuation stay, so a changed digit or a dropped word never folds away.
    """
    pieces: list[str] = []
    starts: list[int] = []
    runs: list[tuple[int, int, bool]] = []
    length = 0

    def add(piece: str, start: int, end: int, *, copied: bool) -> None:
        nonlocal length
        if piece:
            pieces.append(piece)
            starts.append(length)
            runs.append((start, end, copied))
            length += len(piece)

    position = 0
    for special in _SPECIAL.finditer(text):
        start, end = special.span()
        add(text[position:start], position, start, copied=True)
        position = end
        replacement = _replacement(text, start, end)
        if replacement == " " and (not pieces or pieces[-1].endswith(" ")):
            continue
        add(replacement, start, end, copied=False)
    add(text[position:], position, len(text), copied=True)
    return Folded("".join(pieces), starts, runs)


def _replacement(text: str, start: int, end: int) -> str:
    character = text[start]
    if character.isspace():
        return " "
    if character in _APOSTROPHES:
        inside_a_word = start > 0 and end < len(text) and text[start - 1].isalnum() and text[end].isalnum()
        return "'" if inside_a_word else ""
    if character in _DASHES:
        return "-"
    if character == "…":
        return "..."
    if end - start > 1:
        return unicodedata.normalize("NFC", text[start:end])
    return ""


def whole_occurrences(
    wanted: str, text: str, start: int = 0, stop: int | None = None
) -> Iterator[tuple[int, int]]:
    """Yield the spans at which a text holds the wanted words as whole words and whole numbers, in order.

    Scripts without spaces between words have no such boundary; Hebrew and Arabic write "and" or
    "in" onto the front of a word, Korean its particles onto the end.
    """
    stop = len(text) if stop is None else stop
    at = text.find(wanted, start, stop) if wanted else -1
    while at >= 0:
        end = at + len(wanted)
        whole = _begins_whole(text, at) and _ends_whole(text, end)
        if whole:
            yield at, end
        at = text.find(wanted, end if whole else at + 1, stop)


def _begins_whole(text: str, at: int) -> bool:
    if not text[at].isalnum() or _UNSPACED.match(text[at]) or _PREFIXED.match(text[at]):
        return True
    return not _SPACED.match(text[at - 1 : at]) and not _DECIMAL.match(text[max(0, at - 2) : at])


def _ends_whole(text: str, end: int) -> bool:
    last = text[end - 1]
    if not last.isalnum() or _UNSPACED.match(last) or _SUFFIXED.match(last):
        return True
    return not _SPACED.match(text[end : end + 1]) and not _FRACTION.match(text[end : end + 2])
