"""Noun phrases that begin at a token: whoever is named after a cue, or begins a clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summariser.attribution.candidates import Range
    from summariser.attribution.roles import Roles
    from summariser.attribution.sentence_words import Words

MAX_PHRASE = 30
"""How many tokens a noun phrase may have, an apposition included."""
_MAX_APPOSITIONS = 3
GLUE = "&./-'’"
"""Marks that stand within names."""
_NEVER_IN_PHRASE: Roles = ("auxiliaries", "conjunctions", "subordinators", "prepositions", "verbs")
_ONLY_FIRST: Roles = ("times", "relatives")
_VERBAL = frozenset({"past", "third", "ing"})


def phrase_after(words: Words, start: int, *, apposition: bool = True) -> Range | None:
    """Find the noun phrase that begins at a token, with what is set between commas after a name."""
    if words.is_a(start, "pronouns"):
        return start, start + 1
    at = start
    ceiling = min(words.end, start + MAX_PHRASE)
    while at < ceiling:
        following = _step(words, at, start, ceiling)
        if following is None:
            break
        at = following
    if at == start:
        return None
    return (start, _with_appositions(words, start, at) if apposition else at)


def joins(words: Words, at: int) -> bool:
    """Tell whether "and" joins two names or two plain nouns."""
    if words.is_capital(at - 1):
        return words.is_capital(at + 1)
    right_is_noun = words.is_word(at + 1) and not words.is_capital(at + 1)
    return words.low(at - 1).endswith("s") and right_is_noun and not words.is_a(at + 1, "determiners")


def seems_verb(words: Words, at: int) -> bool:
    """Tell whether a form of a cue is plainly a verb, not a noun."""
    if not words.is_word(at) or words.low(at) not in words.language.verbs or words.is_capital(at):
        return False
    if words.is_a(at - 1, "determiners") or words.low(at - 1) == "'s":
        return False
    return any(forms & _VERBAL for _, forms in words.language.verbs[words.low(at)])


def stop_after(words: Words, start: int) -> int:
    """Return where the next comma, semicolon, colon, dash or quotation stands, or the end."""
    ceiling = min(words.end, start + MAX_PHRASE)
    for at in range(start, ceiling):
        token = words.tokens[at]
        if token.kind in ("dash", "quote") or (token.kind == "mark" and token.text in ",;:.!?"):
            return at
    return ceiling


def _step(words: Words, at: int, start: int, ceiling: int) -> int | None:
    """Return where a phrase goes on when it takes in the token, or None where it ends."""
    token = words.tokens[at]
    first = at == start
    if token.kind == "quote":
        return None if first or token.ends_with in ",.?!" else at + 1
    if token.kind != "word":
        if first:
            return None
        closing = words.closing(at)
        return (
            closing + 1
            if closing is not None
            else at + 1
            if token.text in GLUE and words.is_word(at + 1)
            else None
        )
    if words.is_a(at, "inner"):
        allowed = not first and words.is_word(at + 1) and at + 1 < ceiling and not words.is_a(at + 1, "times")
    elif token.low == "and":
        allowed = not first and at + 1 < ceiling and joins(words, at)
    else:
        allowed = not (
            words.is_a(at, *_NEVER_IN_PHRASE)
            or (words.is_a(at, "pronouns") and token.low != "one")
            or token.low == "who"
            or (not first and (words.is_a(at, *_ONLY_FIRST) or seems_verb(words, at)))
        )
    return at + 1 if allowed else None


def _with_appositions(words: Words, start: int, end: int) -> int:
    for _ in range(_MAX_APPOSITIONS):
        if words.low(end) == "who":
            end = stop_after(words, end)
        elif words.low(end) == "," and words.is_capital(start) and _opens_apposition(words, end + 1):
            end = stop_after(words, end + 1)
        else:
            break
    return end


def _opens_apposition(words: Words, at: int) -> bool:
    if not words.is_word(at):
        return False
    opener = words.low(at)
    if words.is_a(at, "apposition") or opener[0].isdigit():
        return True
    if words.is_a(at, *_NEVER_IN_PHRASE, "pronouns") or opener.endswith("ing") or seems_verb(words, at):
        return False
    return words.tokens[at].text[0].islower()
