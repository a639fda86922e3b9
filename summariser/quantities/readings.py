"""Readings: a number, a number with its unit, and what is not a quantity, as they were read from the tokens."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from summariser.quantities.quantity import Kind


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


class Amount(NamedTuple):
    """A number with its unit, read from the tokens `first` up to, not including, `last`."""

    first: int
    last: int
    numeral: Numeral
    value: Decimal
    unit: str | None
    kind: Kind
    found_unit: bool
    """Whether a unit, a currency or a counted noun was found."""


class NonQuantity(NamedTuple):
    """A date, time, ordinal or identifier read from the tokens `first` up to, not including, `last`."""

    first: int
    last: int
    kind: Kind
    value: Decimal | None = None


def plain(value: Decimal) -> Decimal:
    """Write a whole number without an exponent."""
    return Decimal(int(value)) if value.as_tuple().exponent > 0 else value  # type: ignore[operator]
