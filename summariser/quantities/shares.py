"""Shares of a whole: "one in three", "nine out of ten"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summariser.quantities.lexer import phrase_end
from summariser.quantities.numeral_reader import read_numeral
from summariser.quantities.readings import Amount
from summariser.quantities.units import unit_after

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summariser.quantities.lexer import Token
    from summariser.quantities.readings import Numeral
    from summariser.quantities.tables import Language

_MAX_PARTS = 99
_LARGEST_WHOLE = 10**6
_TENS = frozenset(10**power for power in range(1, 7))
_YEARS = range(1001, 2200)
"""A whole in this range is rather a year: "one in 2019"."""


def read_share(tokens: Sequence[Token], numeral: Numeral, language: Language) -> Amount | None:
    """Read the share whose parts are read, or None."""
    if numeral.value != int(numeral.value) or numeral.power or not 0 < numeral.value <= _MAX_PARTS:
        return None
    at = phrase_end(tokens, numeral.last, language.phrases["share"])
    if at is None and numeral.value == 1:
        at = phrase_end(tokens, numeral.last, language.phrases["share of one"])
    ten = at is None
    if ten:
        at = phrase_end(tokens, numeral.last, language.phrases["share of ten"])
    whole = read_numeral(tokens, at, language) if at is not None and at < len(tokens) else None
    if whole is None or not numeral.value < whole.value <= _LARGEST_WHOLE or whole.value in _YEARS:
        return None
    unit = unit_after(tokens, whole.last, language)
    if (ten and whole.value not in _TENS) or (unit is not None and unit.unit.kind == "duration"):
        return None
    return Amount(numeral.first, whole.last, numeral, numeral.value / whole.value, "fraction", "percent", True)
