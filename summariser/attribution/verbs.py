"""Verbs that attribute: where they stand in a sentence, with their auxiliaries, active or passive."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from summariser.attribution.candidates import Verb
from summariser.attribution.sentence_words import Words
from summariser.attribution.tokens import is_headline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summariser.attribution.tables import Form, Inflected, Language
    from summariser.attribution.tokens import Token

_MAX_GROUP = 8
"""How many words of a verb group may stand before its cue: "has also repeatedly refused to"."""


class _Group(NamedTuple):
    """What stands before a verb and belongs to it."""

    first: int
    auxiliary: bool
    be: bool
    """Whether the nearest auxiliary is a form of "be"."""
    infinitive: bool
    negated: bool


def find_verbs(tokens: Sequence[Token], language: Language) -> dict[int, Verb]:
    """Find the verbs of a sentence that may attribute by their first token, in order, without overlaps."""
    words = Words(tokens, language, {})
    found: dict[int, Verb] = {}
    taken = 0
    for at, token in enumerate(tokens):
        if at < taken or token.kind != "word" or token.low not in language.verbs:
            continue
        floor = max(taken, at - _MAX_GROUP)
        readings = (_verb(words, at, floor, inflected) for inflected in language.verbs[token.low])
        verb = next((verb for verb in readings if verb is not None), None)
        if verb is not None:
            found[verb.first] = verb
            taken = verb.last
    return found


def _verb(words: Words, head: int, floor: int, inflected: Inflected) -> Verb | None:
    cue, forms = inflected
    last = _after_verb(words, head + 1, cue.after)
    if last is None or (cue.after[-1:] == ("to",) and not _takes_noun(words, head, last)):
        return None
    group = _group(words, head, floor, forms)
    if "modal" in cue.frames and not _takes_modal(words, group.first, head):
        return None
    if "ing" in forms:
        finite, opener = group.auxiliary, words.low(group.first - 1)
        if not finite and (words.is_a(group.first - 1, "determiners") or opener == "'s"):
            return None
    elif group.infinitive:
        if "base" not in forms:
            return None
        finite = words.low(group.first) != "to"
    elif group.auxiliary:
        if not forms & ({"past", "participle"} if group.be else {"past", "participle", "base"}):
            return None
        finite = True
    else:
        if not _is_finite(words, group.first, head, last, forms):
            return None
        finite = True
    passive = group.be and "ing" not in forms and not group.infinitive
    past = "past" in forms or group.auxiliary
    return Verb(group.first, head, last, cue, finite, passive, group.negated, past)


def _after_verb(words: Words, at: int, after: Sequence[str]) -> int | None:
    """Return where a cue of several words ends, an adverb between them allowed, or None where it is none."""
    for word in after:
        if words.low(at) != word and words.is_adverb(at):
            at += 1
        if words.low(at) != word:
            return None
        at += 1
    return at


def _takes_noun(words: Words, head: int, last: int) -> bool:
    """Tell "agreed to a truce" from "agreed to go"."""
    plain = (cue for cue, _ in words.language.verbs[words.low(head)] if not cue.after)
    if not any("to" in cue.frames for cue in plain):
        return True
    return words.is_a(last, "determiners", "possessives") or words.is_capital(last) or words.is_quote(last)


def _group(words: Words, head: int, floor: int, forms: frozenset[Form]) -> _Group:
    """Read the verb group leftwards from its head."""
    first = head
    negated = auxiliary = infinitive = be = False
    while first > floor and words.is_word(first - 1):
        low = words.low(first - 1)
        if low == "to" and not auxiliary:
            infinitive = True
        elif words.is_a(first - 1, "auxiliaries") and not (
            low == "'s" and not _is_contracted(words, first - 1, forms)
        ):
            be = be or (not auxiliary and words.is_a(first - 1, "be"))
            auxiliary = True
        elif not words.is_adverb(first - 1) and not (
            (infinitive or "ing" in forms) and words.is_a(first - 1, "catenatives")
        ):
            break
        negated = negated or words.is_a(first - 1, "negations") or low.endswith("n't")
        first -= 1
    while first < head and words.is_a(first, "opening_adverbs"):
        first += 1
    return _Group(first, auxiliary, be, infinitive, negated)


def _is_contracted(words: Words, at: int, forms: frozenset[Form]) -> bool:
    """Tell a verb's "'s" from a possessive: "he's said", "Smith's saying"."""
    return words.is_a(at - 1, "contracting") or ("ing" in forms and words.is_capital(at - 1))


def _takes_modal(words: Words, first: int, head: int) -> bool:
    """Tell whether a verb such as "like" states a wish: after "would"."""
    return any(words.is_a(at, "modals") for at in range(first, head))


def _is_finite(words: Words, first: int, head: int, last: int, forms: frozenset[Form]) -> bool:
    """Tell a finite verb from a noun or adjective of the same form, by the words around it."""
    if words.is_capital(head) and head > 0 and not is_headline(words.tokens):
        return False
    before = words.low(first - 1)
    if not words.is_word(first - 1):
        if "base" in forms and "past" not in forms:
            return False
        return first > 0 or (("past" in forms or "third" in forms) and words.is_word(last))
    plural_subject = words.is_a(first - 1, "plural_subjects")
    introduces_noun = words.is_a(first - 1, "determiners", "possessives", "prepositions")
    if before == "'s" or (introduces_noun and not plural_subject):
        return words.is_a(first - 1, "pronominal_determiners") and "base" not in forms
    if "past" in forms:
        return True
    following = words.low(last)
    may_be_noun = not words.is_a(head, "only_verbs")
    if (words.is_a(last, "auxiliaries") and may_be_noun) or following == "of" or following.endswith("ing"):
        return False
    plural = _is_plural(before)
    if "third" in forms:
        named = words.is_capital(first - 1) or words.is_a(first - 1, "pronouns", "relatives")
        return "-" not in before and (named or (not plural and (not may_be_noun or _opens(words, last))))
    return plural_subject or (
        not words.is_a(first - 1, "conjunctions") and (plural or words.is_a(first - 1, "plurals"))
    )


def _opens(words: Words, at: int) -> bool:
    """Tell whether content or an adjunct may begin there, not the verb of a subject before it."""
    if not words.is_word(at) or words.is_capital(at) or words.is_adverb(at) or words.low(at)[0].isdigit():
        return True
    return words.low(at).endswith("s") or words.is_a(
        at, "determiners", "pronouns", "wh", "prepositions", "times"
    )


def _is_plural(low: str) -> bool:
    return low.endswith("s") and not low.endswith(("ss", "us"))
