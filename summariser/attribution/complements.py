"""Content after a verb that attributes, by what frames the verb has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summariser.attribution.extents import clause_end, object_end
from summariser.attribution.nounphrases import phrase_after

if TYPE_CHECKING:
    from summariser.attribution.candidates import Range, Verb
    from summariser.attribution.sentence_words import Words

_MAX_ADJUNCT = 25
"""How many words may stand between a cue and the "that" or quotation that belongs to it."""
_MAX_SETTING = 8
"""How many words "in a rare televised interview" may have."""
_MIN_SPEECH = 5
"""How many words make a quotation speech even without a comma or full stop."""
_MIN_CLAUSE = 4
"""How many words are a clause after a verb that takes no noun phrase, even with no verb that is known."""
_OF_PERSON = frozenset({"person", "person to"})
_OF_SPEECH = frozenset({"quote", "clause", "that", "wh"})


def content_after(words: Words, verb: Verb, *, embedded: bool) -> Range | None:
    """Find the content that a cue introduces; in an embedded clause it ends with that clause."""
    frames = verb.cue.frames
    at = _skip_adverbs(words, verb.last)
    if at >= words.end:
        return None
    if found := _judged(words, verb, at):
        return found
    start = at
    if frames & _OF_PERSON and not _starts(words, at, frames):
        person = phrase_after(words, at, apposition=False)
        if person is not None:
            following = _skip_adverbs(words, person[1])
            if "person to" in frames and words.low(following) == "to":
                return _phrase(words, person[0])
            if "person" in frames:
                start = following
    if speech := _speech(words, verb, start, embedded=embedded):
        return speech
    if "to" in frames and words.low(timeless := _skip_times(words, at)) == "to":
        return _phrase(words, timeless)
    if "object" in frames and _can_be_object(words, at):
        return _phrase(words, at)
    return None


def _phrase(words: Words, at: int) -> Range | None:
    return words.trimmed(at, object_end(words, at))


def _skip_adverbs(words: Words, at: int) -> int:
    while words.is_adverb(at) and not words.is_a(at, "graders"):
        at += 1
    return at


def _starts(words: Words, at: int, frames: frozenset[str]) -> bool:
    """Tell whether content begins there by a plain sign."""
    return words.low(at) in ("that", ":") or words.is_quote(at) or ("wh" in frames and words.is_a(at, "wh"))


def _speech(words: Words, verb: Verb, at: int, *, embedded: bool) -> Range | None:
    """Read a quotation, a clause with or without "that", or a question, adjuncts before it left out."""
    frames = verb.cue.frames
    if at >= words.end or not frames & _OF_SPEECH:
        return None
    start: int | None = at
    if not _starts(words, at, frames):
        start = _after_adjunct(words, at, frames)
    if start is not None:
        return _begun(words, verb, start, embedded=embedded)
    start = _skip_setting(words, at)
    if "clause" in frames and start is not None and _opens_clause(words, start, verb):
        return _clause(words, verb, start, embedded=embedded)
    return None


def _after_adjunct(words: Words, at: int, frames: frozenset[str]) -> int | None:
    """Return where content begins after when and where: "said on Monday in Ohio that"."""
    if not words.is_a(at, "times", "prepositions", "subordinators") and words.low(at) != ",":
        return None
    for later in range(at, min(words.end, at + _MAX_ADJUNCT)):
        verb = words.finite(later)
        if words.low(later) == ";" or (later > at and verb is not None and "clause" in verb.cue.frames):
            return None
        if words.low(later) == ":" or (
            words.is_quote(later) and "quote" in frames and _is_speech(words, later)
        ):
            return later
        if words.low(later) == "that" and frames & {"clause", "that"} and later > at:
            return later
    return None


def _skip_times(words: Words, at: int) -> int:
    while words.is_a(at, "times"):
        at += 1
    return at


def _skip_setting(words: Words, at: int) -> int | None:
    """Skip "Tuesday" and "in a statement" before a clause without "that"; None where other words stand."""
    start = _skip_times(words, at)
    if not words.is_a(start, "prepositions"):
        return start
    for later in range(start + 1, min(words.end, start + _MAX_SETTING)):
        if not words.is_word(later):
            break
        if words.low(later) in words.language.nouns["settings"]:
            later += 1
            while words.is_a(later, "times") or (words.low(later) == "on" and words.is_a(later + 1, "times")):
                later += 1
            return later
    return start if start > at else None


def _is_speech(words: Words, at: int) -> bool:
    token = words.tokens[at]
    long = len(token.text.split(maxsplit=_MIN_SPEECH)) >= _MIN_SPEECH
    return long or words.low(at - 1) in (",", ":") or (token.ends_with != "" and token.ends_with in ",.?!")


def _begun(words: Words, verb: Verb, at: int, *, embedded: bool) -> Range | None:
    """Read content from its sign: "that", a question word, a colon or a quotation."""
    if words.low(at) == ":":
        if words.closes_sentence(at):
            return at, at
        at += 1
    if not words.is_quote(at):
        return _clause(words, verb, at, embedded=embedded)
    if words.tokens[at].ends_with in (".", "?", "!"):
        return at, at + 1
    following = at + 1
    while words.is_quote(following + 1) and (
        words.low(following) == "," or words.is_a(following, "conjunctions")
    ):
        following += 2
    if not words.is_word(following) or words.tokens[following - 1].ends_with == ",":
        return at, following
    return _clause(words, verb, at, embedded=embedded)


def _clause(words: Words, verb: Verb, at: int, *, embedded: bool) -> Range | None:
    return words.trimmed(at, clause_end(words, at, verb, embedded=embedded))


def _opens_clause(words: Words, at: int, verb: Verb) -> bool:
    """Tell whether a clause without "that" begins: a subject, and a verb after it."""
    if not (words.is_word(at) or words.is_quote(at)) or words.is_a(at, "no_clause_openers"):
        return False
    if words.is_a(at, "pronouns") and words.is_word(at + 1):
        return True
    end = clause_end(words, at, verb)
    if "object" not in verb.cue.frames and end - at >= _MIN_CLAUSE:
        return True
    return any(_is_verb(words, later) for later in range(at + 1, end))


def _is_verb(words: Words, at: int) -> bool:
    low = words.low(at)
    if low == "'s":
        return words.is_a(at - 1, "pronouns")
    if words.is_a(at, "auxiliaries", "verbs") or words.finite(at):
        return True
    return low.endswith("ed") and not words.is_a(at - 1, "determiners")


def _can_be_object(words: Words, at: int) -> bool:
    if words.is_quote(at):
        return True
    if not words.is_word(at) or words.is_a(at, "no_object_openers", "prepositions", "subordinators"):
        return False
    return not words.is_a(at, "times") or words.is_capital(at + 1)


def _judged(words: Words, verb: Verb, at: int) -> Range | None:
    """Read what is judged and how: "called the plan a farce", "described her as able"."""
    if not verb.cue.frames & {"judged", "judged as"} or not _can_be_object(words, at):
        return None
    end = object_end(words, at)
    plainly = "judged" in verb.cue.frames or any(words.low(between) == "as" for between in range(at, end))
    return words.trimmed(at, end) if plainly and end - at > 1 else None
