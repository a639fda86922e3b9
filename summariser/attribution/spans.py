"""What is found: an attribution, and the stretches of text that it consists of."""

from __future__ import annotations

from typing import Literal, NamedTuple

Stance = Literal["say", "ask", "demand", "promise", "deny", "warn", "believe", "support", "oppose"]


class Span(NamedTuple):
    """A stretch of a text: ``source_text[start:end] == text``, offsets in code points."""

    text: str
    start: int
    end: int


class Attribution(NamedTuple):
    """Reported or quoted speech, thought or intention: who is named for it, by what words, and what it is."""

    source: Span | None
    """Who is named for it, or None where nobody is ("it was reported that")."""
    cue: Span
    """The words that attribute: "said", "according to", "has vowed"."""
    content: Span
    """What is attributed, one unbroken stretch, quotation marks included."""
    quoted: bool
    """Whether the content is for the most part a direct quotation."""
    stance: Stance
    """What the cue does, roughly."""
    negated: bool
    """Whether the cue is negated: "did not say that"."""
    speaker: Span | None
    """The fullest earlier name of the source, where the text makes it plain, else None."""


def span_of(text: str, start: int, end: int) -> Span:
    """Return the stretch of a text between two offsets."""
    return Span(text[start:end], start, end)
