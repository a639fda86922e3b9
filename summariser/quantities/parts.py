"""Parts of a whole in words: "two-thirds", "half a million", "three and a half"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from summariser.quantities.lexer import glued
from summariser.quantities.readings import Numeral

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summariser.quantities.lexer import Token
    from summariser.quantities.tables import Language

_HALF = Decimal("0.5")
_LARGEST_NUMERATOR = 99
_MAX_HALF = 4
"""How many tokens "and a half" may take, the "and" aside."""
_AMBIGUOUS = frozenset({2, 4})
"""Denominators whose words mean other things too: "three halves", "two quarters"."""


def read_part(
    tokens: Sequence[Token], first: int, at: int, numerator: Decimal, language: Language
) -> Numeral | None:
    """Read the denominator in words that begins at a token, the numerator being read."""
    if at >= len(tokens) or not 0 < numerator <= _LARGEST_NUMERATOR or numerator != int(numerator):
        return None
    hyphen = glued(tokens, at, "-‐–")
    at = at + 1 if hyphen else at
    if at >= len(tokens) or tokens[at].gap == "\n" or (language.spaced and not hyphen and not tokens[at].gap):
        return None
    word = tokens[at].low
    denominator = language.fractions.get(word)
    if denominator is None or numerator >= denominator:
        return None
    of = at + 1 < len(tokens) and language.is_word("of", tokens[at + 1].low)
    if language.holds("fractions are ordinals") and not of:
        plural = word.endswith(language.endings["plural"])
        if (numerator > 1) != plural:
            return None
        certain = (hyphen and (plural or denominator not in _AMBIGUOUS)) or (
            plural and denominator not in _AMBIGUOUS
        )
        alone = language.is_word("one", tokens[first].low) and denominator not in _AMBIGUOUS
        by = first > 0 and language.is_word("by", tokens[first - 1].low)
        if not (certain or alone or by):
            return None
    return Numeral(first, at + 1, numerator / denominator, 0, "fraction")


def half_after(tokens: Sequence[Token], at: int, language: Language) -> int | None:
    """Return where "and a half" after a number ends, or None."""
    if glued(tokens, at, "-"):
        at += 1
    if at >= len(tokens) or not language.is_word("and", tokens[at].low):
        return None
    for position in range(at + 1, min(at + 1 + _MAX_HALF, len(tokens))):
        if language.is_word("half", tokens[position].low):
            return position + 1
        if tokens[position].text != "-" and not language.is_word("article", tokens[position].low):
            return None
    return None


def read_half(tokens: Sequence[Token], first: int, language: Language) -> Numeral | None:
    """Read half of something: "half a million", "half an hour", "half of"."""
    at = first + 1
    hyphen = glued(tokens, at, "-")
    if hyphen:
        at += 1
    if at >= len(tokens) or tokens[at].gap == "\n":
        return None
    article = language.is_word("article", tokens[at].low)
    noun = at + 1 if article else at
    if noun < len(tokens):
        word = tokens[noun].low
        if word in language.multiples:
            return Numeral(first, noun + 1, _HALF * language.multiples[word], 0, "words")
        if word in language.magnitudes:
            return Numeral(first, noun + 1, _HALF, language.magnitudes[word], "words")
        unit = language.unit_words.get(word)
        if unit and (article or hyphen or (unit.kind == "duration" and language.holds("half without article"))):
            return Numeral(first, noun, _HALF, 0, "words")
    if language.is_word("of", tokens[at].low) or language.is_word("possessive", tokens[at].low):
        return Numeral(first, first + 1, _HALF, 0, "fraction")
    return None
