"""Schemas: the shapes of a summary, and the checks that need its source."""

from summariser.schemas.briefing import Briefing, KeyMessage, Number, Party, Position
from summariser.schemas.checks import Check
from summariser.schemas.evidence import Cited, Evidence
from summariser.schemas.minutes import Action, Decision, Minutes, OpenQuestion
from summariser.schemas.summary import Item, Provenance, Rejected, Summary, Usage

__all__ = [
    "Action",
    "Briefing",
    "Check",
    "Cited",
    "Decision",
    "Evidence",
    "Item",
    "KeyMessage",
    "Minutes",
    "Number",
    "OpenQuestion",
    "Party",
    "Position",
    "Provenance",
    "Rejected",
    "Summary",
    "Usage",
]
