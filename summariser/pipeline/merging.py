"""Merging: additions to a summary put where they belong, each only as far as it fills a gap of the audit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel

from summariser.audit.numbers import amounts_left_out, figure_places
from summariser.audit.speakers import unheard_speakers
from summariser.schemas import Briefing, Party

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from summariser.schemas import Unheard
    from summariser.schemas.findings import Finding, Location
    from summariser.text.source import Source

T = TypeVar("T", bound=BaseModel)
B = TypeVar("B", bound=Briefing)


def with_numbers(answer: T, field: str, additions: Iterable[BaseModel], source: Source) -> T:
    """Add to a list the numbers that were left out, in order of appearance; drop the others."""
    left_out = amounts_left_out(answer, source)
    items: Sequence[BaseModel] = getattr(answer, field)
    placed = [(_place(item, source), item) for item in items]
    for addition in additions:
        still = amounts_left_out(addition, source, left_out)
        if len(still) < len(left_out):
            left_out = still
            _insert(placed, (_place(addition, source), addition))
    return answer.model_copy(update={field: type(items)(item for _, item in placed)})  # type: ignore[call-arg]


def _insert(placed: list[tuple[int, BaseModel]], new: tuple[int, BaseModel]) -> None:
    """Insert an item before the first one that stands later in the source; the others keep their order."""
    index = next((i for i, (place, _) in enumerate(placed) if place > new[0]), len(placed))
    placed.insert(index, new)


def _place(item: BaseModel, source: Source) -> int:
    return min((start for start, _ in figure_places(item, source)), default=len(source.text))


def with_parties(briefing: B, additions: Iterable[Party], source: Source) -> B:
    """Add to a briefing the positions of those who were left out; drop the others.

    They go to the party that has a name in common with the addition, else the addition is a new party.
    """
    unheard = unheard_speakers(briefing, source)
    for addition in additions:
        fuller = _with_party(briefing, addition, unheard)
        still = unheard_speakers(fuller, source, unheard)
        if _passages(still) < _passages(unheard):
            briefing, unheard = fuller, still
    return briefing


def _with_party(briefing: B, addition: Party, unheard: Iterable[Unheard]) -> B:
    """Add those positions of a party that cite words which were left out."""
    parties = briefing.parties
    wanted = {evidence.sentence for one in unheard for evidence in one.evidence}
    positions = [p for p in addition.positions if any(e.sentence in wanted for e in p.evidence)]
    index = next((i for i, own in enumerate(parties) if _names(own) & _names(addition)), len(parties))
    own = parties[index] if index < len(parties) else addition.model_copy(update={"positions": ()})
    held = own.model_copy(update={"positions": type(addition.positions)([*own.positions, *positions])})
    merged = [*parties[:index], held, *parties[index + 1 :]]
    return briefing.model_copy(update={"parties": type(parties)(merged)})


def _names(party: Party) -> set[str]:
    return {name.casefold().removeprefix("the ") for name in (party.name, *party.aliases)}


def _passages(unheard: Iterable[Unheard]) -> int:
    return sum(len(one.evidence) for one in unheard)


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
