"""Extents: where the clause or noun phrase ends that a cue attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summariser.attribution.nounphrases import phrase_after

if TYPE_CHECKING:
    from summariser.attribution.candidates import Verb
    from summariser.attribution.sentence_words import Words

SPEECH = frozenset({"quote", "clause"})
"""The frames of cues that may stand after what they attribute: "…, she said"."""
_ENDS = frozenset(".!?")
_MAX_LIST = 9
"""How far after a comma the "and" of a list may stand."""


def clause_end(words: Words, start: int, verb: Verb | None = None, *, embedded: bool = False) -> int:
    """Return where a clause of content ends: with its sentence, or before another attribution begins.

    What `verb` introduces ends before another of the same subject and tense; content of an embedded
    clause ends at its comma.
    """
    at = start
    while at < words.end:
        closing = words.closing(at)
        if closing is not None:
            at = closing + 1
            continue
        token = words.tokens[at]
        if _ends_clause(words, at):
            return at
        quoted_comma = token.kind == "quote" and token.ends_with == ","
        resumes = token.kind == "dash" and words.is_a(at + 1, "conjunctions")
        if token.text == "," or quoted_comma or resumes:
            if embedded and not is_list(words, at):
                return at + (token.kind == "quote")
            if _attribution_follows(words, at + 1):
                return at + (token.kind == "quote")
        if at > start and verb is not None and _coordinates(words, at, verb):
            return at
        at += 1
    return at


def object_end(words: Words, start: int) -> int:
    """Return where a noun phrase of content ends: at a comma, a conjunction with a verb, or a new clause."""
    at = start
    while at < words.end:
        closing = words.closing(at)
        if closing is not None:
            at = closing + 1
            continue
        token = words.tokens[at]
        if token.kind == "dash" or _ends_clause(words, at) or token.text == ":":
            break
        if token.text == "," and not is_list(words, at):
            break
        if token.kind == "quote" and (
            token.ends_with == "." or (token.ends_with == "," and not is_list(words, at))
        ):
            at += 1
            break
        if at > start and _leaves_phrase(words, at):
            break
        at += 1
    return at if words.low(start) == "to" else _without_time(words, start, at)


def is_list(words: Words, at: int) -> bool:
    """Tell whether a comma, or one that closes a quotation, stands between members of a list."""
    if words.is_a(at + 1, "never_listed") or words.low(at + 1).endswith(("ing", "ly")):
        return False
    if words.low(at + 1) in ("a", "an", "the") and not words.is_quote(at):
        return False
    for later in range(at + 1, min(at + _MAX_LIST, words.end)):
        token = words.tokens[later]
        if token.kind not in ("word", "quote") and token.text != ",":
            return False
        if token.low in ("and", "or"):
            return later > at + 1 or not words.is_a(later + 1, "pronouns", "auxiliaries")
        if words.is_a(later, "auxiliaries", "pronouns"):
            return False
    return False


def _ends_clause(words: Words, at: int) -> bool:
    token = words.tokens[at]
    return token.kind == "mark" and (token.text == ";" or (token.text in _ENDS and words.closes_sentence(at)))


def _attribution_follows(words: Words, at: int) -> bool:
    """Tell whether after a comma stands "he said", "adding that", "according to" or "and she warned"."""
    if not words.is_word(at):
        return False
    verb = words.verbs.get(at)
    if verb is not None and not verb.finite and words.low(verb.head).endswith("ing"):
        return True
    if words.low(at) == "according" or (words.low(at) == "as" and at + 1 in words.verbs):
        return True
    introduced = words.is_a(at, "conjunctions")
    if introduced:
        at += 1
        if words.finite(at):
            return True
    subject = phrase_after(words, at)
    if subject is None:
        verb = words.finite(at)
        return verb is not None and bool(verb.cue.frames & SPEECH)
    following = subject[1] + (words.low(subject[1]) == ",")
    verb = words.finite(following)
    if verb is None:
        return False
    return introduced or (
        bool(verb.cue.frames & SPEECH) and not words.is_word(verb.last) and not words.is_quote(verb.last)
    )


def _coordinates(words: Words, at: int, verb: Verb) -> bool:
    """Tell whether "and" or "but" joins to a cue another of the same subject and tense."""
    if words.low(at) not in ("and", "but"):
        return False
    other = words.finite(at + 1)
    if other is None or other.past != verb.past:
        return False
    return verb.past or not any(words.is_a(between, "auxiliaries") for between in range(verb.last, at))


def _leaves_phrase(words: Words, at: int) -> bool:
    """Tell whether a clause begins that is not part of the noun phrase before it."""
    if words.is_a(at, "clause_openers"):
        return True
    if words.low(at) in ("and", "but"):
        return _verb_follows(words, at + 1)
    verb = words.verbs.get(at + 1)
    return words.low(at) in ("by", "while") and verb is not None and not verb.finite


def _verb_follows(words: Words, at: int) -> bool:
    if not words.is_word(at):
        return False
    if words.finite(at) or words.is_a(at, "pronouns", "auxiliaries", "verbs"):
        return True
    subject = phrase_after(words, at, apposition=False)
    if subject is None:
        return False
    return words.is_a(subject[1], "auxiliaries", "verbs") or words.finite(subject[1]) is not None


def _without_time(words: Words, start: int, end: int) -> int:
    """Leave "on Tuesday" and "last week" at the end out."""
    at = end
    while at - 1 > start and words.is_a(at - 1, "times"):
        at -= 1
    if at < end and at - 1 > start and words.is_a(at - 1, "before_times"):
        at -= 1
    return at
