"""What is not a quantity: dates, times, ordinals, and numbers that are names or parts of names."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from summariser.quantities.dates import calendar_date, marked_date, month_first, year
from summariser.quantities.digits import parse_digits
from summariser.quantities.identifiers import (
    code,
    glued_letters,
    joined_numbers,
    joined_on,
    label,
    labelled_word,
    list_marker,
    model,
    score,
    telephone,
)
from summariser.quantities.ordinals import ordinal, ordinal_word
from summariser.quantities.readings import NonQuantity
from summariser.quantities.times import time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summariser.quantities.lexer import Token
    from summariser.quantities.tables import Language

_REMEMBERED = 8192
_NUMBER_READINGS = (
    list_marker,
    marked_date,
    time,
    calendar_date,
    ordinal,
    telephone,
    score,
    joined_numbers,
    label,
    model,
    year,
)


def find_non_quantity(
    tokens: Sequence[Token], at: int, language: Language, floor: int = 0
) -> NonQuantity | None:
    """Return the date, time, ordinal or identifier that a token belongs to, or None.

    It may begin before the token ("Article 5"), yet not before the token `floor`.
    """
    found = _find(tokens, at, language)
    return found and found._replace(first=max(found.first, floor))


@lru_cache(maxsize=_REMEMBERED)
def opens_apart(low: str, language: Language) -> bool:
    """Tell whether a date, an ordinal or a number in words after a label may begin with a word."""
    dated = any(low in language.dates[role] for role in ("months", "ordinals", "tens"))
    return dated or language.is_word("labels", low)


def _find(tokens: Sequence[Token], at: int, language: Language) -> NonQuantity | None:
    token = tokens[at]
    if token.kind == "code":
        return code(tokens, at)
    if token.kind == "word":
        named = month_first(tokens, at, language) or labelled_word(tokens, at, language)
        return named or ordinal_word(tokens, at, language)
    if token.kind != "number":
        return None
    for reading in _NUMBER_READINGS:
        if found := reading(tokens, at, language):
            return found
    if parse_digits(token.text, language) is None:
        return NonQuantity(at, joined_on(tokens, at + 1), "identifier")
    return glued_letters(tokens, at, language)
