"""Units and rates after a number: "km", "per cent", "euros", "per barrel"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from summariser.quantities.lexer import HYPHENS, glued

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summariser.quantities.lexer import Token
    from summariser.quantities.tables import Language, Unit

_MAX_UNIT = 6
_ONLY_GLUED = frozenset({"p", "h", "s", "g", "t", "x", "C", "F", "in"})
_NEVER_AFTER_A_HYPHEN = frozenset({"p", "m", "t", "s", "h", "l", "W", "V"})
_WORDLIKE = ("word", "code")


class UnitPhrase(NamedTuple):
    """A unit read up to, not including, the token `last`."""

    unit: Unit
    last: int


class Rate(NamedTuple):
    """The "per …" of a rate, read up to, not including, the token `last`."""

    per: str
    last: int


def unit_after(tokens: Sequence[Token], at: int, language: Language) -> UnitPhrase | None:
    """Return the longest unit that begins at a token, a hyphen before it allowed, or None."""
    if at >= len(tokens) or tokens[at].gap == "\n":
        return None
    hyphen = glued(tokens, at, HYPHENS)
    if hyphen:
        at += 1
        if at >= len(tokens) or tokens[at].gap:
            return None
    joined, spread = "", False
    best: UnitPhrase | None = None
    for end in range(at, min(at + _MAX_UNIT, len(tokens))):
        token = tokens[end]
        if end > at and token.gap == "\n":
            break
        joined += token.text
        word = joined.lower().replace("’", "'").replace("-", "")
        if joined not in language.unit_beginnings and word not in language.unit_beginnings:
            break
        spread = spread or (end > at and bool(token.gap))
        unit = None if spread and tokens[at].text in language.symbols else language.symbols.get(joined)
        if unit is not None and not _symbol_fits(tokens, at, end, joined, hyphen=hyphen):
            unit = None
        if unit is None:
            unit = language.unit_words.get(word)
        if token.text in HYPHENS:
            continue
        if unit is not None and not (language.spaced and _inside_a_word(tokens, end)):
            best = UnitPhrase(unit, end + 1)
    return best


def _symbol_fits(tokens: Sequence[Token], first: int, end: int, symbol: str, *, hyphen: bool) -> bool:
    token = tokens[first]
    if token.kind == "currency" and end + 1 < len(tokens) and tokens[end + 1].kind == "number":
        return bool(tokens[end + 1].gap) and not token.gap
    if hyphen and symbol in _NEVER_AFTER_A_HYPHEN:
        return False
    if symbol in _ONLY_GLUED and token.gap:
        return False
    return token.kind != "currency" or len(symbol) == 1 or not token.gap or symbol.isalpha()


def _inside_a_word(tokens: Sequence[Token], at: int) -> bool:
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return (
        following is not None
        and not following.gap
        and following.kind in (*_WORDLIKE, "number")
        and tokens[at].kind in _WORDLIKE
        and not tokens[at].text.endswith(("'", "’"))
    )


def rate_after(tokens: Sequence[Token], at: int, language: Language) -> Rate | None:
    """Return the rate after a unit ("per barrel", "/kg", "a year"), a hyphen before it allowed, or None."""
    if at >= len(tokens) or tokens[at].gap == "\n":
        return None
    if glued(tokens, at, "-"):
        at += 1
        if at >= len(tokens):
            return None
    joint = tokens[at]
    at += 1
    if glued(tokens, at, "-"):
        at += 1
    if at >= len(tokens) or tokens[at].gap == "\n":
        return None
    if joint.text == "/" or language.is_word("per", joint.low):
        return _per(tokens, at, language)
    if language.is_word("each", joint.low) and tokens[at].kind == "word":
        return _each(tokens, at, language)
    return None


def _per(tokens: Sequence[Token], at: int, language: Language) -> Rate | None:
    if found := unit_after(tokens, at, language):
        return Rate(f" per {found.unit.name}", found.last)
    if tokens[at].kind == "word" and tokens[at].low not in language.nouns["stop"]:
        return Rate(f" per {tokens[at].low}", at + 1)
    return None


def _each(tokens: Sequence[Token], at: int, language: Language) -> Rate | None:
    """A rate whose "per" is an article: "a year", but not "a year ago" nor "every three years"."""
    if language.is_word("shared", tokens[at].low):
        return Rate(f" per {tokens[at].low}", at + 1)
    found = unit_after(tokens, at, language)
    if found is None or found.last != at + 1 or found.unit.kind not in ("duration", "measure"):
        return None
    low = tokens[at].low
    plural = any(
        low.endswith(end) and low.removesuffix(end) in language.unit_words for end in language.endings["plural"]
    )
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    dated = following is not None and (following.kind == "number" or language.is_word("no rate", following.low))
    return None if plural or dated else Rate(f" per {found.unit.name}", found.last)
