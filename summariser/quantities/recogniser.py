"""The recogniser: from a text to the quantities in it, block by block and in linear time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summariser.quantities.amount_reader import AmountReader
from summariser.quantities.lexer import Token, blocks, tokens
from summariser.quantities.non_quantities import find_non_quantity, opens_apart
from summariser.quantities.number_words import opens_number
from summariser.quantities.qualifiers import qualifier_after, qualifier_before
from summariser.quantities.quantity import QUANTITY_KINDS, Kind, Quantity
from summariser.quantities.ranges import read_range
from summariser.quantities.tables import Language, language_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from summariser.quantities.readings import Amount

_HUNDRED = 100
_OPEN_UP_TO = 10
"""Of how many times its own value "dozens" and the like may be at most."""


def recognise(text: str, language: str) -> list[Quantity]:
    """Find the quantities of a text; see `summariser.quantities.extract_quantities`."""
    tables = language_of(language)
    found: list[Quantity] = []
    for start, end in blocks(text):
        found.extend(_quantities(text, tokens(text, start, end, tables), tables))
    return found


def _quantities(text: str, tokens: Sequence[Token], language: Language) -> Iterator[Quantity]:
    reader = AmountReader(tokens, language)
    at = floor = 0
    while at < len(tokens):
        if not _opens(tokens[at], language):
            at += 1
            continue
        apart = None
        ordinal = tokens[at].low in language.dates["ordinals"]
        amount = reader.read(at, floor=floor) if ordinal or tokens[at].kind == "currency" else None
        if amount is None and tokens[at].kind != "currency":
            apart = find_non_quantity(tokens, at, language, floor)
            amount = None if apart else reader.read(at, floor=floor)
        if apart:
            yield _quantity(text, reader, apart.first, apart.last, apart.kind, apart.value)
            at = floor = apart.last
        elif amount is None:
            at += 1
        elif ranged := read_range(reader, amount):
            at = floor = ranged.last
            yield _quantity(text, reader, amount.first, at, ranged.kind, ranged.low, ranged.upper, ranged.unit)
        else:
            at = amount.last
            if _stands_alone(reader, amount):
                floor = at
                upper = amount.value * _OPEN_UP_TO if amount.numeral.kind == "indefinite" else None
                yield _quantity(text, reader, amount.first, at, amount.kind, amount.value, upper, amount.unit)


def _opens(token: Token, language: Language) -> bool:
    """Tell whether anything that is found may begin with a token."""
    if token.kind == "word":
        return opens_number(token.low, language) or opens_apart(token.low, language)
    return token.kind not in ("unspaced", "sign")


def _quantity(
    text: str,
    reader: AmountReader,
    first: int,
    last: int,
    kind: Kind,
    value: Decimal | None = None,
    upper: Decimal | None = None,
    unit: str | None = None,
) -> Quantity:
    start, end = reader.tokens[first].start, reader.tokens[last - 1].end
    qualifier = None
    if kind in QUANTITY_KINDS:
        of_time = kind == "duration"
        qualifier = qualifier_before(reader.tokens, first, reader.language, of_time=of_time)
        qualifier = qualifier or qualifier_after(reader.tokens, last, reader.language)
    return Quantity(text[start:end], start, end, value, upper, unit, kind, qualifier)


def _stands_alone(reader: AmountReader, amount: Amount) -> bool:
    """Tell whether an amount is a quantity by itself: no bare "one", no bare small number word."""
    numeral = amount.numeral
    if numeral.kind == "indefinite":
        return amount.found_unit or amount.value >= _HUNDRED
    whole = amount.value == int(amount.value)
    if numeral.kind != "words" or not whole or amount.value > reader.language.bare_above:
        return True
    pointing = amount.value == 1 and amount.kind == "count" and reader.word("pointing", amount.first - 1)
    return amount.found_unit and not pointing
