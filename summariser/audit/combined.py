"""The audit of a summary: its numbers where the schema asks for some, its positions where it is a briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summariser.audit.numbers import audit_of_numbers
from summariser.audit.speakers import audit_of_positions
from summariser.schemas import Audit, Briefing
from summariser.schemas.figure_fields import asks_for_figures

if TYPE_CHECKING:
    from pydantic import BaseModel

    from summariser.text.source import Source


def audit(briefing: BaseModel, source: Source) -> Audit:
    """Compare a briefing, or any other summary, with its source.

    A quantity of substance is covered where a number of the briefing stands at its place in a cited
    sentence, or at the place of another quantity that is equal in value and unit. A speaker is heard
    where a position cites what the source says of their words.
    """
    numbers = audit_of_numbers(briefing, source) if asks_for_figures(type(briefing)) else None
    positions = audit_of_positions(briefing, source) if isinstance(briefing, Briefing) else None
    return Audit(numbers=numbers, positions=positions)
