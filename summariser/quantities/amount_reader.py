"""Amounts: a number together with its sign, currency, unit, rate, or what it counts."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from summariser.quantities.ages import is_age, of_age
from summariser.quantities.lexer import glued
from summariser.quantities.nouns import counted_noun
from summariser.quantities.numeral_reader import read_numeral
from summariser.quantities.parts import half_after
from summariser.quantities.qualifiers import qualifier_before
from summariser.quantities.readings import Amount, plain
from summariser.quantities.shares import read_share
from summariser.quantities.units import Rate, rate_after, unit_after

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summariser.quantities.lexer import Token
    from summariser.quantities.quantity import Kind
    from summariser.quantities.readings import Numeral
    from summariser.quantities.roles import Role
    from summariser.quantities.tables import Language

_MINUS = "-−–"
_HALF = Decimal("0.5")
_SMALL = 10
_NEAR = 8
"""How many tokens around "pounds" are looked at for words of payment."""
_LARGE = 100
"""From where on words such as "won" are taken for a currency."""
_MILLION_POWER = 6
_MILLION = 10**_MILLION_POWER
_MAX_OWNERS = 3
"""How many words such as "the" and "its" may stand between "of" and what is counted."""


class AmountReader:
    """Reads amounts from the tokens of a block."""

    def __init__(self, tokens: Sequence[Token], language: Language) -> None:
        self.tokens, self.language = tokens, language

    def read(self, at: int, *, floor: int = 0, money: bool = False) -> Amount | None:
        """Read a number with its currency, sign and unit.

        Args:
            at: the token where the currency or the number begins.
            floor: the first token that a sign before it may be.
            money: whether a currency stands further left.
        """
        first, position = at, at
        tokens, language = self.tokens, self.language
        currency = None
        if tokens[position].kind == "currency":
            symbol = tokens[position].text.replace(" ", "").removesuffix("=")
            currency = language.currencies.get(symbol) or language.currencies.get(symbol + "=")
            position += 1
        sign = 1
        if position < len(tokens) and currency and tokens[position].text in _MINUS:
            sign, position = -1, position + 1
        if position >= len(tokens) or (tokens[position].gap == "\n" and position > first):
            return None
        numeral = read_numeral(tokens, position, language, money=money or currency is not None)
        if numeral is None or (currency and self._is_horsepower(first, numeral)):
            return None
        if sign > 0:
            first, sign = self._signed(first, numeral, floor)
        value = plain(numeral.value) * sign
        if currency:
            return self._rated(first, numeral.last, numeral, value, currency.name, "money")
        return self._with_unit(first, numeral, value)

    def _is_horsepower(self, first: int, numeral: Numeral) -> bool:
        """The letters that stand for a transliterated £ before large amounts also stand for horsepower."""
        return self.tokens[first].text == "PS" and numeral.power == 0 and numeral.value < _LARGE

    def _signed(self, first: int, numeral: Numeral, floor: int) -> tuple[int, int]:
        """Take in a sign before a number: a minus that no word or number stands against."""
        if first - 1 < floor or numeral.kind == "indefinite":
            return first, 1
        if qualifier_before(self.tokens, first, self.language) or self.word("or", first - 2):
            return first, 1
        before = self.tokens[first - 1]
        if self.language.is_word("minus", before.low) and numeral.kind == "digits" and before.kind == "word":
            return first - 1, -1
        glued = not self.tokens[first].gap
        if (
            before.text == "-"
            and first - 2 >= floor
            and glued
            and not before.gap
            and self.word("minus", first - 2)
        ):
            return first - 2, -1
        if before.text in _MINUS and glued and numeral.kind == "digits":
            opens = first == 1 or before.gap or self.tokens[first - 2].text in "(["
            return (first - 1, -1) if opens else (first, 1)
        return first, 1

    def _with_unit(self, first: int, numeral: Numeral, value: Decimal) -> Amount:
        tokens, language = self.tokens, self.language
        if share := read_share(tokens, numeral, language):
            return share
        at = numeral.last
        if numeral.kind == "fold":
            return Amount(first, at, numeral, value, "times", "count", True)
        if numeral.kind == "fraction":
            return self._fraction(first, numeral, value)
        large = numeral.power >= _MILLION_POWER or numeral.kind == "indefinite"
        if self.word("of", at) and (large or language.holds("units after of")):
            at += 1
        if measured := self._measured(first, at, numeral, value):
            return measured
        if is_age(tokens, first, numeral, language):
            return Amount(first, numeral.last, numeral, value, "year", "duration", True)
        if rate := rate_after(tokens, numeral.last, language):
            return Amount(first, rate.last, numeral, value, rate.per.strip(), "count", True)
        if pounds := self._pounds(numeral):
            return self._rated(first, pounds[0], numeral, value, *pounds[1:])
        return self._count(first, numeral, value)

    def _fraction(self, first: int, numeral: Numeral, value: Decimal) -> Amount:
        """A part of a whole, or of a measure: "three quarters of an hour"."""
        at = numeral.last
        if self.word("of", at):
            at += 2 if self.word("article", at + 1) else 1
        measured = self._measured(first, at, numeral, value)
        linked = at != numeral.last + 1 or self.language.holds("units after of")
        if linked and measured and measured.kind in ("measure", "duration"):
            return measured
        return Amount(first, numeral.last, numeral, value, "fraction", "percent", True)

    def _measured(self, first: int, at: int, numeral: Numeral, value: Decimal) -> Amount | None:
        """A number with the unit that begins at a token, or None."""
        tokens, language = self.tokens, self.language
        found = unit_after(tokens, at, language)
        if found is None or (self.word("rarely_a_unit", at) and value < _LARGE):
            return None
        last, (unit, kind) = found.last, (found.unit.name, found.unit.kind)
        if kind == "duration" and (halved := half_after(tokens, last, language)):
            last, value = halved, value + _HALF
        if kind == "duration":
            last = of_age(tokens, last, language)
        if kind == "duration" and unit != "hour":
            return Amount(first, last, numeral, value, unit, kind, True)
        return self._rated(first, last, numeral, value, unit, kind)

    def _rated(self, first: int, last: int, numeral: Numeral, value: Decimal, unit: str, kind: Kind) -> Amount:
        """An amount that takes in the rate after it."""
        rate = rate_after(self.tokens, last, self.language) or Rate("", last)
        return Amount(first, rate.last, numeral, value, unit + rate.per, kind, True)

    def _count(self, first: int, numeral: Numeral, value: Decimal) -> Amount:
        """A number of things: "22,722 people", "one of the ministers", "5 million of its shares"."""
        tokens, language = self.tokens, self.language
        at = numeral.last
        one_of = self.word("of", at) and language.is_word("one", tokens[first].low)
        large = numeral.value > _SMALL or numeral.kind == "indefinite"
        if not large and (part := self._part(first, numeral, value)):
            return part
        if one_of or (self.word("of", at) and large):
            at += 1
            for _ in range(_MAX_OWNERS):
                if self.word("possessive", at) or self.word("most", at):
                    at += 1
        noun = counted_noun(tokens, at, language, single=numeral.value == 1 and not one_of)
        if noun is None:
            return Amount(first, numeral.last, numeral, value, None, "count", one_of)
        return self._rated(first, noun.last, numeral, value, noun.noun, "count")

    def _part(self, first: int, numeral: Numeral, value: Decimal) -> Amount | None:
        """A number of things out of more, such as "two" of "two of our three businesses"."""
        at = numeral.last
        if not self.word("of", at) or not self.word("possessive", at + 1) or at + 2 >= len(self.tokens):
            return None
        whole = read_numeral(self.tokens, at + 2, self.language)
        if whole is None or whole.value <= numeral.value:
            return None
        noun = counted_noun(self.tokens, whole.last, self.language)
        return noun and Amount(first, numeral.last, numeral, value, noun.noun, "count", True)

    def _pounds(self, numeral: Numeral) -> tuple[int, str, Kind] | None:
        """ "Pounds" are money after a magnitude or beside words of payment, else a weight."""
        at = numeral.last
        if self.word("of", at) or glued(self.tokens, at, "-"):
            at += 1
        if not self.word("pounds", at) or self.tokens[at].gap == "\n":
            return None
        near = self.tokens[max(0, numeral.first - _NEAR) : numeral.last + _NEAR]
        paid = any(self.language.is_word("payment", other.low) for other in near)
        if paid or numeral.value >= _MILLION:
            return at + 1, "GBP", "money"
        return at + 1, "lb", "measure"

    def word(self, role: Role, at: int) -> bool:
        """Tell whether the token there is a word that plays a part such as "to" or "between"."""
        return 0 <= at < len(self.tokens) and self.language.is_word(role, self.tokens[at].low)
