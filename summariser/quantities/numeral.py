"""Numeral: a number as it was read, before it takes a unit."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple


class Numeral(NamedTuple):
    """A number read from the tokens `first` up to, not including, `last`."""

    first: int
    last: int
    base: Decimal
    """The number before its magnitude: 1.2 of "1.2 million"."""
    power: int
    """The magnitude's power of ten, 0 where none is written."""
    kind: str
    """"digits", "words", "fraction", "fold" (sixfold), or "indefinite" (dozens: up to ten times as many)."""

    @property
    def value(self) -> Decimal:
        """The number's value."""
        return self.base.scaleb(self.power)


def plain(value: Decimal) -> Decimal:
    """Write a whole number without an exponent."""
    return Decimal(int(value)) if value.as_tuple().exponent > 0 else value  # type: ignore[operator]
