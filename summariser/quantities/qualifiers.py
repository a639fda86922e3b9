"""Qualifiers: how the words around a number say that it is a bound, rounded, or exact."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summariser.quantities.lexer import Token
    from summariser.quantities.quantity import Qualifier
    from summariser.quantities.tables import Language

_MAX_BEFORE = 5
_MAX_AFTER = 3


def qualifier_before(
    tokens: Sequence[Token], first: int, language: Language, *, of_time: bool = False
) -> Qualifier | None:
    """Return how the words before a number qualify it, or None; "over" a time is how long, not a bound."""
    if first == 0 or tokens[first - 1].low not in language.before_ends:
        return None
    for length in range(min(_MAX_BEFORE, first), 0, -1):
        phrase = tuple(token.low for token in tokens[first - length : first])
        if phrase in language.before:
            if of_time and length == 1 and language.is_word("during", phrase[0]):
                return None
            moved = first > length and tokens[first - length - 1].low in language.words["change"]
            return None if moved and phrase[0] == "up" else language.before[phrase]
    return None


def qualifier_after(tokens: Sequence[Token], last: int, language: Language) -> Qualifier | None:
    """Return how the words after a number qualify it ("or more", "+"), or None."""
    if last >= len(tokens) or tokens[last].low not in language.after_starts:
        return None
    for length in range(_MAX_AFTER, 0, -1):
        phrase = tuple(token.low for token in tokens[last : last + length])
        if phrase in language.after:
            return language.after[phrase]
    return None


def skip_qualifier(tokens: Sequence[Token], at: int, language: Language) -> int:
    """Return where the qualifier that begins at a token ends, or the token itself."""
    if at >= len(tokens) or tokens[at].low not in language.before_starts:
        return at
    for length in range(_MAX_BEFORE, 0, -1):
        if tuple(token.low for token in tokens[at : at + length]) in language.before:
            return at + length
    return at
