"""The audit: what a source holds that a briefing of it leaves out.

Numbers are audited in any schema that has fields with the check `Figure`, positions in a `Briefing`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from summariser.audit.speakers import audit_of_positions
from summariser.grounding.agreement import amount_of
from summariser.grounding.figures import find_figure, quantity_at
from summariser.grounding.occurrences import Placed, placed_quantities, quantities_within
from summariser.languages import alternatives
from summariser.quantities import extract_quantities
from summariser.quantities.quantity import QUANTITY_KINDS
from summariser.schemas import Audit, Briefing, LeftOut, NumbersAudit
from summariser.schemas.checks import Field, Figure
from summariser.schemas.evidence import cite
from summariser.schemas.figure_fields import asks_for_figures
from summariser.schemas.grounded import checks_in
from summariser.text.boilerplate import is_boilerplate

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from decimal import Decimal

    from pydantic import BaseModel

    from summariser.quantities import Quantity
    from summariser.text.source import Source

__all__ = ["Audit", "audit", "figure_places"]

_COUNT = "count of "
_SMALL = 10
"""Up to this value a quantity in words is an everyday one: “two of them”, “three years ago”."""
_OF_SUBSTANCE_IN_WORDS = frozenset({"money", "percent", "measure"})
"""The kinds that are of substance even so; of counts only those of people are, “one” never is."""
_PEOPLE = re.compile(
    rf"(?i:{alternatives('people')})"
    r"|[A-Z]\w+(?:ans?|is?|ese)"
)
"""Words for people, nationalities among them, as they end a unit."""


class _Amount(NamedTuple):
    """What two quantities have in common where one repeats the other: a dimension or noun, and both ends."""

    of: str
    low: Decimal
    high: Decimal | None


def audit(briefing: BaseModel, source: Source) -> Audit:
    """Compare a briefing, or any other summary, with its source.

    A quantity of substance is covered where a number of the briefing stands at its place in a cited
    sentence, or at the place of another quantity that is equal in value and unit. A speaker is heard
    where a position cites what the source says of their words.
    """
    numbers = _audit_of_numbers(briefing, source) if asks_for_figures(type(briefing)) else None
    positions = audit_of_positions(briefing, source) if isinstance(briefing, Briefing) else None
    return Audit(numbers=numbers, positions=positions)


def _audit_of_numbers(briefing: BaseModel, source: Source) -> NumbersAudit:
    wanted: dict[_Amount, LeftOut] = {}
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
    covered = {amount for field in _figures(briefing, source) for amount in _amounts_of(field)}
    left_out = tuple(left for amount, left in wanted.items() if not _repeats(amount, covered))
    return NumbersAudit(found=len(wanted), covered=len(wanted) - len(left_out), left_out=left_out)


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


def _amounts_of(field: Field) -> set[_Amount]:
    """The amounts at the places of a number, ends of ranges among them; elsewhere those of its own text."""
    found: set[_Amount] = set()
    for place in _places(field):
        if quantity := quantity_at(*place, field.source):
            found |= _with_ends(quantity)
            alike = (q for q in quantities_within(field.source, *place) if q.kind == quantity.kind)
            found |= {end for whole in alike for end in _with_ends(whole)}
    own = (_amount(quantity) for quantity in _quantities(field.value, field.source))
    return found or {amount for amount in own if amount is not None}


def _with_ends(quantity: Quantity) -> set[_Amount]:
    amount = _amount(quantity)
    if amount is None:
        return set()
    if amount.high is None:
        return {amount}
    return {amount, amount._replace(high=None), amount._replace(low=amount.high, high=None)}


def _amount(quantity: Quantity) -> _Amount | None:
    """What a quantity amounts to in base units; a sum is the same without its "a day"."""
    amount = amount_of(quantity)
    if amount is None:
        return None
    of = amount.dimension or _COUNT + (quantity.unit or "").partition(" per ")[0].rstrip("s")
    high = None if amount.high is None else +amount.high.normalize()
    return _Amount(of, +amount.low.normalize(), high)


def _repeats(amount: _Amount, others: Collection[_Amount]) -> bool:
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
    if not in_words or max(quantity.value, quantity.upper or quantity.value) > _SMALL:
        return True
    if quantity.value == 1 and quantity.upper is None:
        return False
    return quantity.kind in _OF_SUBSTANCE_IN_WORDS or (quantity.kind == "count" and _is_of_people(quantity))


def _is_of_people(quantity: Quantity) -> bool:
    words = (quantity.unit or "").split()
    return bool(words) and _PEOPLE.fullmatch(words[-1]) is not None


def _quantities(text: str, source: Source) -> list[Quantity]:
    return extract_quantities(text, source.language or "en")
