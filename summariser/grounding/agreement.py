"""Agreement: whether two quantities say the same amount of the same thing."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from summariser.quantities import Quantity

_ROUNDING = Decimal("0.05")
"""How far, in proportion, a number with a qualifier may deviate from the one that it rounds."""
_EXACT = Decimal("1e-9")
"""How far, in proportion, two equal numbers may deviate by their conversion to a base unit."""
_BOUND = Decimal("0.1")
"""The same where the qualifier gives a bound, such as "more than"."""
_POINT = 1
"""How many points a recurring fraction ("a third") may deviate from its percentage."""
_AT_LEAST = frozenset({"at least", "more than"})
_AT_MOST = frozenset({"at most", "less than", "nearly"})

_SCALES: dict[str, tuple[str, Decimal]] = {
    unit: (dimension, Decimal(factor))
    for dimension, units in {
        "percent": {"percent": "1", "fraction": "100", "per mille": "0.1"},
        "percentage point": {"percentage point": "1", "basis point": "0.01"},
        "second": {"millisecond": "0.001", "second": "1", "minute": "60", "hour": "3600", "day": "86400",
                   "week": "604800", "fortnight": "1209600"},
        "month": {"month": "1", "year": "12", "decade": "120", "century": "1200"},
        "m": {"mm": "0.001", "cm": "0.01", "m": "1", "km": "1000"},
        "kg": {"mg": "0.000001", "g": "0.001", "kg": "1", "tonne": "1000", "ton": "1000",
               "kiloton": "1000000", "megatonne": "1000000000", "gigatonne": "1000000000000"},
        "l": {"ml": "0.001", "cl": "0.01", "l": "1"},
        "W": {"W": "1", "kW": "1e3", "MW": "1e6", "GW": "1e9", "TW": "1e12"},
        "Wh": {"Wh": "1", "kWh": "1e3", "MWh": "1e6", "GWh": "1e9", "TWh": "1e12"},
        "byte": {"byte": "1", "kB": "1e3", "MB": "1e6", "GB": "1e9", "TB": "1e12", "PB": "1e15"},
        "Hz": {"Hz": "1", "kHz": "1e3", "MHz": "1e6", "GHz": "1e9"},
        "m2": {"m2": "1", "ha": "1e4", "km2": "1e6"},
        "cent": {"cent": "1"},
        "GBP": {"GBP": "1", "p": "0.01"},
    }.items()
    for unit, factor in units.items()
}  # fmt: skip
_AMERICAN = re.compile(r"\bu\.?s\b|american|united states")
_DOLLARS = frozenset({"USD", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD"})
_LOOSELY_ALIKE: tuple[set[str | None], ...] = (
    {"degree", "°C"}, {"degree", "°F"}, {"points", "percentage point"}, {"point", "percentage point"}
)  # fmt: skip
_OF_CENTS = _DOLLARS | {"EUR"}


class Amount(NamedTuple):
    """A quantity in the base unit of its dimension."""

    dimension: str | None
    low: Decimal
    high: Decimal | None
    rate: str


def amount_of(quantity: Quantity) -> Amount | None:
    """Convert a quantity to its base unit; None where it has no value. Counts have no dimension."""
    if quantity.value is None:
        return None
    if quantity.kind == "count":
        return Amount(None, quantity.value, quantity.upper, (quantity.unit or "").partition("per ")[2])
    unit, _, rate = (quantity.unit or "").partition(" per ")
    dimension, factor = _SCALES.get(unit, (unit, Decimal(1)))
    high = None if quantity.upper is None else quantity.upper * factor
    return Amount(dimension, quantity.value * factor, high, rate)


def comparable_values(quantity: Quantity) -> set[Decimal]:
    """Return values of which two quantities share at least one if they agree exactly."""
    amount = amount_of(quantity)
    if amount is None or quantity.value is None:
        return set()
    ends = [quantity.value, quantity.upper, amount.low, amount.high]
    if quantity.kind == "money":
        ends += [amount.low * 100, amount.high and amount.high * 100]
    return {+end.normalize() for end in ends if end is not None}


def needs_no_equal(quantity: Quantity) -> bool:
    """Tell whether a claimed quantity may agree with one of another value: it is rounded, or open."""
    return (
        quantity.qualifier is not None
        or quantity.unit == "fraction"
        or quantity.unit == "percent"
        or _open(quantity)
    )


def agree(claimed: Quantity, found: Quantity) -> bool:
    """Tell whether a claimed quantity agrees with the one found.

    Money, percentages, measures and durations agree in value and unit, counts in value; a bare number of
    the claim agrees with any, one of the source with a count or an age. With a qualifier the claim may
    deviate by 5 %, in the direction of the qualifier, if it has no more digits than what it rounds.
    """
    one, other = amount_of(claimed), amount_of(found)
    if one is None or other is None or not _comparable(claimed, one, found, other):
        return False
    if not _unit(claimed) or not _unit(found):
        one, other = _bare(claimed), _bare(found)
    elif {one.dimension, other.dimension} & {"cent"} and one.dimension != other.dimension:
        one, other = _in_cents(one), _in_cents(other)
    if one.high is None and other.high is None:
        return _close(claimed, one.low, other.low, found)
    if one.high is not None and other.high is not None:
        return all(map(_equal, sorted((one.low, one.high)), sorted((other.low, other.high))))
    if one.high is not None:
        return _open(claimed) and one.low <= other.low <= one.high
    ends = (other.low, other.high)
    return not _open(found) and any(end is not None and _equal(one.low, end) for end in ends)


def _comparable(claimed: Quantity, one: Amount, found: Quantity, other: Amount) -> bool:
    if one.rate and other.rate and one.rate != other.rate:
        return False
    if one.dimension == other.dimension:
        return True
    if not _unit(claimed):
        return True
    if not _unit(found):
        return claimed.kind == "count" or claimed.unit == "year"
    pair = {one.dimension, other.dimension}
    if pair in _LOOSELY_ALIKE or {claimed.unit, found.unit} in _LOOSELY_ALIKE:
        return True
    if one.dimension is None or other.dimension is None:
        return False
    if "cent" in pair:
        return bool(pair & _OF_CENTS)
    return pair <= _DOLLARS and (_bare_dollar(claimed) or _bare_dollar(found))


def _unit(quantity: Quantity) -> str | None:
    return quantity.unit if quantity.kind != "count" or quantity.unit else None


def _bare_dollar(quantity: Quantity) -> bool:
    """Tell whether a quantity is in dollars without a country, which may be any country's."""
    text = quantity.text.lower().lstrip("-−")
    if "$" in text:
        return text.startswith("$") and not text.startswith("$u")
    return quantity.unit == "USD" and not _AMERICAN.search(text)


def _bare(quantity: Quantity) -> Amount:
    return Amount(None, quantity.value or Decimal(0), quantity.upper, "")


def _in_cents(amount: Amount) -> Amount:
    if amount.dimension == "cent":
        return amount
    high = None if amount.high is None else amount.high * 100
    return Amount("cent", amount.low * 100, high, amount.rate)


def _open(quantity: Quantity) -> bool:
    """Tell whether a quantity is a range that words leave open, such as "dozens"."""
    no_digit = not any(character.isdigit() for character in quantity.text)
    return no_digit and quantity.upper is not None and quantity.upper == (quantity.value or 0) * 10


def _equal(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= _EXACT * max(abs(one), abs(other))


def _close(claimed: Quantity, one: Decimal, other: Decimal, found: Quantity) -> bool:
    if _equal(one, other):
        return not _contradict(claimed, found)
    if "fraction" in (claimed.unit, found.unit):
        fraction = one if claimed.unit == "fraction" else other
        return fraction != int(fraction) and abs(one - other) < _POINT
    if len(one.normalize().as_tuple().digits) > len(other.normalize().as_tuple().digits):
        return False
    most = _ROUNDING if claimed.qualifier == "about" else _BOUND
    below, above = other * (1 - most), other * (1 + most)
    if other < 0:
        below, above = above, below
    match claimed.qualifier:
        case "about":
            return below <= one <= above
        case "more than" | "at least":
            same_noun = bool(claimed.unit) and claimed.unit == found.unit and claimed.kind == "count"
            return below <= one <= other or (same_noun and one == _round_below(other))
        case "less than" | "at most":
            return other <= one <= above
        case "nearly":
            return other <= one <= above
    return False


def _contradict(claimed: Quantity, found: Quantity) -> bool:
    """Tell whether the qualifiers of two equal numbers exclude each other."""
    if claimed.qualifier == "exactly":
        return found.qualifier not in (None, "exactly")
    return (claimed.qualifier in _AT_LEAST and found.qualifier in _AT_MOST) or (
        claimed.qualifier in _AT_MOST and found.qualifier in _AT_LEAST
    )


def _round_below(value: Decimal) -> Decimal:
    """The next lower of 1, 2, 5, 10, 20, 50 and so on: 50 for 63, which is "more than 50"."""
    if value < 1:
        return value
    power = value.adjusted()
    first = value.scaleb(-power)
    return Decimal(5 if first > 5 else 2 if first > 2 else 1).scaleb(power)
