"""What is found: a quantity, and the other things that numbers stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal

_MAX_READING = 12
_MAGNITUDES = ((12, "trillion"), (9, "billion"), (6, "million"))

Kind = Literal["money", "percent", "count", "measure", "duration", "date", "time", "ordinal", "identifier"]
Qualifier = Literal["about", "at least", "at most", "more than", "less than", "nearly", "exactly"]

QUANTITY_KINDS = frozenset({"money", "percent", "count", "measure", "duration"})
"""The kinds that say how much; the others tell when or which."""


class Quantity(NamedTuple):
    """A quantity found in a text, or a date, time, ordinal or identifier told apart from one.

    `text` is the text's own slice ``text[start:end]``, offsets in code points.
    """

    text: str
    start: int
    end: int
    value: Decimal | None
    """The value, of a range its first end; None where there is none (a date, an identifier)."""
    upper: Decimal | None
    """The second end of a range, or None."""
    unit: str | None
    """A code or a plain word ("USD", "percent", "km", "people", "USD per barrel"), or None."""
    kind: Kind
    qualifier: Qualifier | None
    """How the text qualifies the value, in a standard form, or None."""


def reading(quantity: Quantity) -> str:
    """Say how a quantity was read, such as "20 billion USD", "5 to 10 percent" or "70"."""
    ends = [_plain(end) for end in (quantity.value, quantity.upper) if end is not None]
    if not ends:
        return quantity.text
    return " ".join(filter(None, (" to ".join(ends), quantity.unit)))


def _plain(value: Decimal) -> str:
    for power, name in _MAGNITUDES:
        if abs(value) >= 10**power:
            return f"{value.scaleb(-power).normalize():f} {name}"
    digits = f"{value.normalize():f}"
    return digits if len(digits) < _MAX_READING else f"{value:.3g}"
