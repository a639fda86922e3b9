"""Digits: the value of a number written in digits, its separators read by the language's convention."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from summariser.quantities.lexer import glued, glued_kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summariser.quantities.lexer import Token
    from summariser.quantities.tables import Language

_MAX_DIGITS = 24
_LARGEST_EXPONENT = 99
_SEPARATORS = re.compile(r"[.,'’\s\u00a0\u202f\u2009]")
_TIMES_SIGNS = "×x·"
_THE_ATTACKS = 9, 11
"""A date that looks like a fraction."""
_DENOMINATORS = frozenset({*range(2, 13), 16, 20, 25, 32, 50, 64, 100, 128, 1000})


def parse_digits(text: str, language: Language) -> Decimal | None:
    """Return the value of digits with separators, or None.

    A single separator that cannot be of thousands ("3.5" in German) is read as decimal.
    """
    if len(text) > _MAX_DIGITS:
        return None
    text = text.replace(f"{language.group} ", language.group)
    parts = _SEPARATORS.split(text)
    marks = _SEPARATORS.findall(text)
    if len(parts[0]) > 1 and parts[0].startswith("0"):
        return None
    if not marks:
        return Decimal(text)
    fraction = None
    if marks[-1] == language.decimal and marks.count(language.decimal) == 1:
        fraction = parts.pop()
        marks.pop()
    if marks and not (_grouped(parts) and len(set(marks)) == 1):
        return _decimal_anyhow(text, parts, marks) if fraction is None else None
    whole = "".join(parts) or "0"
    return Decimal(f"{whole}.{fraction}" if fraction else whole)


def _grouped(parts: list[str]) -> bool:
    first, *others = parts
    indian = len(others) > 1 and all(len(part) == 2 for part in others[:-1])
    return (
        1 <= len(first) <= 3
        and first != "0"
        and len(others[-1]) == 3
        and (indian or all(len(part) == 3 for part in others))
    )


def _decimal_anyhow(text: str, parts: list[str], marks: list[str]) -> Decimal | None:
    if len(marks) == 1 and marks[0] in ".," and (marks[0] == "." or len(parts[1]) <= 2 or parts[0] == "0"):
        return Decimal(text.replace(",", "."))
    return None


def read_vulgar(
    tokens: Sequence[Token], at: int, numerator: Decimal, language: Language
) -> tuple[int, Decimal] | None:
    """Read the rest of a fraction such as "1/16": where it ends, and its value."""
    if not glued(tokens, at, "/⁄∕") or not glued_kind(tokens, at + 1, "number"):
        return None
    denominator = parse_digits(tokens[at + 1].text, language)
    if denominator is None or denominator not in _DENOMINATORS or not 0 < numerator < denominator:
        return None
    if (int(numerator), int(denominator)) == _THE_ATTACKS or glued(tokens, at + 2, "/"):
        return None
    return at + 2, numerator / denominator


def read_exponent(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Read a power of ten such as "×10−30" or "× 10^6": where it ends, and the power."""
    if at + 1 >= len(tokens) or tokens[at].text not in _TIMES_SIGNS or tokens[at + 1].text != "10":
        return None
    at += 2
    if glued(tokens, at, "^"):
        at += 1
    sign = 1
    if glued(tokens, at, "-−–"):
        sign, at = -1, at + 1
    if not glued_kind(tokens, at, "number") or not tokens[at].text.isdigit():
        return None
    power = sign * int(tokens[at].text[:3])
    return (at + 1, power) if abs(power) <= _LARGEST_EXPONENT else None
