"""Merging: additions to a summary put where they belong, each only as far as it fills a gap of the audit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel

from summariser.audit.numbers import audit, figure_places
from summariser.schemas import Briefing, Party

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from summariser.schemas import LeftOut, Unheard
    from summariser.schemas.findings import Finding, Location
    from summariser.text.source import Source

T = TypeVar("T", bound=BaseModel)


def left_out_numbers(answer: BaseModel, source: Source) -> Sequence[LeftOut]:
    """Return the numbers that an answer leaves out."""
    numbers = audit(answer, source).numbers
    return numbers.left_out if numbers else ()


def unheard_speakers(answer: BaseModel, source: Source) -> Sequence[Unheard]:
    """Return the speakers of whom a briefing has no position; of no other summary any is missed."""
    positions = audit(answer, source).positions
    return positions.speakers if positions else ()


def with_numbers(answer: T, field: str, additions: Iterable[BaseModel], source: Source) -> T:
    """Add to a list the numbers that were left out, in order of appearance; drop the others."""
    for addition in additions:
        longer = _with_number(answer, field, addition, source)
        if len(left_out_numbers(longer, source)) < len(left_out_numbers(answer, source)):
            answer = longer
    return answer


def with_parties(answer: T, additions: Iterable[Party], source: Source) -> T:
    """Add to a briefing the positions of those who were left out; drop the others.

    They go to the party that has a name in common with the addition, else the addition is a new party.
    """
    for addition in additions:
        if not isinstance(answer, Briefing):
            break
        fuller = _with_party(answer, addition, source)
        if _passages(fuller, source) < _passages(answer, source):
            answer = fuller
    return answer


def _with_number(answer: T, field: str, addition: BaseModel, source: Source) -> T:
    """Insert an item before the first one that stands later in the source; the others keep their order."""
    items = getattr(answer, field)
    place = _place(addition, source)
    index = next((i for i, item in enumerate(items) if _place(item, source) > place), len(items))
    return answer.model_copy(update={field: type(items)([*items[:index], addition, *items[index:]])})


def _place(item: BaseModel, source: Source) -> int:
    return min((start for start, _ in figure_places(item, source)), default=len(source.text))


def _with_party(briefing: T, addition: Party, source: Source) -> T:
    """Add those positions of a party that cite words which were left out."""
    parties: Sequence[Party] = getattr(briefing, "parties", ())
    wanted = {evidence.sentence for one in unheard_speakers(briefing, source) for evidence in one.evidence}
    positions = [p for p in addition.positions if any(e.sentence in wanted for e in p.evidence)]
    index = next((i for i, own in enumerate(parties) if _names(own) & _names(addition)), len(parties))
    own = parties[index] if index < len(parties) else addition.model_copy(update={"positions": ()})
    held = own.model_copy(update={"positions": type(addition.positions)([*own.positions, *positions])})
    merged = [*parties[:index], held, *parties[index + 1 :]]
    return briefing.model_copy(update={"parties": type(parties)(merged)})  # type: ignore[call-arg]


def _names(party: Party) -> set[str]:
    return {name.casefold().removeprefix("the ") for name in (party.name, *party.aliases)}


def _passages(answer: BaseModel, source: Source) -> int:
    """How many passages of the unheard there are."""
    return sum(len(one.evidence) for one in unheard_speakers(answer, source))


def moved(finding: Finding, offsets: Mapping[str, int]) -> Finding:
    """Count a place in the additions on from the ends of the lists that the first answer gave."""

    def on(where: Location) -> Location:
        first, *rest = where
        offset = offsets.get(str(first), 0)
        return first, *(
            step + offset if i == 0 and isinstance(step, int) else step for i, step in enumerate(rest)
        )

    fixes = {on(where): fix for where, fix in finding.fixes.items()}
    return replace(finding, where=on(finding.where), fixes=fixes)
