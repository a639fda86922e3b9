"""Subjects: the noun phrase before a verb, its appositions with it, and the subject of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summariser.attribution.nounphrases import GLUE, MAX_PHRASE, joins, phrase_after, seems_verb

if TYPE_CHECKING:
    from summariser.attribution.candidates import Range
    from summariser.attribution.roles import Roles
    from summariser.attribution.sentence_words import Words

_MAX_APPOSITIONS = 3
_INDEFINITE = frozenset({"a", "an", "one"})
_MAX_TIME = 3
_NO_SUBJECT_ENDS: Roles = (
    "determiners",
    "possessives",
    "prepositions",
    "conjunctions",
    "subordinators",
    "relatives",
)
_NEVER_IN_PHRASE: Roles = ("auxiliaries", "subordinators", "prepositions", "verbs", "pronouns")
_NO_NOUNS: Roles = (
    "auxiliaries",
    "prepositions",
    "conjunctions",
    "subordinators",
    "adverbs",
    "verbs",
)
_NO_NOUN_ENDINGS = ("ed", "ing", "ly")


def phrase_before(words: Words, end: int, floor: int = 0) -> Range | None:
    """Find the noun phrase that ends before a token: the subject of the verb that begins there.

    An apposition or a clause with "who" between commas is stepped over and belongs to the phrase.
    """
    floor = max(floor, end - MAX_PHRASE)
    end = _before_time(words, end, floor)
    if end <= floor:
        return None
    if words.low(end - 1) == "," or words.is_dash(end - 1):
        return _with_apposition(words, end, floor)
    last = end
    if words.low(end - 1) == ")":
        opening = words.opening(end - 1, floor)
        if opening is None:
            return None
        end = opening
    first = _start_of_phrase(words, end, floor)
    if first >= end:
        return None
    return _with_antecedent(words, first, last, floor)


def _before_time(words: Words, end: int, floor: int) -> int:
    """Step back over a time between subject and verb: "Keller on Tuesday said", "Keller, 44, today said"."""
    at = end
    while at - 1 > floor and end - at < _MAX_TIME and words.is_a(at - 1, "times"):
        at -= 1
    if at < end and words.low(at - 1) == "on":
        at -= 1
    after_subject = at > floor and (words.is_word(at - 1) or words.low(at - 1) in (",", ")"))
    return end if not after_subject or words.is_a(at - 1, *_NO_SUBJECT_ENDS) else at


def subject_of(words: Words, before: int) -> Range | None:
    """Find the subject of a sentence: its first noun phrase after what may introduce it."""
    at = 0
    while at < before:
        token = words.tokens[at]
        if words.is_a(at, "prepositions", "subordinators") or _is_participle(words, at):
            comma = words.first_of(at, ",")
            if comma is None or comma >= before:
                return None
            at = comma + 1
        elif token.kind != "word" or (
            words.is_a(at, "conjunctions", "adverbs") and not words.is_a(at, "determiners")
        ):
            at += 1
        else:
            break
    found = phrase_after(words, at, apposition=False) if at < before else None
    return found if found is not None and found[1] <= before else None


def _is_participle(words: Words, at: int) -> bool:
    low = words.low(at)
    return words.is_word(at) and (low.endswith("ing") or (low.endswith("ed") and low in words.language.verbs))


def _with_apposition(words: Words, end: int, floor: int) -> Range | None:
    """Step back over "…, a professor at Yale," to the phrase that it describes."""
    close = end - 1
    for _ in range(_MAX_APPOSITIONS):
        opening = next(
            (at for at in range(close - 1, floor - 1, -1) if words.low(at) == "," or words.is_dash(at)), None
        )
        if opening is None:
            return None
        first = _start_of_phrase(words, opening, floor)
        names = words.is_capital(first) or words.is_a(first, "determiners", "pronouns")
        is_apposition = words.low(first) in _INDEFINITE and words.low(first - 1) == ","
        if first < opening and names and not is_apposition:
            return first, (end if _describes(words, opening + 1) else opening)
        close = opening
    return None


def _describes(words: Words, at: int) -> bool:
    """Tell whether an apposition begins, not an adjunct such as "in a speech"."""
    return words.is_a(at, "apposition") or words.is_capital(at) or words.low(at)[:1].isdigit()


def _with_antecedent(words: Words, first: int, last: int, floor: int) -> Range:
    """Let a relative pronoun take along what it stands for: "a man who" for "who"."""
    if words.is_a(first, "relatives") and last - first == 1 and first > floor:
        end = first - 1 if words.low(first - 1) == "," else first
        begin = _start_of_phrase(words, end, floor)
        if begin < end and not words.is_a(end - 1, "prepositions"):
            return begin, last
    return first, last


def _start_of_phrase(words: Words, end: int, floor: int) -> int:
    """Return where the noun phrase begins that ends before a token; `end` itself where there is none."""
    if words.is_a(end - 1, "pronouns", "relatives") and not words.is_a(end - 1, "demonstratives"):
        return max(floor, end - 1)
    at = end
    while at > floor:
        before = _step(words, at - 1, end, floor)
        if before is None:
            break
        at = before
        goes_on = words.is_a(at - 1, "inner", "determiners") or words.is_a(at - 2, "relatives")
        if words.is_a(at, "determiners") and not goes_on:
            break
    while at < end and not _opens_phrase(words, at):
        at += 1
    return at


def _step(words: Words, at: int, end: int, floor: int) -> int | None:
    """Return where a phrase begins when it takes in the token, or None where it cannot."""
    token = words.tokens[at]
    last = at + 1 == end
    if token.kind == "quote":
        return None if last or token.ends_with in ",.?!" else at
    if token.kind != "word":
        if last:
            return None
        return words.opening(at, floor) if token.text == ")" else at if token.text in GLUE else None
    if words.is_a(at, "conjunctions"):
        allowed = token.low == "and" and not last and at > floor and joins(words, at)
    elif words.is_a(at, "relatives"):
        allowed = last or not (
            (token.low == "that" and seems_verb(words, at - 1)) or _is_object_clause(words, at + 1, end)
        )
    elif words.is_a(at, "inner"):
        allowed = not last and at > floor and _noun_like(words, at - 1)
    elif token.low == "'s":
        allowed = not words.is_a(at - 1, "pronouns")
    else:
        named = words.is_a(at - 1, "determiners") and words.is_capital(at + 1)  # the Sunday Times
        timely = words.is_a(at, "times") and not last and token.capital and not named
        of_relative_clause = words.is_a(at - 1, "relatives") and not words.is_a(at, "pronouns")
        verbal = words.is_a(at, *_NEVER_IN_PHRASE) or seems_verb(words, at)
        allowed = not timely and (of_relative_clause or not verbal)
    return at if allowed else None


def _is_object_clause(words: Words, start: int, end: int) -> bool:
    """Tell "which the engineers" from "who came": a bare noun phrase stands after the pronoun."""
    opens = words.is_capital(start) or words.is_a(start, "determiners")
    return opens and not any(words.low(at).endswith("ed") for at in range(start, end))


def _opens_phrase(words: Words, at: int) -> bool:
    token = words.tokens[at]
    if token.kind == "mark" or words.is_a(at, "conjunctions", "inner"):
        return False
    return words.is_a(at, "determiners") or not words.is_a(at, "adverbs")


def _noun_like(words: Words, at: int) -> bool:
    token = words.tokens[at]
    if token.kind != "word":
        return token.kind == "quote" or token.text == ")"
    if words.is_a(at, *_NO_NOUNS) or (not token.capital and token.low.endswith(_NO_NOUN_ENDINGS)):
        return False
    return token.low not in words.language.verbs or token.low.endswith("s")
