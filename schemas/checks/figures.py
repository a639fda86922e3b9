"""The check of figures: a number is written as in a cited sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summariser.grounding.figures import find_figure, quantity_at
from summariser.grounding.occurrences import quantities_within
from summariser.quantities.quantity import QUANTITY_KINDS
from summariser.schemas.checks.base import Check, Field
from summariser.schemas.checks.wording import either
from summariser.schemas.evidence import cite
from summariser.schemas.findings import Added, Finding, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMPUTED = frozenset({"value", "upper", "unit", "qualifier"})
"""What the program computes from a number."""


class Figure(Check):
    """A number as it is written in a cited sentence, or null.

    The fields `value`, `upper`, `unit` and `qualifier` beside it are filled with what it amounts to.
    """

    def findings(self, field: Field) -> Iterator[Finding]:
        yield from self._written(field)
        yield from self._computed(field)

    def _computed(self, field: Field) -> Iterator[Finding]:
        places = list(find_figure(field.value, field.source))
        cited = [place for place in places if field.source.sentence_at(place[0]) in field.cited]
        place = next(iter(cited or places), None)
        quantity = quantity_at(*place, field.source) if place else None
        for name in _COMPUTED & type(field.parent).model_fields.keys():
            computed = getattr(quantity, name, None)
            if getattr(field.parent, name) != computed:
                yield Finding(
                    Verdict.NORMALISED, field.where, name, fixes={(*field.where[:-1], name): computed}
                )

    def _written(self, field: Field) -> Iterator[Finding]:
        cited = {sentence.number for sentence in field.cited}
        places = list(self._places(field))
        if len(several := _kinds_within(field)) > 1:
            yield field.refused(f"holds {either(several)}, which are several numbers", "give one for each")
            return
        written = next((text for number, text in places if number in cited), None)
        elsewhere = sorted({number for number, _ in places} - cited)
        if written is not None:
            if written != field.value:
                yield field.normalised(written)
        elif len(elsewhere) == 1 and field.citations is not None:
            [number] = elsewhere
            why = f"stands in sentence {number}, which was not cited; that citation was added"
            added = Added((cite(field.source, number),))
            yield field.repaired(why, {field.citations: added, field.where: places[0][1]})
        elif elsewhere:
            numbers = ", ".join(map(str, elsewhere[:5]))
            remedy = f"it does in {numbers}: cite the one that is meant"
            yield field.refused("does not stand in the cited sentences", remedy)
        else:
            remedy = f"copy it as it is written ({field.reading()})"
            yield field.refused("does not stand in the text as a whole number", remedy)

    def _places(self, field: Field) -> Iterator[tuple[int, str]]:
        """The sentences that hold the whole number, and how it is written there."""
        for start, end in find_figure(field.value, field.source):
            if sentence := field.source.sentence_at(start):
                yield sentence.number, field.source.text[start:end]


def _kinds_within(field: Field) -> list[str]:
    """The quantities of different units that a figure holds where it stands first, as written."""
    place = next(iter(find_figure(field.value, field.source)), None)
    found = quantities_within(field.source, *place) if place else []
    units = {(one.kind, one.unit): one.text for one in found if one.kind in QUANTITY_KINDS and one.unit}
    same_kind = len({kind for kind, _ in units}) == 1
    return [] if same_kind else list(units.values())
