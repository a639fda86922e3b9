"""The reader of direct quotations, for languages whose tables hold no more than verbs and function words."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from summariser.attribution.candidates import Candidate
from summariser.attribution.nounphrases import phrase_after
from summariser.attribution.phrasal import find_phrasal
from summariser.attribution.sentence_words import Words
from summariser.attribution.subjects import phrase_before

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summariser.attribution.candidates import Range
    from summariser.attribution.tables import Cue, Language
    from summariser.attribution.tokens import Token

_MAX_ADJUNCT = 15
"""How many words may stand between a cue and the quotation that it announces."""


def read_direct(tokens: Sequence[Token], language: Language) -> Iterator[Candidate]:
    """Find the direct quotations of a sentence with a cue after or before them."""
    words = Words(tokens, language, {})
    yield from find_phrasal(words)
    quotes = [at for at, token in enumerate(tokens) if token.kind == "quote"]
    free = 0
    for quote, following in pairwise([*quotes, words.end]):
        if quote < free:
            continue
        if found := _after_quote(words, quote):
            resumed = following < words.end and words.low(following - 1) in (",", ":", ".")
            free = following + 1 if resumed else quote + 1
            yield found._replace(content=(quote, free))
        elif found := _before(words, quote, free):
            free = quote + 1
            yield found


def _cue_at(words: Words, at: int) -> Cue | None:
    if not words.is_word(at) or words.low(at) not in words.language.verbs:
        return None
    return words.language.verbs[words.low(at)][0].cue


def _found(words: Words, source: Range | None, cue: Range, verb: Cue, quote: int, *, before: bool) -> Candidate:
    negated = any(words.is_a(at, "negations") for at in range(cue[0] - 1, cue[1] + 1))
    return Candidate(source, cue, (quote, quote + 1), verb.stance, negated, before)


def _after_quote(words: Words, quote: int) -> Candidate | None:
    """Read ", sagte sie", ", a-t-il dit", ", dijo la ministra" after a quotation."""
    first = quote + 1
    while words.low(first) == ",":
        first += 1
    at = first
    pronoun: Range | None = None
    while words.is_a(at, "auxiliaries"):
        pronoun = _inverted_pronoun(words, at + 1)
        at = pronoun[1] if pronoun else at + 1
    while words.is_a(at, "adverbs"):
        at += 1
    cue = _cue_at(words, at)
    if cue is None:
        return _after_subject(words, quote, first)
    source = pronoun or _inverted_pronoun(words, at + 1)
    if source is None:
        start = at + 1
        while words.is_a(start, "adverbs"):
            start += 1
        source = phrase_after(words, start)
    return _found(words, source, (first, at + 1), cue, quote, before=True)


def _inverted_pronoun(words: Words, at: int) -> Range | None:
    """Read "-t-il" and "-elle" after a French verb."""
    hyphen = words.low(at).startswith(("-", "‐")) and not words.is_word(at)
    return (at + 1, at + 2) if hyphen and words.is_a(at + 1, "pronouns") else None


def _after_subject(words: Words, quote: int, first: int) -> Candidate | None:
    """Read "la ministra dijo" after a quotation."""
    source = phrase_after(words, first, apposition=False)
    cue = _cue_at(words, source[1]) if source else None
    if source is None or cue is None:
        return None
    return _found(words, source, (source[1], source[1] + 1), cue, quote, before=True)


def _before(words: Words, quote: int, floor: int) -> Candidate | None:
    """Read "Die Ministerin sagte am Montag: " before a quotation."""
    if words.low(quote - 1) not in (":", ","):
        return None
    for at in range(quote - 2, max(floor - 1, quote - 2 - _MAX_ADJUNCT), -1):
        if words.is_quote(at) or words.low(at) == ";":
            return None
        cue = _cue_at(words, at)
        if cue is None or "after" in cue.frames:
            continue
        first = at
        while first > floor and words.is_a(first - 1, "auxiliaries", "adverbs"):
            first -= 1
        auxiliary = next(
            (before for before in range(first - 1, floor - 1, -1) if words.is_a(before, "auxiliaries")), first
        )
        source = phrase_before(words, auxiliary, floor) or phrase_after(words, at + 1)
        return _found(words, source, (first, at + 1), cue, quote, before=False)
    return None
