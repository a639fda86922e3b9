"""Quantities in claims: whether they stand in the source, and in the sentences that the claim cites."""

from __future__ import annotations

import itertools
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from summariser.grounding.agreement import agree, comparable_values, needs_no_equal
from summariser.grounding.occurrences import Placed, by_value, number_words, placed_quantities, stands
from summariser.grounding.periods import wrong_quarter
from summariser.languages import alternatives
from summariser.quantities import Quantity, extract_quantities
from summariser.quantities.quantity import QUANTITY_KINDS, reading

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from summariser.text.source import Source

_MAX_SMALL = 10
"""Up to this, a number in words is often inferred (a list, two names) and fails only on conflict."""
_A_PAIR = 2
_ONE_OF = re.compile(r"\s(?:of|des|de|dei|der|dos)\s", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_MAX_SHOWN = 3


class Unsupported(NamedTuple):
    """A number of a claim that the cited sentences do not hold.

    Attributes:
        text: the number as the claim has it.
        reading: how it was read, such as "20 billion USD", or "" where the text itself says so.
        held: comparable numbers that the cited sentences do hold, as written there.
        elsewhere: the numbers of other sentences that hold it.
    """

    text: str
    reading: str
    held: tuple[str, ...]
    elsewhere: tuple[int, ...]


def unsupported_numbers(
    claim: str,
    source: Source,
    cited: Collection[int] | None = None,
    language: str | None = None,
    *,
    absent: bool = False,
) -> Iterator[Unsupported]:
    """Yield the numbers of a claim that the cited sentences do not hold.

    Quantities have to stand in the cited sentences; dates, times, ordinals and identifiers anywhere in
    the source. Numbers in words up to ten fail only where the source gives another number of the same thing.

    Args:
        claim: a statement about the source.
        source: the text.
        cited: the numbers of the sentences that should carry it; all if not given.
        language: the claim's language; the source's if not given.
        absent: whether numbers from three to ten in words also fail where the source has them nowhere;
            if not, they may count what it lists.
    """
    for quantity in extract_quantities(claim, language or source.language or "en"):
        if quantity.kind not in QUANTITY_KINDS:
            if not stands(quantity, source):
                yield Unsupported(quantity.text, _reading_to_show(quantity), (), ())
            continue
        holding = [
            placed.sentence for placed in _candidates(quantity, source) if _supports(quantity, placed.quantity)
        ]
        within = [sentence for sentence in holding if cited is None or sentence in cited]
        if within:
            if wrong := wrong_quarter(claim, quantity.end, source, within):
                yield Unsupported(claim[quantity.start : wrong.end], "", wrong.instead, ())
            continue
        near = [placed for placed in placed_quantities(source) if cited is None or placed.sentence in cited]
        if _otherwise_supported(quantity, near, source, cited):
            continue
        if _is_small(quantity) and not _fails_though_small(quantity, near, source, absent=absent):
            continue
        elsewhere = tuple(dict.fromkeys(holding))
        yield Unsupported(quantity.text, _reading_to_show(quantity), _comparable(quantity, near), elsewhere)


def _candidates(claimed: Quantity, source: Source) -> Iterable[Placed]:
    """The quantities of the source that a claimed one may agree with."""
    if needs_no_equal(claimed):
        return placed_quantities(source)
    groups = by_value(source)
    return dict.fromkeys(placed for value in comparable_values(claimed) for placed in groups.get(value, ()))


def _otherwise_supported(
    quantity: Quantity, near: list[Placed], source: Source, cited: Collection[int] | None
) -> bool:
    return (
        _in_a_title(quantity, source)
        or _elliptic(quantity, near, source)
        or _both_ends(quantity, near)
        or _digits_stand(quantity, near)
        or _word_stands(quantity, near, source, cited)
    )


def _reading_to_show(quantity: Quantity) -> str:
    """The reading of a quantity, where a person might read it differently."""
    small = (
        quantity.value is not None and abs(quantity.value) <= _MAX_SMALL and not _DIGITS.search(quantity.text)
    )
    read = reading(quantity)
    return "" if small or read.partition(" ")[0] in quantity.text.split() else read


def _supports(claimed: Quantity, found: Quantity) -> bool:
    if found.kind in QUANTITY_KINDS:
        return agree(claimed, found)
    return claimed.kind == "count" and claimed.value is not None and claimed.value == found.value


def _in_a_title(claimed: Quantity, source: Source) -> bool:
    found = extract_quantities(source.title, source.language or "en") if source.title else ()
    return any(_supports(claimed, other) for other in found)


def _comparable(claimed: Quantity, near: list[Placed]) -> tuple[str, ...]:
    """Other amounts of the same unit or the same noun, as written."""
    noun = _stem(claimed.unit)
    found = (
        f"{other.quantity.qualifier} {other.quantity.text}" if other.quantity.qualifier else other.quantity.text
        for other in near
        if other.quantity.kind == claimed.kind
        and (claimed.kind != "count" or not claimed.unit or _stem(other.quantity.unit) == noun)
    )
    return tuple(dict.fromkeys(found))[:_MAX_SHOWN]


def _stem(unit: str | None) -> str:
    return (unit or "").partition(" per ")[0].rstrip("s")


def _is_small(quantity: Quantity) -> bool:
    value, counted = quantity.value, quantity.kind == "count"
    return value is not None and value <= _MAX_SMALL and counted and not _DIGITS.search(quantity.text)


def _fails_though_small(quantity: Quantity, near: list[Placed], source: Source, *, absent: bool) -> bool:
    """Tell whether the source gives another number of what a small number counts, or has it nowhere."""
    value = int(quantity.value or 0)
    standing = number_words(source).get(value, frozenset())
    if _remainder().search(quantity.text) or (value == 1 and _ONE_OF.search(quantity.text)):
        return False
    noun = _stem(quantity.unit)
    otherwise = {
        p.sentence for p in near if p.quantity.kind == quantity.kind and _stem(p.quantity.unit) == noun
    }
    bound = {p.sentence for p in near if p.quantity.unit and p.quantity.value == value}
    if noun and otherwise and not standing & otherwise - bound:
        return value > 1 or bool(standing & otherwise)
    return absent and value > _A_PAIR and not standing


@cache
def _remainder() -> re.Pattern[str]:
    """Words by which a number counts what is left of another: "five other figures"."""
    return re.compile(rf"\b(?:{alternatives('remainder')})\b", re.IGNORECASE)


@cache
def _coordination() -> re.Pattern[str]:
    """What may stand between a number with its unit and one that leaves it out."""
    return re.compile(rf"[\s,(]*(?:(?:{alternatives('between_numbers')}|\d{{4}})[\s,]*)*", re.IGNORECASE)


def _elliptic(quantity: Quantity, near: list[Placed], source: Source) -> bool:
    """Tell whether the number stands bare beside one that has its unit: "from $3m to 4m", "9% and 7"."""
    counted = quantity._replace(kind="count", unit=None)
    for one, other in itertools.pairwise(placed.quantity for placed in near):
        for bare, whole in ((one, other), (other, one)):
            between = source.text[one.end : other.start]
            if (
                bare.kind == "count"
                and not bare.unit
                and whole.unit == quantity.unit
                and agree(counted, bare)
                and _coordination().fullmatch(between)
            ):
                return True
    return False


def _both_ends(quantity: Quantity, near: list[Placed]) -> bool:
    """Tell whether both ends of a range stand in the sentences as separate numbers; one may lack the unit."""
    if quantity.value is None or quantity.upper is None:
        return False
    ends = [quantity._replace(value=end, upper=None) for end in (quantity.value, quantity.upper)]
    whole = [any(_supports(end, other.quantity) for other in near) for end in ends]
    bare = [
        quantity.kind == "count"
        and any(_supports(end._replace(unit=None), other.quantity._replace(unit=None)) for other in near)
        for end in ends
    ]
    return any(whole) and all(one or other for one, other in zip(whole, bare, strict=True))


def _word_stands(quantity: Quantity, near: list[Placed], source: Source, cited: Collection[int] | None) -> bool:
    """Tell whether a whole number in digits stands in the sentences as a word: "7" for "a father of seven"."""
    if quantity.kind != "count" or quantity.upper is not None or quantity.value is None:
        return False
    if quantity.value != int(quantity.value) or _counted_otherwise(quantity, near):
        return False
    standing = number_words(source).get(int(quantity.value), frozenset())
    return bool(standing if cited is None else standing & set(cited))


def _counted_otherwise(quantity: Quantity, near: list[Placed]) -> bool:
    """Tell whether the sentences count the same noun, and another number of it."""
    noun = _stem(quantity.unit)
    return bool(noun) and any(p.quantity.kind == "count" and _stem(p.quantity.unit) == noun for p in near)


def _digits_stand(quantity: Quantity, near: list[Placed]) -> bool:
    """Tell whether the digits of a bare number stand in the sentences, whatever they mean there."""
    if quantity.kind != "count" or quantity.upper is not None:
        return False
    digits = _DIGITS.findall(quantity.text)
    held = {
        run
        for other in near
        if other.quantity.kind not in QUANTITY_KINDS
        for run in _DIGITS.findall(other.quantity.text)
    }
    return bool(digits) and all(run in held for run in digits)
