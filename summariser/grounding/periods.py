"""Periods: whether a number of a claim belongs to the quarter of the year that the claim gives it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summariser.text.source import Source

_NAMES = ("first", "second", "third", "fourth")
_QUARTER = re.compile(r"\bq([1-4])\b|\b(first|second|third|fourth)[- ]quarter\b", re.IGNORECASE)
_GIVEN = re.compile(r"\s*(?:for|in|during|of)\s+(?:the\s+)?(?=\w)", re.IGNORECASE)
_REACH = 40


class WrongQuarter(NamedTuple):
    """The end of the claim's quarter in the claim, and the quarters that the source names instead."""

    end: int
    instead: tuple[str, ...]


def wrong_quarter(claim: str, end: int, source: Source, sentences: Iterable[int]) -> WrongQuarter | None:
    """Return where a claim gives its number another quarter than the source does.

    Args:
        claim: the claim, which may continue "… for the third quarter" after a number.
        end: where the number ends in it.
        source: the text.
        sentences: the sentences that hold the number.

    Returns:
        None where these sentences name the claim's quarter or none, or the claim gives none.
    """
    given = _GIVEN.match(claim, end)
    claimed = _QUARTER.match(claim, given.end(), given.end() + _REACH) if given else None
    if claimed is None:
        return None
    found: dict[str, None] = {}
    for number in sentences:
        if sentence := source.sentence(number):
            found.update(dict.fromkeys(_name(quarter) for quarter in _QUARTER.finditer(sentence.text)))
    return None if not found or _name(claimed) in found else WrongQuarter(claimed.end(), tuple(found))


def _name(quarter: re.Match[str]) -> str:
    number, word = quarter.groups()
    return f"{_NAMES[int(number) - 1] if number else word.lower()} quarter"
