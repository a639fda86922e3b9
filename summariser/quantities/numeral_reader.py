"""Numerals: the longest number that begins at a token, in digits, in words or in both."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING

from summariser.quantities.digits import parse_digits, read_exponent, read_vulgar
from summariser.quantities.lexer import glued_kind
from summariser.quantities.magnitudes import read_magnitudes
from summariser.quantities.number_words import read_words
from summariser.quantities.parts import half_after, read_part
from summariser.quantities.readings import Numeral

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summariser.quantities.lexer import Token
    from summariser.quantities.tables import Language

_MAX_TERMS = 4


def read_numeral(
    tokens: Sequence[Token], first: int, language: Language, *, money: bool = False
) -> Numeral | None:
    """Read the longest numeral that begins at a token, or None; `money` where a currency stands before it."""
    token = tokens[first]
    if token.kind == "number":
        return _digits(tokens, first, language, money=money)
    if token.kind == "fraction":
        return Numeral(first, first + 1, _vulgar_sign(token), 0, "fraction")
    if token.kind == "word":
        return read_words(tokens, first, language)
    return None


def _digits(tokens: Sequence[Token], first: int, language: Language, *, money: bool) -> Numeral | None:
    value = parse_digits(tokens[first].text, language)
    if value is None:
        return None
    at, kind = first + 1, "digits"
    if fraction := read_vulgar(tokens, at, value, language):
        at, value = fraction
        kind = "fraction"
    elif at < len(tokens) and tokens[at].kind == "fraction" and tokens[at].gap != "\n":
        at, value = at + 1, value + _vulgar_sign(tokens[at])
    elif mixed := _mixed(tokens, at, value, language):
        at, value = mixed
    elif exponent := read_exponent(tokens, at):
        return Numeral(first, exponent[0], value, exponent[1], kind)
    if halved := half_after(tokens, at, language):
        at, value = halved, value + Decimal("0.5")
    if at < len(tokens) and tokens[at].low in language.multiples and tokens[at].gap == " ":
        at, value = at + 1, value * language.multiples[tokens[at].low]
    at, power = read_magnitudes(tokens, at, language, money=money)
    if at == first + 1 and (part := read_part(tokens, first, at, value, language)):
        return part
    if power and language.holds("magnitudes add up"):
        at, value = _further_terms(tokens, at, value, power, language)
    return Numeral(first, at, value, power, kind)


def _mixed(tokens: Sequence[Token], at: int, whole: Decimal, language: Language) -> tuple[int, Decimal] | None:
    """A fraction after a whole number, such as the half of "2 1/2"."""
    if at >= len(tokens) or tokens[at].kind != "number" or tokens[at].gap != " " or whole != int(whole):
        return None
    numerator = parse_digits(tokens[at].text, language)
    fraction = None if numerator is None else read_vulgar(tokens, at + 1, numerator, language)
    return fraction and (fraction[0], whole + fraction[1])


def _further_terms(
    tokens: Sequence[Token], at: int, base: Decimal, power: int, language: Language
) -> tuple[int, Decimal]:
    """Add what follows a number with its magnitude: the 2000万 of "1億2000万"."""
    least = power
    for _ in range(_MAX_TERMS):
        if not least or not glued_kind(tokens, at, "number"):
            break
        value = parse_digits(tokens[at].text, language)
        end, further = read_magnitudes(tokens, at + 1, language)
        if value is None or further >= least or value.adjusted() + further >= power:
            break
        base += value.scaleb(further - power)
        at, least = end, further
    return at, base


def _vulgar_sign(token: Token) -> Decimal:
    return Decimal(str(unicodedata.numeric(token.text)))
