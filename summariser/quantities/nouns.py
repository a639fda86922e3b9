"""Nouns: what is counted by the number before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from summariser.quantities.lexer import HYPHENS, glued

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from summariser.quantities.lexer import Token
    from summariser.quantities.tables import Language

_MAX_PHRASE = 5
_MIN_NOUN = 3


class NounPhrase(NamedTuple):
    """What is counted: the head noun, read up to, not including, the token `last`."""

    noun: str
    last: int


def counted_noun(
    tokens: Sequence[Token], at: int, language: Language, *, single: bool = False
) -> NounPhrase | None:
    """Return what is counted after a number, a hyphen before it allowed, or None.

    Where the head is "plural" it is the first plural of the phrase, of a single thing its first noun;
    where "capitalised", the first such word; where "first", the first word that is not an adjective.
    """
    if glued(tokens, at, HYPHENS):
        return _hyphenated(tokens, at + 1, language)
    is_head = _HEADS.get(language.head)
    if is_head is None:
        return None
    for position in range(at, min(at + _MAX_PHRASE, len(tokens))):
        token = tokens[position]
        if token.gap == "\n" or (position == at and not token.gap and tokens[at - 1].low[-1] != "'"):
            return None
        if position > at and _within(tokens, position, at, language):
            continue
        if token.kind == "code" and position == at:
            continue
        if token.kind != "word" or token.low in language.nouns["stop"]:
            return None
        if is_head(token, language, single):
            return None if _no_thing(token, language, single) else NounPhrase(token.low, position + 1)
        if language.head == "first" and token.low not in language.nouns["adjectives"]:
            return None
    return None


def _within(tokens: Sequence[Token], position: int, first: int, language: Language) -> bool:
    """Tell whether a token may stand inside the phrase though it is not a word of it."""
    token = tokens[position]
    if token.kind == "code" or (token.text == "-" and not token.gap):
        return True
    if token.kind == "number":
        return not token.gap or tokens[position - 1].text[0].isupper()
    return position == first + 1 and language.is_word("and", token.low) and language.head == "plural"


def _no_thing(token: Token, language: Language, single: bool) -> bool:
    return single and language.head == "plural" and token.low in language.nouns["small_things"]


def _plural_head(token: Token, language: Language, single: bool) -> bool:
    if is_plural(token.low, language):
        return True
    endings = language.endings["adjectives"]
    return single and token.low not in language.nouns["adjectives"] and not token.low.endswith(endings)


def _capitalised_head(token: Token, _language: Language, _single: bool) -> bool:
    return token.text[0].isupper()


def _first_head(token: Token, language: Language, single: bool) -> bool:
    if len(token.low) < _MIN_NOUN or token.low in language.nouns["adjectives"]:
        return False
    return single or is_plural(token.low, language)


_HEADS: dict[str, Callable[[Token, Language, bool], bool]] = {
    "plural": _plural_head,
    "capitalised": _capitalised_head,
    "first": _first_head,
}


def is_plural(word: str, language: Language) -> bool:
    """Tell whether a word, in lower case, has the form of a plural noun."""
    nouns = language.nouns
    if word in nouns["plural"]:
        return True
    if word in nouns["not_plural"] or len(word) < _MIN_NOUN:
        return False
    return word.endswith(language.endings["plural"]) and not word.endswith(language.endings["not_plural"])


def _hyphenated(tokens: Sequence[Token], at: int, language: Language) -> NounPhrase | None:
    """The noun of "11-member": a single word joined on."""
    if at >= len(tokens) or tokens[at].gap or tokens[at].kind != "word":
        return None
    word, nouns = tokens[at].low, language.nouns
    idiom = word in nouns["stop"] or word in nouns["small_things"] or word in nouns["adjectives"]
    if idiom or word.endswith(language.endings["joined_adjectives"]) or len(word) < _MIN_NOUN:
        return None
    return NounPhrase(word, at + 1)
