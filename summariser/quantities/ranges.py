"""Ranges: two amounts and the words or the dash that join them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from summariser.quantities.lexer import DASHES, HYPHENS, glued
from summariser.quantities.non_quantities import find_non_quantity
from summariser.quantities.qualifiers import skip_qualifier
from summariser.quantities.readings import plain

if TYPE_CHECKING:
    from decimal import Decimal

    from summariser.quantities.amount_reader import AmountReader
    from summariser.quantities.quantity import Kind
    from summariser.quantities.readings import Amount

_YEAR = re.compile(r"[12]\d{3}")
_UNRANGED = frozenset({"fraction", "indefinite", "fold"})
_PER = "per "
_WORDS_BEFORE = 3
"""How many words may stand between "from" and the amount: "from up to 252 miles"."""


class Range(NamedTuple):
    """Two amounts as one, up to, not including, the token `last`."""

    last: int
    low: Decimal
    upper: Decimal
    unit: str | None
    kind: Kind


class _Joint(NamedTuple):
    """What joins two amounts: "to", "or", "and" or "dash", and the token where the second begins."""

    role: str
    second: int


def read_range(reader: AmountReader, left: Amount) -> Range | None:
    """Read "to 10 per cent" after "5", and the like, or None where no range goes on.

    The first amount takes the unit of the second, and its magnitude where it is the smaller number:
    "$10 to $15 billion". After a verb of change ("rose 5% to 10%") two amounts are not a range.
    """
    if left.numeral.kind in _UNRANGED:
        return None
    opened = _opened_by(reader, left.first)
    joint = _joint(reader, left.last, opened)
    if joint is None:
        return None
    right = _second(reader, left, joint.second)
    if right is None or not _joined(reader, left, right, joint, opened):
        return None
    low = left.value
    if left.numeral.power == 0 and right.numeral.power and abs(low) < right.numeral.base:
        low = plain(low.scaleb(right.numeral.power))
    named = right if right.found_unit and not (left.kind == "money" and right.kind == "count") else left
    if left.kind == right.kind == "money" and left.unit and left.unit.startswith(right.unit or ""):
        named = left
    return Range(right.last, low, right.value, named.unit, named.kind)


def _opened_by(reader: AmountReader, first: int) -> str | None:
    """Which word opens a range before the amount: "from", "between", or None."""
    for at in range(first - 1, max(-1, first - 2 - _WORDS_BEFORE), -1):
        for role in ("from", "between"):
            if reader.word(role, at):
                words = tuple(token.low for token in reader.tokens[at + 1 : first])
                return role if not words or words in reader.language.before else None
    return "aged" if reader.word("aged", first - 1) else None


def _joint(reader: AmountReader, at: int, opened: str | None) -> _Joint | None:
    tokens = reader.tokens
    if opened == "from":
        if reader.word("in", at) and at + 1 < len(tokens) and _YEAR.fullmatch(tokens[at + 1].text):
            at += 2
        at += reader.word("up", at) and reader.word("to", at + 1)
    if at + 1 >= len(tokens) or tokens[at].gap == "\n":
        return None
    if reader.word("to", at + 1) and glued(tokens, at, HYPHENS) and glued(tokens, at + 2, HYPHENS):
        return _Joint("to", at + 3)  # "0-to-60"
    if reader.word("to", at):
        return _Joint("to", at + 1)
    if reader.word("or", at):
        return _Joint("or", at + 1)
    if reader.word("and", at) and opened == "between":
        return _Joint("and", at + 1)
    if tokens[at].text in DASHES and bool(tokens[at].gap) == bool(tokens[at + 1].gap):
        return _Joint("dash", at + 1)
    return None


def _second(reader: AmountReader, left: Amount, at: int) -> Amount | None:
    """Read the second amount, a qualifier before it allowed."""
    at = skip_qualifier(reader.tokens, at, reader.language)
    if at >= len(reader.tokens):
        return None
    symbol = reader.tokens[at].kind == "currency"
    if not symbol and find_non_quantity(reader.tokens, at, reader.language) is not None:
        return None
    right = reader.read(at, floor=at, money=left.kind == "money")
    if right is None or right.numeral.kind in _UNRANGED:
        return None
    if left.kind == "money" and right.kind == "count" and right.last > right.numeral.last and right.unit:
        per = right.unit.startswith(_PER)
        return right._replace(unit=f"{left.unit} {right.unit}", kind="money") if per else right
    return right


def _joined(reader: AmountReader, left: Amount, right: Amount, joint: _Joint, opened: str | None) -> bool:
    """Tell whether two amounts make one range."""
    before = reader.tokens[left.first - 1].low if left.first else ""
    if joint.role == "or" and (left.numeral.last != left.last or right.value != left.value + 1):
        return False
    changed = reader.language.is_word("change", before) or reader.word("by", left.first - 1)
    if changed and left.found_unit and opened is None and joint.role == "to":
        return False
    if left.found_unit and right.found_unit:
        if right.value < left.value and opened is None:
            return False
        both_money = left.kind == right.kind == "money"
        return left.unit == right.unit or (both_money and _currency(left) == _currency(right))
    if left.found_unit:
        scaled = left.kind == "money" and right.numeral.power > 0
        return opened is not None or joint.role == "dash" or scaled
    return opened is not None or right.value > left.value


def _currency(amount: Amount) -> str:
    return (amount.unit or "").partition(" per ")[0]
