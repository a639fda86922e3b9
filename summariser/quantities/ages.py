"""Ages: "aged 44", "Maddon, 66, has", "66 years old"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summariser.quantities.dates import is_month
from summariser.quantities.lexer import glued

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summariser.quantities.lexer import Token
    from summariser.quantities.readings import Numeral
    from summariser.quantities.tables import Language

_OLDEST = 120
_GROWN = 13
"""From this age on it may stand between commas after a word in lower case: "the suspect, 27, was"."""
_NAME_AND_COMMA = 2


def of_age(tokens: Sequence[Token], at: int, language: Language) -> int:
    """Return where "old" or "of age" after years ends, or the token itself where neither follows."""
    position = at + 1 if glued(tokens, at, "-") else at
    if position < len(tokens) and language.is_word("of", tokens[position].low):
        position += 1
    old = position < len(tokens) and language.is_word("old", tokens[position].low)
    return position + 1 if old and tokens[position].gap != "\n" else at


def is_age(tokens: Sequence[Token], first: int, numeral: Numeral, language: Language) -> bool:
    """Tell whether a bare number is somebody's age."""
    value = numeral.value
    if value != int(value) or not 0 < value < _OLDEST or first == 0 or numeral.power:
        return False
    before = tokens[first - 1]
    if language.is_word("aged", before.low):
        return True
    if numeral.kind != "digits" or before.text not in ",(" or first < _NAME_AND_COMMA:
        return False
    following = tokens[numeral.last] if numeral.last < len(tokens) else None
    named = tokens[first - 2]
    closed = following is None or (following.text in ",.;)" and not following.gap)
    listing = numeral.last + 1 < len(tokens) and tokens[numeral.last + 1].kind == "number"
    if named.kind != "word" or is_month(named.low, language) or not closed or listing:
        return False
    enclosed = before.text == "," and following is not None and following.text == "," and value >= _GROWN
    return enclosed or named.text[0].isupper()
