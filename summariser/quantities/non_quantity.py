"""Apart: a date, time, ordinal or identifier as it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal

    from summariser.quantities.quantity import Kind


class Apart(NamedTuple):
    """The tokens from `first` up to, not including, `last`, and what they are."""

    first: int
    last: int
    kind: Kind
    value: Decimal | None = None
