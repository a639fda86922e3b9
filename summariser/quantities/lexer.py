"""Tokens: words, numbers and signs of a text with their offsets."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summariser.quantities.tables import Language

DASHES = "-‐‑–—−"
HYPHENS = "-‐‑"
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")
_BLOCK = 20_000
_LOOK_BACK = 2_000
"""How far before the end of a long block a good place to split it is looked for."""
_BREAKS = ("\n", ". ", "。", " ")


class Token(NamedTuple):
    """A word, a number or a sign.

    `text` has digits of any script as ASCII ones; `low` is in lower case with straight apostrophes.
    `gap` is what stands between it and the token before: "" where they are glued, " " for any space on
    one line, and a line break for one.
    """

    text: str
    low: str
    start: int
    end: int
    kind: str
    gap: str


def blocks(text: str) -> Iterator[tuple[int, int]]:
    """Split at blank lines, and where a block grows too long: what holds across is lost there."""
    start = 0
    for paragraph in [*_BLANK_LINE.finditer(text), None]:
        stop = paragraph.start() if paragraph else len(text)
        while stop - start > _BLOCK:
            cut = _cut(text, start)
            yield start, cut
            start = cut
        yield start, stop
        start = paragraph.end() if paragraph else stop


def _cut(text: str, start: int) -> int:
    limit = start + _BLOCK
    for mark in _BREAKS:
        found = text.rfind(mark, limit - _LOOK_BACK, limit)
        if found > start:
            return found + len(mark)
    return limit


def tokens(text: str, start: int, end: int, language: Language) -> list[Token]:
    """Split a block into tokens."""
    found: list[Token] = []
    previous = None
    for match in language.pattern.finditer(text, start, end):
        left, right = match.span()
        kind = match.lastgroup or ""
        piece = match.group()
        between = "" if previous is None else text[previous:left]
        gap = "\n" if "\n" in between else " " if between else ""
        if kind == "number" and not piece.isascii():
            piece = _ascii_digits(piece)
        low = piece.lower().replace("’", "'")
        found.append(Token(piece, low, left, right, "word" if kind == "elision" else kind, gap))
        previous = right
    return found


def _ascii_digits(number: str) -> str:
    wide = {"．": ".", "，": ","}
    return "".join(
        str(unicodedata.digit(character)) if character.isdigit() else wide.get(character, character)
        for character in number
    )


def glued(tokens: Sequence[Token], at: int, signs: str) -> bool:
    """Tell whether one of the signs follows without a space."""
    return at < len(tokens) and not tokens[at].gap and tokens[at].text in signs


def glued_kind(tokens: Sequence[Token], at: int, kind: str) -> bool:
    """Tell whether a token of the kind follows without a space."""
    return at < len(tokens) and not tokens[at].gap and tokens[at].kind == kind


def phrase_end(tokens: Sequence[Token], at: int, phrases: frozenset[tuple[str, ...]]) -> int | None:
    """Return where the longest of some phrases ends that begins at a token, or None."""
    if at >= len(tokens) or not any(phrase[0] == tokens[at].low for phrase in phrases):
        return None
    for length in sorted({len(phrase) for phrase in phrases}, reverse=True):
        if tuple(token.low for token in tokens[at : at + length]) in phrases:
            return at + length
    return None
