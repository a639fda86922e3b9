"""Ordinals: "22nd", "1er", "3º", "twenty-first"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from summariser.quantities.lexer import HYPHENS, glued
from summariser.quantities.readings import NonQuantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summariser.quantities.lexer import Token
    from summariser.quantities.tables import Language

_MAX_DIGITS = 6


def ordinal(tokens: Sequence[Token], at: int, language: Language) -> NonQuantity | None:
    """Read the ordinal that begins with digits, or None."""
    number = tokens[at]
    if not number.text.isdigit() or len(number.text) > _MAX_DIGITS:
        return None
    value = Decimal(number.text)
    before = tokens[at - 1].low if at else ""
    if before in language.dates["ordinal_prefixes"] and not number.gap:
        return NonQuantity(at - 1, at + 1, "ordinal", value)
    suffix = at + 1
    if suffix >= len(tokens) or tokens[suffix].gap:
        return None
    suffixes = language.dates["ordinal_suffixes"]
    if tokens[suffix].low in suffixes and tokens[suffix].kind == "word":
        return NonQuantity(at, suffix + 1, "ordinal", value)
    if tokens[suffix].text != ".":
        return None
    if suffix + 1 < len(tokens) and not tokens[suffix + 1].gap and tokens[suffix + 1].low in suffixes:
        return NonQuantity(at, suffix + 2, "ordinal", value)
    continued = suffix + 1 < len(tokens) and tokens[suffix + 1].kind == "word" and tokens[suffix + 1].gap == " "
    if "." in suffixes and continued and before in language.dates["before_an_ordinal"]:
        return NonQuantity(at, suffix + 1, "ordinal", value)
    return None


def ordinal_word(tokens: Sequence[Token], at: int, language: Language) -> NonQuantity | None:
    """Read the ordinal in words that begins at a token, or None."""
    ordinals = language.dates["ordinals"]
    if tokens[at].low in ordinals:
        return NonQuantity(at, at + 1, "ordinal")
    joined = glued(tokens, at + 1, HYPHENS) and at + 2 < len(tokens) and not tokens[at + 2].gap
    if joined and tokens[at].low in language.dates["tens"] and tokens[at + 2].low in ordinals:
        return NonQuantity(at, at + 3, "ordinal")
    return None
