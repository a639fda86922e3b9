"""Schemas: the shapes of a summary, and the checks that need its source."""

from summariser.schemas.briefing import Briefing, KeyMessage, Measured, Number, Party, Position
from summariser.schemas.checks import Check
from summariser.schemas.evidence import Cited, Evidence
from summariser.schemas.minutes import Action, Decision, Minutes, OpenQuestion
from summariser.schemas.summary import (
    Audit,
    Item,
    LeftOut,
    NumbersAudit,
    PositionsAudit,
    Provenance,
    Rejected,
    Summary,
    Unheard,
    Unmentioned,
    Usage,
)

__all__ = [
    "Action",
    "Audit",
    "Briefing",
    "Check",
    "Cited",
    "Decision",
    "Evidence",
    "Item",
    "KeyMessage",
    "LeftOut",
    "Measured",
    "Minutes",
    "Number",
    "NumbersAudit",
    "OpenQuestion",
    "Party",
    "Position",
    "PositionsAudit",
    "Provenance",
    "Rejected",
    "Summary",
    "Unheard",
    "Unmentioned",
    "Usage",
]
