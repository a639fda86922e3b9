"""Number words: "twenty-one", "two dozen", "hundreds of thousands", "sixfold"."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from summariser.quantities.lexer import phrase_end
from summariser.quantities.magnitudes import read_magnitudes
from summariser.quantities.parts import half_after, read_half, read_part
from summariser.quantities.readings import Numeral

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summariser.quantities.lexer import Token
    from summariser.quantities.tables import Language

_MAX_TOKENS = 16
_MIN_LENGTH, _MAX_LENGTH = 2, 60
"""Lengths of what is tried as a number word."""
_REMEMBERED = 8192
_HUNDRED, _THOUSAND = 100, 1000
_TENS = 10
_NEVER_BARE = 6
"""From this power of ten on a magnitude by itself is not a number: "multi-million"."""
_MAX_DECIMALS = 4


def read_words(tokens: Sequence[Token], first: int, language: Language) -> Numeral | None:
    """Read the longest number in words that begins at a token, or None."""
    low = tokens[first].low
    if low.endswith(language.endings["fold"]) and (fold := _fold(tokens, first, language)):
        return fold
    if low in language.indefinite:
        return _indefinite(tokens, first, language)
    if language.is_word("half", low):
        return read_half(tokens, first, language)
    if language.is_word("few", low):
        return _several(tokens, first, language)
    if language.is_word("article", low):
        return _after_article(tokens, first, language)
    run = _run(tokens, first, language)
    return _scaled(tokens, first, *run, language) if run else None


@lru_cache(maxsize=_REMEMBERED)
def opens_number(low: str, language: Language) -> bool:
    """Tell whether a number in words may begin with a word, in lower case."""
    roles = (language.indefinite, *(language.words[role] for role in ("half", "few", "article")))
    return (
        any(low in role for role in roles)
        or number_word(low, language) is not None
        or low.endswith(language.endings["fold"])
    )


def _fold(tokens: Sequence[Token], first: int, language: Language) -> Numeral | None:
    """A multiple such as "sixfold"."""
    for ending in language.endings["fold"]:
        value = number_word(tokens[first].low.removesuffix(ending), language)
        if tokens[first].low.endswith(ending) and value:
            return Numeral(first, first + 1, value, 0, "fold")
    return None


def _after_article(tokens: Sequence[Token], first: int, language: Language) -> Numeral | None:
    """What an article makes a number: "a dozen", "un million", "a third", "a few hundred", "half a million".

    An article alone is not a number, though "un" and "ein" also mean one.
    """
    if first + 1 >= len(tokens) or tokens[first + 1].gap != " ":
        return None
    low = tokens[first + 1].low
    if language.is_word("few", low):
        several = _several(tokens, first + 1, language)
        return several and several._replace(first=first)
    if language.is_word("half", low):
        half = read_half(tokens, first + 1, language)
        return half and half._replace(first=first)
    if low in language.multiples or low in language.magnitudes:
        return _scaled(tokens, first, first + 1, Decimal(1), language)
    if low in language.fractions:
        return read_part(tokens, first, first + 1, Decimal(1), language)
    run = _run(tokens, first, language)
    shared = phrase_end(tokens, first + 1, language.phrases["share of one"])
    return _scaled(tokens, first, *run, language) if run and (shared or run[0] > first + 1) else None


def _scaled(tokens: Sequence[Token], first: int, at: int, base: Decimal, language: Language) -> Numeral | None:
    """Read what follows a number in words: a denominator, a half, a dozen, magnitudes."""
    if part := read_part(tokens, first, at, base, language):
        return part
    if halved := half_after(tokens, at, language):
        at, base = halved, base + Decimal("0.5")
    at, base = _with_decimals(tokens, at, base, language)
    if at < len(tokens) and tokens[at].low in language.multiples and tokens[at].gap != "\n":
        base *= language.multiples[tokens[at].low]
        at += 1
    at, power = read_magnitudes(tokens, at, language)
    if power and (halved := half_after(tokens, at, language)):
        at, base = halved, base + Decimal("0.5")
    return None if at == first else Numeral(first, at, base, power, "words")


def _with_decimals(tokens: Sequence[Token], at: int, base: Decimal, language: Language) -> tuple[int, Decimal]:
    """Read the decimals of "three point five", one word a digit."""
    if at >= len(tokens) or not language.is_word("point", tokens[at].low):
        return at, base
    digits = ""
    for token in tokens[at + 1 : at + 1 + _MAX_DECIMALS]:
        digit = number_word(token.low, language) if token.gap == " " else None
        if digit is None or digit >= _TENS:
            break
        digits += str(digit)
    return (at + 1 + len(digits), base + Decimal(f"0.{digits}")) if digits else (at, base)


def _run(tokens: Sequence[Token], first: int, language: Language) -> tuple[int, Decimal] | None:
    """Read a run of number words: where it ends, and its value."""
    ends: list[int] = []
    for at in range(first, min(first + _MAX_TOKENS, len(tokens))):
        token = tokens[at]
        if at > first and token.gap == "\n":
            break
        if token.kind == "word" and number_word(token.low, language) is not None:
            ends.append(at + 1)
        elif not ends or not ((token.text == "-" and not token.gap) or language.is_word("and", token.low)):
            break
    if ends == [first + 1] and language.magnitudes.get(tokens[first].low, 0) >= _NEVER_BARE:
        return None
    for end in reversed(ends):
        words = "".join(f"{token.gap and ' '}{token.low}" for token in tokens[first:end]).strip()
        if (value := number_word(words, language)) is not None:
            return end, value
    return None


def number_word(words: str, language: Language) -> Decimal | None:
    """Return the value of a whole number in words, or None."""
    if not _MIN_LENGTH <= len(words) <= _MAX_LENGTH:
        return None
    if words in language.spelled:
        return Decimal(language.spelled[words])
    value = _read(words, language.number_words) if language.number_words else None
    return None if value is None else Decimal(value)


@lru_cache(maxsize=_REMEMBERED)
def _read(words: str, language: str) -> int | None:
    from text_to_num import text2num

    try:
        return int(text2num(words, language))
    except ValueError:
        return None


def _several(tokens: Sequence[Token], first: int, language: Language) -> Numeral | None:
    """An open number such as "several hundred" or "a few thousand"."""
    at = first + 1
    if at < len(tokens) and language.is_word("of", tokens[at].low):
        at += 1
    if at >= len(tokens) or tokens[at].gap == "\n":
        return None
    low = tokens[at].low
    many = language.multiples.get(low) or language.indefinite.get(low)
    if many and low not in language.magnitudes:
        return Numeral(first, at + 1, Decimal(many), 0, "indefinite")
    end, power = read_magnitudes(tokens, at, language)
    return Numeral(first, end, Decimal(1), power, "indefinite") if power else None


def _indefinite(tokens: Sequence[Token], first: int, language: Language) -> Numeral | None:
    """A plural that leaves the number open: "dozens of", "hundreds of thousands"."""
    value = Decimal(language.indefinite[tokens[first].low])
    at = first + 1
    of = at < len(tokens) and language.is_word("of", tokens[at].low)
    if not of:
        noun = at < len(tokens) and tokens[at].gap == " " and tokens[at].text[0].isupper()
        direct = noun and language.holds("indefinite without of")
        return Numeral(first, at, value, 0, "indefinite") if direct or value >= _HUNDRED else None
    further = language.indefinite.get(tokens[at + 1].low, 0) if at + 1 < len(tokens) else 0
    if further >= _THOUSAND:
        return Numeral(first, at + 2, value * further, 0, "indefinite")
    vague = value == _TENS and not language.holds("tens are counted")
    return None if vague else Numeral(first, at, value, 0, "indefinite")
