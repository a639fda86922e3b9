"""Cues that are not verbs: "according to", "as she said", adjectives and adverbs of speech and thought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summariser.attribution.candidates import Candidate
from summariser.attribution.extents import SPEECH, clause_end, object_end
from summariser.attribution.nounphrases import phrase_after
from summariser.attribution.nouns import find_noun
from summariser.attribution.parenthetical import stretch_before
from summariser.attribution.subjects import phrase_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summariser.attribution.candidates import Range
    from summariser.attribution.sentence_words import Words

_MIN_BEFORE = 2
"""How many words make what stands before "according to" content."""
_MAX_GROUP = 6
"""How many words may stand between a subject and an adjective: "has never been quite as"."""


def find_phrasal(words: Words) -> Iterator[Candidate]:
    """Find the attributions of a sentence that do not rest on a verb."""
    free = 0  # what is attributed within content is part of it
    for at, token in enumerate(words.tokens):
        if at >= free and token.kind == "word" and token.low in words.language.triggers:
            found = (
                _according(words, at)
                or _as_said(words, at)
                or find_noun(words, at)
                or _adjective(words, at)
                or _adverb(words, at)
            )
            if found is not None:
                free = found.content[1] if found.content and not found.before else at
                yield found


def _according(words: Words, at: int) -> Candidate | None:
    """Read "according to the report" and its like, after content or before it."""
    last = _after_preposition(words, at)
    source = phrase_after(words, last) if last is not None else None
    if last is not None and source is not None and at == 0 and words.closes_sentence(source[1]):
        source = phrase_after(words, last, apposition=False)
    if last is None or source is None:
        return None
    return _around(
        words, at, source[1], Candidate(source, (at, last), None, "say", negated=False, before=False)
    )


def _after_preposition(words: Words, at: int) -> int | None:
    for phrase in words.language.phrases.get("prepositions", ()):
        if all(words.low(at + place) == word for place, word in enumerate(phrase)):
            return at + len(phrase)
    return None


def _as_said(words: Words, at: int) -> Candidate | None:
    """Read "as she said" and "as the report put it", set off from the rest of the sentence."""
    set_off = at == 0 or words.low(at - 1) == "," or words.is_quote(at - 1) or words.is_dash(at - 1)
    source = phrase_after(words, at + 1, apposition=False) if words.low(at) == "as" and set_off else None
    verb = words.finite(source[1]) if source else None
    if verb is None or not verb.cue.frames & SPEECH:
        return None
    if words.is_word(verb.last) and not words.is_a(verb.last, "times", "prepositions"):
        return None
    found = Candidate(source, (verb.first, verb.last), None, verb.cue.stance, verb.negated, before=False)
    return _around(words, at, verb.last, found)


def _around(words: Words, first: int, last: int, found: Candidate) -> Candidate | None:
    """Take as content what stands before an attribution, or after it where it opens the sentence."""
    content = stretch_before(words, first)
    between = words.low(first - 1) == "," and words.low(last) == "," and words.is_word(last + 1)
    if content is not None and between and not words.is_a(last + 1, "conjunctions"):
        return found._replace(content=(content[0], clause_end(words, last + 1)), before=True)
    if content is not None and (content[1] - content[0] >= _MIN_BEFORE or words.is_quote(content[0])):
        return found._replace(content=content, before=True)
    content = words.trimmed(last, clause_end(words, last))
    return found._replace(content=content) if content else None


def _adjective(words: Words, at: int) -> Candidate | None:
    """Read "is confident that", "was critical of", "are eager to"."""
    if not any(words.low(at) in known for known in words.language.adjectives.values()):
        return None
    first = _linked(words, at)
    source = phrase_before(words, first) if first else None
    if first is None or source is None or words.is_a(source[0], "things"):
        return None
    content, last = _of_adjective(words, at)
    negated = any(
        words.is_a(before, "negations") or words.low(before).endswith("n't") for before in range(first, at)
    )
    return Candidate(source, (first, last), content, "believe", negated, before=False) if content else None


def _linked(words: Words, at: int) -> int | None:
    """Return where the group of "be" or "feel" begins that an adjective belongs to."""
    linked = False
    first = at
    while at - first < _MAX_GROUP:
        if words.is_a(first - 1, "be", "linking"):
            linked = True
        elif not (words.is_a(first - 1, "auxiliaries") or words.is_adverb(first - 1)):
            break
        first -= 1
    return first if linked else None


def _of_adjective(words: Words, at: int) -> tuple[Range | None, int]:
    """Find the content of an adjective by what stands after it; with it where the cue ends."""
    adjectives = words.language.adjectives
    low, following = words.low(at), words.low(at + 1)
    if low in adjectives["clause"] and (following == "that" or words.is_a(at + 1, "pronouns")):
        return words.trimmed(at + 1, clause_end(words, at + 1)), at + 1
    if following == "to" and low in adjectives["to"]:
        return words.trimmed(at + 1, object_end(words, at + 1)), at + 1
    if low in adjectives.get("to_noun" if following == "to" else following, ()):
        return words.trimmed(at + 2, object_end(words, at + 2)), at + 2
    return None, at + 1


def _adverb(words: Words, at: int) -> Candidate | None:
    """Read "reportedly": the clause is attributed, to nobody who is named."""
    if not words.language.has_phrase("evidential", words.low(at)):
        return None
    start = next((before + 1 for before in range(at - 1, -1, -1) if words.low(before) in (";", ":")), 0)
    content = words.trimmed(start, clause_end(words, at + 1))
    return Candidate(None, (at, at + 1), content, "say", negated=False, before=True) if content else None
