"""Amount: a number with its unit as it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal

    from summariser.quantities.numeral import Numeral
    from summariser.quantities.quantity import Kind


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
