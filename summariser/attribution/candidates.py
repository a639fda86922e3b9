"""What is found in a sentence, by its tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from summariser.attribution.sentence_words import Range
    from summariser.attribution.spans import Stance


class Found(NamedTuple):
    """An attribution by the tokens of its sentence."""

    source: Range | None
    cue: Range
    content: Range | None
    """What is attributed; empty where it follows in the next paragraph, behind a colon."""
    stance: Stance
    negated: bool
    before: bool
    """Whether content stands before the cue, as in "…, she said"."""
