"""Candidates: what a sentence holds, by its tokens: verbs that attribute, and attributions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from summariser.attribution.spans import Stance
    from summariser.attribution.tables import Cue

Range = tuple[int, int]
"""Tokens from the first up to, not including, the second."""


class Verb(NamedTuple):
    """A verb that attributes; the tokens from `first` up to `last` belong to it."""

    first: int
    head: int
    last: int
    cue: Cue
    finite: bool
    passive: bool
    negated: bool
    past: bool


class Candidate(NamedTuple):
    """An attribution by the tokens of its sentence."""

    source: Range | None
    cue: Range
    content: Range | None
    """What is attributed; empty where it follows in the next paragraph, after a colon."""
    stance: Stance
    negated: bool
    before: bool
    """Whether content stands before the cue, as in "…, she said"."""
