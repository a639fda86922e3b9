"""The audit of numbers: which quantities of substance of a source no number of a summary covers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from summariser.grounding.agreement import amount_of
from summariser.grounding.figures import find_figure, quantity_at
from summariser.grounding.occurrences import Placed, placed_quantities, quantities_within
from summariser.languages import alternatives
from summariser.quantities import extract_quantities
from summariser.quantities.quantity import QUANTITY_KINDS
from summariser.schemas import LeftOut, NumbersAudit
from summariser.schemas.checks import Field, Figure
from summariser.schemas.evidence import cite
from summariser.schemas.grounded import checks_in
from summariser.text.boilerplate import is_boilerplate
from summariser.text.memo import cached_on_source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from decimal import Decimal

    from pydantic import BaseModel

    from summariser.quantities import Quantity
    from summariser.text.source import Source

_COUNT = "count of "
_MAX_EVERYDAY = 10
"""Up to this value a quantity in words is an everyday one: “two of them”, “three years ago”."""
_OF_SUBSTANCE_IN_WORDS = frozenset({"money", "percent", "measure"})
"""The kinds that are of substance even so; of counts only those of people are, “one” never is."""
_PEOPLE = re.compile(
    rf"(?i:{alternatives('people')})"
    r"|[A-Z]\w+(?:ans?|is?|ese)"
)
"""Words for people, nationalities among them, as they end a unit."""


class Amount(NamedTuple):
    """What two quantities have in common where one repeats the other: a dimension or noun, and both ends."""

    of: str
    low: Decimal
    high: Decimal | None


def audit_of_numbers(summary: BaseModel, source: Source) -> NumbersAudit:
    """Return how many quantities of substance a source has, and which of them a summary leaves out."""
    found, left_out = len(_wanted(source)), amounts_left_out(summary, source)
    return NumbersAudit(found=found, covered=found - len(left_out), left_out=tuple(left_out.values()))


def amounts_left_out(
    part: BaseModel, source: Source, among: Mapping[Amount, LeftOut] | None = None
) -> Mapping[Amount, LeftOut]:
    """Return the quantities of substance that no number of a summary, or of a part of one, covers.

    A quantity is covered where a number stands at its place in a cited sentence, or at the place of
    another quantity that is equal in value and unit.

    Args:
        among: the quantities to look at, where the others are known to be covered.
    """
    wanted = _wanted(source) if among is None else among
    covered = {amount for field in _figures(part, source) for amount in _amounts_of(field)}
    return {amount: left for amount, left in wanted.items() if not _repeats(amount, covered)}


@cached_on_source
def _wanted(source: Source) -> Mapping[Amount, LeftOut]:
    """Every amount of substance that a source has, with its first place."""
    wanted: dict[Amount, LeftOut] = {}
    for quantity, sentence in reportable(source):
        amount = _amount(quantity)
        if amount is not None and not _repeats(amount, wanted):
            wanted[amount] = LeftOut(
                text=quantity.text,
                value=quantity.value,
                upper=quantity.upper,
                unit=quantity.unit,
                evidence=cite(source, sentence),
            )
    return wanted


def figure_places(model: BaseModel, source: Source) -> Iterator[tuple[int, int]]:
    """Yield the spans in cited sentences at which the numbers of a model stand."""
    for field in _figures(model, source):
        yield from _places(field)


def _figures(model: BaseModel, source: Source) -> Iterator[Field]:
    for check, field in checks_in(model, source):
        if isinstance(check, Figure) and isinstance(field.value, str):
            yield field


def _places(field: Field) -> Iterator[tuple[int, int]]:
    cited = {sentence.number for sentence in field.cited}
    for start, end in find_figure(field.value, field.source):
        sentence = field.source.sentence_at(start)
        if sentence is not None and sentence.number in cited:
            yield start, end


def _amounts_of(field: Field) -> set[Amount]:
    """The amounts at the places of a number, ends of ranges among them; elsewhere those of its own text."""
    found: set[Amount] = set()
    for place in _places(field):
        if quantity := quantity_at(*place, field.source):
            found |= _with_ends(quantity)
            alike = (q for q in quantities_within(field.source, *place) if q.kind == quantity.kind)
            found |= {end for whole in alike for end in _with_ends(whole)}
    own = (_amount(quantity) for quantity in _quantities(field.value, field.source))
    return found or {amount for amount in own if amount is not None}


def _with_ends(quantity: Quantity) -> set[Amount]:
    amount = _amount(quantity)
    if amount is None:
        return set()
    if amount.high is None:
        return {amount}
    return {amount, amount._replace(high=None), amount._replace(low=amount.high, high=None)}


def _amount(quantity: Quantity) -> Amount | None:
    """What a quantity amounts to in base units; a sum is the same without its "a day"."""
    amount = amount_of(quantity)
    if amount is None:
        return None
    of = amount.dimension or _COUNT + (quantity.unit or "").partition(" per ")[0].rstrip("s")
    high = None if amount.high is None else +amount.high.normalize()
    return Amount(of, +amount.low.normalize(), high)


def _repeats(amount: Amount, others: Collection[Amount]) -> bool:
    """Tell whether an amount is among others; a bare count is where its number is."""
    if amount in others:
        return True
    return amount.of == _COUNT and any(other[1:] == amount[1:] for other in others)


def reportable(source: Source) -> Iterator[Placed]:
    """Yield the quantities of substance of a source, page furniture aside, with their sentences."""
    for placed in placed_quantities(source):
        sentence = source.sentence(placed.sentence)
        if _is_of_substance(placed.quantity) and sentence and not is_boilerplate(sentence.text):
            yield placed


def _is_of_substance(quantity: Quantity) -> bool:
    if quantity.kind not in QUANTITY_KINDS or quantity.value is None:
        return False
    in_words = not any(character.isdigit() for character in quantity.text)
    if not in_words or max(quantity.value, quantity.upper or quantity.value) > _MAX_EVERYDAY:
        return True
    if quantity.value == 1 and quantity.upper is None:
        return False
    return quantity.kind in _OF_SUBSTANCE_IN_WORDS or (quantity.kind == "count" and _is_of_people(quantity))


def _is_of_people(quantity: Quantity) -> bool:
    words = (quantity.unit or "").split()
    return bool(words) and _PEOPLE.fullmatch(words[-1]) is not None


def _quantities(text: str, source: Source) -> list[Quantity]:
    return extract_quantities(text, source.language or "en")
