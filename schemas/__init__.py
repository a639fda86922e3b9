"""Schemas: the shapes of a summary, and the checks that need its source."""

from summariser.schemas.briefing import Briefing, KeyMessage, Number, Party, Position
from summariser.schemas.evidence import Evidence
from summariser.schemas.summary import Item, Provenance, Rejected, Summary, Usage

__all__ = [
    "Briefing",
    "Evidence",
    "Item",
    "KeyMessage",
    "Number",
    "Party",
    "Position",
    "Provenance",
    "Rejected",
    "Summary",
    "Usage",
]
