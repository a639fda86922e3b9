"""The words and forms by which speakers are told: names, titles, roles, bodies, pronouns."""

from __future__ import annotations

import re
from typing import Literal

from summariser.languages import alternatives

PartyKind = Literal["government", "organisation", "company", "group", "person", "expert", "media"]

PARTICLE = rf"(?:{alternatives('particles')})"
ATTACHED = rf"(?:(?:{alternatives('attached_particles')})[-’'])?"
"""What is written in front of a name without a space: "al-Zuwar", "d’Alema"."""
INITIAL = r"[A-ZÀ-ÖØ-Þ]"
CAPITAL = rf"{ATTACHED}{INITIAL}[\w’'.&-]*"
JOINING = rf"(?:{alternatives('linking')}|&|{PARTICLE})"
NAME = re.compile(rf"{CAPITAL}(?:\s+(?:{JOINING}\s+)*{CAPITAL})*")
PERSONAL = re.compile(rf"{CAPITAL}(?:\s+{PARTICLE}\s+(?:{PARTICLE}\s+)?|\s+){CAPITAL}(?:\s+{CAPITAL})?")
OF_PLACE = re.compile(rf"\s+(?:{alternatives('places_after')})\s+(?:the\s+)?{CAPITAL}.*")
ROLES = rf"\b(?:{alternatives('roles')})s?\b"
ROLE_NOUN = re.compile(ROLES, re.IGNORECASE)
ROLE_OF = re.compile(rf"(?:[\w-]+ )?{ROLES}(?: (?:of|for) [\w’' -]+)?", re.IGNORECASE)
"""A role with what it is for, without a name: "Minister of Energy", "US President"."""
PREFIX = re.compile(rf"^(?:{alternatives('sentence_starts', capital=True)})\s+")
APPOSED = re.compile(
    rf"""
    ,\s
    (?: who\b
    |   (?:the|a|an|its|their|[\w’']+['’]s)\s
        (?:[\w’'-]+\s){{0,4}}?
        (?={ROLES})
    )
    """,
    re.VERBOSE,
)
"""What follows the name of a person: "Ann Lee, the mayor", "Ann Lee, who"."""
OF_WHAT = re.compile(rf"\s(?:{alternatives('belongings_after')})\s")
HONORIFIC = re.compile(rf"(?<!\w)(?:{alternatives('honorifics')})\.?\s+(?={ATTACHED}{INITIAL})")
COLLECTIVE = re.compile(rf"\b(?:{alternatives('collectives')})\b", re.IGNORECASE)
ARTICLE = re.compile(
    rf"^(?:that\s+)?(?:(?:{alternatives('before_names')})\s+|l['’]\s*)",
    re.IGNORECASE,
)
PRONOUN = re.compile(rf"(?:{alternatives('pronouns')})", re.IGNORECASE)
LABEL = re.compile(rf"(?:{alternatives('labels')})", re.IGNORECASE)
"""What stands before a colon without speaking."""
CLAUSE = re.compile(rf"^(?:{alternatives('clause_starts')})\b", re.IGNORECASE)
RELATION = re.compile(rf"(?:{alternatives('possessives')}) (?:[a-z][\w’'-]* ){{0,3}}[a-z][\w-]+", re.IGNORECASE)
"""Who somebody is to another: "her opponent", "his former business partner"."""
RELATIVE = re.compile(rf"\s(?:{alternatives('relative_starts')})\s.*")
PREPOSITION = re.compile(rf"\b(?:{alternatives('heads_before')})\s*\Z")
WORD_OF_NAME = rf"{ATTACHED}{INITIAL}(?:\.|[\w’'-]*)"
NAME_AFTER = re.compile(rf", ({WORD_OF_NAME}(?: (?:{PARTICLE} )*{WORD_OF_NAME}){{1,3}})")
KINDS: dict[PartyKind, re.Pattern[str]] = {
    "expert": re.compile(rf"\b(?:{alternatives('kind_expert')})\b", re.IGNORECASE),
    "media": re.compile(rf"\b(?:{alternatives('kind_media')})\b", re.IGNORECASE),
    "group": re.compile(rf"\b(?:{alternatives('kind_group')})\b", re.IGNORECASE),
    "government": re.compile(rf"\b(?:{alternatives('kind_government')})\b", re.IGNORECASE),
    "company": re.compile(rf"\b(?:{alternatives('kind_company')})\b", re.IGNORECASE),
    "organisation": re.compile(rf"\b(?:{alternatives('kind_organisation')})\b", re.IGNORECASE),
}
"""The words of a name that say of which kind a party is, in the order in which they are looked for."""


def titled(name: str) -> re.Pattern[str]:
    """Return the pattern of a name with a title before it: "Miss Lee"."""
    return re.compile(rf"\b(?:{alternatives('honorifics')})\.? {re.escape(name)}\b")
