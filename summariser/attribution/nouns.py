"""Nouns of speech and thought: "his claim that", "the decision by the court to", "raised doubts about"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from summariser.attribution.candidates import Candidate
from summariser.attribution.extents import clause_end, object_end
from summariser.attribution.nounphrases import phrase_after
from summariser.attribution.subjects import phrase_before
from summariser.attribution.tokens import is_headline

if TYPE_CHECKING:
    from summariser.attribution.candidates import Range
    from summariser.attribution.sentence_words import Words
    from summariser.attribution.spans import Stance

_FROM_LIGHT_VERB = 5
"""How many words may stand between a verb such as "made" and its noun: "made a rather bold claim"."""


class _Owner(NamedTuple):
    """Whose a noun is, and where the cue begins: at the noun, or at the verb that goes with it."""

    source: Range | None
    first: int
    by_verb: bool = False
    stance: Stance | None = None
    """That of the verb, where it turns the noun's around."""


def find_noun(words: Words, at: int) -> Candidate | None:
    """Read a noun of speech or thought with its content, where its owner is told or it is in the plural."""
    low = words.low(at)
    if low not in words.language.noun_stances:
        return None
    following = at + 1
    owner = None
    if words.low(following) in ("by", "from") and (
        source := phrase_after(words, following + 1, apposition=False)
    ):
        owner, following = _Owner(source, at), source[1]
    owner = owner or _owner(words, at)
    plural_claim = words.low(following) == "that" and low.endswith("s")
    verb = words.finite(at)
    claims = plural_claim and (verb is None or verb.head != at)
    if owner.source is None and not claims and not owner.by_verb:
        return None
    content, last = _content(words, at, following)
    stance = owner.stance or words.language.noun_stances[low]
    cue = owner.first, last if following == at + 1 else at + 1
    return Candidate(owner.source, cue, content, stance, negated=False, before=False) if content else None


def _denial(words: Words, at: int) -> Stance | None:
    """Tell whether a verb denies what its noun says: "rejected claims that"."""
    denies = any(cue.stance == "deny" for cue, _ in words.language.verbs.get(words.low(at), ()))
    return "deny" if denies else None


def _content(words: Words, at: int, following: int) -> tuple[Range | None, int]:
    """Find the content of a noun by what stands after it; with it where the cue ends."""
    nouns = words.language.nouns
    low, opener = words.low(at), words.low(following)
    if opener == "that" and low in nouns["clause"]:
        return words.trimmed(following, clause_end(words, following)), following
    if opener == "to" and low in nouns["to"]:
        return words.trimmed(following, object_end(words, following)), following
    if low in nouns.get("to_noun" if opener == "to" else opener, ()):
        return words.trimmed(following + 1, object_end(words, following + 1)), following + 1
    return None, following


def _owner(words: Words, at: int) -> _Owner:
    """Find whose a noun is: "his", "Smith's", or the subject of "made" or "expressed"."""
    for before in range(at - 1, max(-1, at - 1 - _FROM_LIGHT_VERB), -1):
        if words.is_a(before, "possessives"):
            return _Owner((before, before + 1), at)
        if words.low(before) in ("'s", "'", "’"):
            return _Owner(phrase_before(words, before), at)
        if words.is_word(before) and words.low(before) in words.language.light:
            if words.is_capital(before) and before > 0 and not is_headline(words.tokens):
                break  # a name: "the Harbour Board estimates"
            first = before
            while words.is_a(first - 1, "auxiliaries") or words.is_adverb(first - 1):
                first -= 1
            return _Owner(phrase_before(words, first), first, by_verb=True, stance=_denial(words, before))
        if not words.is_word(before) or words.is_a(before, "auxiliaries", "prepositions"):
            break
    return _Owner(None, at)
