"""The reader of a sentence: from the cues in it to sources and contents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summariser.attribution.candidates import Candidate
from summariser.attribution.complements import content_after
from summariser.attribution.extents import clause_end, object_end
from summariser.attribution.nounphrases import phrase_after, stop_after
from summariser.attribution.parenthetical import content_around, content_before, ends_speech
from summariser.attribution.phrasal import find_phrasal
from summariser.attribution.sentence_words import Words
from summariser.attribution.subjects import phrase_before, subject_of
from summariser.attribution.verbs import find_verbs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summariser.attribution.candidates import Range, Verb
    from summariser.attribution.tables import Language
    from summariser.attribution.tokens import Token

_RECEIVERS = frozenset({"ask", "demand"})
"""The stances whose passive leaves the infinitive alone as content: "was urged to go"."""


def read_sentence(tokens: Sequence[Token], language: Language) -> Iterator[Candidate]:
    """Find the attributions of a sentence."""
    words = Words(tokens, language, find_verbs(tokens, language))
    phrasal = list(find_phrasal(words))
    yield from phrasal
    taken = {at for found in phrasal for at in range(*found.cue)}
    free = 0  # what is attributed within content is part of it
    subject: Range | None = None
    for verb in words.verbs.values():
        if verb.head in taken or verb.first < free:
            continue
        found = _passive(words, verb) if verb.passive else _active(words, verb, subject)
        if found is not None:
            subject = found.source or subject
            free = found.content[1] if found.content and not found.before else free
            yield found


def _active(words: Words, verb: Verb, subject: Range | None) -> Candidate | None:
    """Read an active verb; `subject` is the source of the cue before it, which may be its own."""
    cue = verb.first, verb.last
    before = _source_before(words, verb)
    if before is None or _quote_before(words, verb.first):
        inverted = _inverted(words, verb)
        if inverted is not None:
            content = content_before(words, verb.first, inverted[1])
            return _found(verb, inverted, cue, content, before=True)
    if before is not None and (around := content_around(words, verb, before)):
        return _found(verb, before, cue, around, before=True)
    if before is None and not _shares_subject(words, verb):
        return None
    if before is not None and (relative := _in_relative_clause(words, verb, before)):
        return _found(verb, before, cue, relative)
    source = before or subject or subject_of(words, verb.first)
    if source is None and not verb.finite:
        source = _subject_after(words, verb)
    elif before is None and not verb.finite and source is not None and words.is_a(source[0], "things"):
        return None
    content = content_after(words, verb, embedded=_is_embedded(words, verb, before))
    return _found(verb, source, cue, content)


def _found(
    verb: Verb, source: Range | None, cue: Range, content: Range | None, *, before: bool = False
) -> Candidate | None:
    return Candidate(source, cue, content, verb.cue.stance, verb.negated, before) if content else None


def _source_before(words: Words, verb: Verb) -> Range | None:
    at = verb.first - 1
    stands = verb.finite and (words.is_word(at) or words.is_dash(at) or words.low(at) in (",", ")"))
    return phrase_before(words, verb.first) if stands else None


def _quote_before(words: Words, at: int) -> bool:
    return words.is_quote(at - 2 if words.low(at - 1) == "," else at - 1)


def _shares_subject(words: Words, verb: Verb) -> bool:
    """Tell whether a verb without a subject may have that of the sentence: "…, warned that", "and said"."""
    joined = words.low(verb.first - 1) == "," or words.is_a(verb.first - 1, "conjunctions")
    return not verb.finite or verb.first == 0 or joined


def _subject_after(words: Words, verb: Verb) -> Range | None:
    """Find the subject of the main clause after a participle that opens the sentence: "Citing costs, he"."""
    comma = words.first_of(verb.last, ",")
    return phrase_after(words, comma + 1, apposition=False) if comma is not None else None


def _is_embedded(words: Words, verb: Verb, source: Range | None) -> bool:
    """Tell whether a cue stands in a clause that comes before or within another: "If she says so, …"."""
    first = source[0] if source is not None else verb.first
    if first == 0:
        return source is None
    return words.is_a(first - 1, "subordinators") or (
        words.low(first - 1) == "," and words.is_a(verb.first - 1, "relatives")
    )


def _in_relative_clause(words: Words, verb: Verb, source: Range) -> Range | None:
    """Read "a plan which the engineers say is too costly": the clause is attributed from its pronoun on."""
    first = source[0] - 1
    if not words.is_a(first, "relatives", "wh") or not words.is_a(verb.last, "auxiliaries"):
        return None
    return words.trimmed(first, stop_after(words, verb.last)) if "clause" in verb.cue.frames else None


def _inverted(words: Words, verb: Verb) -> Range | None:
    """Find the source after the cue: "…, said the minister"."""
    if not verb.finite or "quote" not in verb.cue.frames or verb.head != verb.first or not verb.first:
        return None
    separated = words.low(verb.first - 1) == "," or ends_speech(words, verb.first - 1)
    if not separated or words.is_a(verb.last, "relatives"):
        return None
    return phrase_after(words, verb.last)


def _passive(words: Words, verb: Verb) -> Candidate | None:
    """Read "it was reported that", "is said to be", "is accused of" and "was praised by"."""
    frames = verb.cue.frames
    at = verb.last
    while words.is_adverb(at):
        at += 1
    cue = verb.first, verb.last
    participle = words.low(verb.head)
    subject = phrase_before(words, verb.first)
    told = {"person", "quote"} <= frames and words.is_a(at, "wh")
    if told or (words.low(at) == "that" and frames & {"clause", "that", "person"}):
        return _found(verb, None, cue, words.trimmed(at, clause_end(words, at, verb)))
    if words.low(at) == "to" and subject is not None and words.language.has_phrase("passive_to", participle):
        start = at if "person to" in frames and verb.cue.stance in _RECEIVERS else subject[0]
        return _found(verb, None, cue, words.trimmed(start, clause_end(words, at, verb)))
    if words.low(at) == "of" and words.language.has_phrase("passive_of", participle):
        return _found(verb, None, (verb.first, at + 1), words.trimmed(at + 1, object_end(words, at + 1)))
    if words.low(at) == "by" and subject is not None and frames & {"object", "judged as", "quote"}:
        source = phrase_after(words, at + 1)
        return _found(verb, source, (verb.first, at + 1), subject, before=True) if source else None
    return None
