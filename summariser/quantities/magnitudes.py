"""Magnitudes after a number: "million", "bn", "lakh", "Mrd."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summariser.quantities.lexer import glued
from summariser.quantities.nouns import is_plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summariser.quantities.lexer import Token
    from summariser.quantities.tables import Language

_MAX_MAGNITUDES = 3
_LARGEST_POWER = 30


def read_magnitudes(
    tokens: Sequence[Token], at: int, language: Language, *, money: bool = False
) -> tuple[int, int]:
    """Read the magnitudes that begin at a token: where they end, and their power of ten.

    Args:
        tokens: the tokens of a block.
        at: the token after the number.
        language: the language's tables.
        money: whether a currency stands before the number, so that "m" means million.
    """
    power = 0
    for _ in range(_MAX_MAGNITUDES):
        if at >= len(tokens) or tokens[at].gap == "\n":
            break
        hyphen = power == 0 and glued(tokens, at, "-") and at + 1 < len(tokens) and not tokens[at + 1].gap
        word = at + 1 if hyphen else at
        added = language.magnitudes.get(tokens[word].low)
        if not added and not hyphen and power == 0:
            added = _abbreviated(tokens, at, language, money=money)
        if not added or power + added > _LARGEST_POWER:
            break
        power += added
        at = word + 1
        if language.is_word("dotted", tokens[word].low) and glued(tokens, at, "."):
            at += 1
    return at, power


def _abbreviated(tokens: Sequence[Token], at: int, language: Language, *, money: bool) -> int | None:
    """The power of an abbreviation; one of a single letter counts where it can be no unit."""
    token = tokens[at]
    power = language.abbreviations.get(token.low)
    if power is None or token.kind != "word":
        return None
    if len(token.text) > 1 or money:
        return power
    if token.gap:
        return None
    if token.low == "k":
        return power if token.text == "k" or len(tokens[at - 1].text) > 1 else None
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or following.gap != " " or language.is_word("in", following.low):
        return None
    counted = following.low in language.unit_words or following.text in language.symbols
    counted = counted or language.is_word("of", following.low) or is_plural(following.low, language)
    return power if counted or token.text == "M" else None
