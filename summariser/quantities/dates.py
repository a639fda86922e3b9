"""Dates: "7 October 2024", "2024-10-07", "Oct. 7", "since 2007", "the 1990s"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from summariser.quantities.lexer import DASHES, glued, glued_kind
from summariser.quantities.nouns import counted_noun
from summariser.quantities.qualifiers import qualifier_before
from summariser.quantities.readings import NonQuantity
from summariser.quantities.units import unit_after

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summariser.quantities.lexer import Token
    from summariser.quantities.tables import Language

_EARLIEST_YEAR, _LATEST_YEAR = 1000, 2199
_PLAIN_YEARS = range(1900, 2100)
"""Four digits of these stand for a year unless something is counted by them."""
_ROUND = 100
"""A multiple of it counts what follows: "2000 homes", but "2018 sales"."""
_YEAR = re.compile(r"[12]\d{3}")
_ANY_YEAR = re.compile(r"\d{1,4}")
_DAY = re.compile(r"[0-3]?\d")
_DECADE = re.compile(r"(?:[12]\d)?\d0")
_DOTTED = re.compile(r"[0-3]?\d\.[01]?\d\.(?:[12]\d{3}|\d\d)")
_DOTTED_DAY = re.compile(r"[0-3]?\d\.[01]?\d")
_JOINED_TIME = re.compile(r"T\d\d")
_TIME_PART = re.compile(r"[:+Zz-]|\d\d(?:\.\d+)?")
_MAX_TIME = 8
_SECOND_YEAR = re.compile(r"\d\d|\d{4}")
_LAST_DAY, _LAST_MONTH = 31, 12
_NUMERIC_DATES = ([4, 2, 2], [2, 2, 4], [1, 2, 4], [2, 1, 4], [1, 1, 4], [2, 2, 2])


def calendar_date(tokens: Sequence[Token], at: int, language: Language) -> NonQuantity | None:
    """Read the date that begins with digits: "7 October 2024", "2024-10-07", "7/10/2024"."""
    if _DOTTED.fullmatch(tokens[at].text):
        return NonQuantity(at, at + 1, "date")
    if (
        _DOTTED_DAY.fullmatch(tokens[at].text)
        and glued(tokens, at + 1, ".")
        and _determined(tokens, at, language)
    ):
        return NonQuantity(at, at + 2, "date")
    if tokens[at].text.isdigit() and (end := _numeric_date(tokens, at)):
        return NonQuantity(at, end, "date")
    if not _DAY.fullmatch(tokens[at].text):
        return None
    position = _second_day(tokens, at + 1, language) or at + 1
    if position < len(tokens) and not tokens[position].gap:
        ordinal = tokens[position].low in language.dates["ordinal_suffixes"]
        position += 1 if ordinal or tokens[position].text == "." else 0
    if position < len(tokens) and tokens[position].low in language.dates["after_a_day"]:
        position += 1
    if position < len(tokens) and tokens[position].gap != "\n" and _is_month(tokens, position, language):
        return NonQuantity(at, _year_after(tokens, position + 1, language), "date")
    return None


def _second_day(tokens: Sequence[Token], at: int, language: Language) -> int | None:
    """Where the second day of "5-7 October" or "5 to 7 October" ends, or None."""
    if at + 1 >= len(tokens) or not _DAY.fullmatch(tokens[at + 1].text):
        return None
    joined = glued(tokens, at, DASHES) and not tokens[at + 1].gap
    word = tokens[at].gap == " " and any(language.is_word(role, tokens[at].low) for role in ("to", "and"))
    return at + 2 if joined or word else None


def _determined(tokens: Sequence[Token], at: int, language: Language) -> bool:
    """Tell whether the word before a number with a full stop makes an ordinal of it: "am 30.10."."""
    return at > 0 and tokens[at - 1].low in language.dates["before_an_ordinal"]


def _numeric_date(tokens: Sequence[Token], at: int) -> int | None:
    """Where a date in three numbers with hyphens or strokes ends, or None."""
    if at + 4 >= len(tokens) or tokens[at + 1].text not in "-/" or tokens[at + 1].gap:
        return None
    parts = [tokens[at], tokens[at + 2], tokens[at + 4]]
    if tokens[at + 3].text != tokens[at + 1].text or not all(part.text.isdigit() for part in parts):
        return None
    if [len(part.text) for part in parts] not in _NUMERIC_DATES:
        return None
    return _clock_time_after(tokens, at + 5)


def _clock_time_after(tokens: Sequence[Token], at: int) -> int:
    """Where the time joined on to a date ends ("2024-10-07T10:00:00Z"), or the date."""
    if not glued_kind(tokens, at, "code") or not _JOINED_TIME.fullmatch(tokens[at].text):
        return at
    for position in range(at + 1, min(at + 1 + _MAX_TIME, len(tokens))):
        if tokens[position].gap or not _TIME_PART.fullmatch(tokens[position].text):
            return position
    return min(at + 1 + _MAX_TIME, len(tokens))


def marked_date(tokens: Sequence[Token], at: int, language: Language) -> NonQuantity | None:
    """Read a date whose parts are marked by the words after them: "2024年10月7日"."""
    dates = language.dates
    marks = dates["year_marks"], dates["month_marks"], dates["day_marks"]
    position = at
    parts: list[tuple[int, str]] = []
    for part, names in enumerate(marks):
        number = (
            position < len(tokens) and tokens[position].kind == "number" and tokens[position].text.isdigit()
        )
        if number and not (parts and tokens[position].gap) and _marked(tokens, position + 1, names):
            parts.append((part, tokens[position].text))
            position += 2
    if not parts:
        return None
    part, text = parts[0]
    value = int(text[:5])
    if part == 0 and len(parts) == 1:
        era = at > 0 and not tokens[at].gap and tokens[at - 1].low in dates["eras"]
        if not era and not (_YEAR.fullmatch(text) and value <= _LATEST_YEAR):
            return None
        return NonQuantity(at - 1 if era else at, position, "date")
    last = (_LATEST_YEAR, _LAST_MONTH, _LAST_DAY)[part]
    return NonQuantity(at, position, "date") if 0 < value <= last else None


def _marked(tokens: Sequence[Token], at: int, marks: frozenset[str]) -> bool:
    return at < len(tokens) and not tokens[at].gap and tokens[at].low in marks


def month_first(tokens: Sequence[Token], at: int, language: Language) -> NonQuantity | None:
    """Read the date that begins with a month: "October 7, 2024", "Oct. 2024"."""
    if not _is_month(tokens, at, language):
        return None
    position = at + 1
    if glued(tokens, position, "."):
        position += 1
    if position < len(tokens) and tokens[position].low in language.dates["after_a_day"]:
        position += 1
    if position >= len(tokens) or tokens[position].kind != "number" or tokens[position].gap == "\n":
        return None
    if _YEAR.fullmatch(tokens[position].text):
        return NonQuantity(at, position + 1, "date")
    if not language.holds("month first") or not _DAY.fullmatch(tokens[position].text):
        return None
    position += 1
    if position < len(tokens) and tokens[position].low in language.dates["ordinal_suffixes"]:
        position += 1
    if glued(tokens, position, DASHES) and glued_kind(tokens, position + 1, "number"):
        position += 2
    return NonQuantity(at, _year_after(tokens, position, language), "date")


def _year_after(tokens: Sequence[Token], at: int, language: Language) -> int:
    """Where the year after a date ends, or the date where none follows."""
    year = at
    if year < len(tokens) and (tokens[year].text in ".," or tokens[year].low in language.dates["after_a_day"]):
        year += 1
    if year < len(tokens) and _YEAR.fullmatch(tokens[year].text) and tokens[year].gap != "\n":
        return year + 1
    return at


def _is_month(tokens: Sequence[Token], at: int, language: Language) -> bool:
    token, dates = tokens[at], language.dates
    if token.low not in dates["months"]:
        return False
    certain = token.low not in dates["ambiguous_months"] or token.text[0].isupper()
    return certain or (at > 0 and tokens[at - 1].low in dates["before_a_month"])


def is_month(word: str, language: Language) -> bool:
    """Tell whether a word, in lower case, names a month."""
    return word in language.dates["months"]


def year(tokens: Sequence[Token], at: int, language: Language) -> NonQuantity | None:
    """Read a year, a span of years or a decade, or None."""
    token = tokens[at]
    position = at + 1
    decade = (
        position < len(tokens) and not tokens[position].gap and tokens[position].low in language.dates["decade"]
    )
    if decade and _DECADE.fullmatch(token.text):
        return NonQuantity(at, position + 1, "date")
    following = tokens[position] if position < len(tokens) else None
    if following is not None and following.text in language.dates["after_a_year"] and following.gap == " ":
        return NonQuantity(at, position + 1, "date") if _ANY_YEAR.fullmatch(token.text) else None
    if not _YEAR.fullmatch(token.text) or int(token.text) > _LATEST_YEAR:
        return None
    value = int(token.text)
    if value < _EARLIEST_YEAR or _counts(tokens, at, language):
        return None
    if not _temporal(tokens, at, language) and (value not in _PLAIN_YEARS or _placed(tokens, at, language)):
        return None
    spanning = glued(tokens, position, DASHES + "/") and glued_kind(tokens, position + 1, "number")
    if spanning and _SECOND_YEAR.fullmatch(tokens[position + 1].text):
        position += 2
    return NonQuantity(at, position, "date", Decimal(value))


def _temporal(tokens: Sequence[Token], at: int, language: Language) -> bool:
    """Tell whether the words before four digits make a year of them."""
    if not at:
        return False
    before = at - 1
    if at > 1 and not tokens[before].gap and tokens[before].text in (*DASHES, "."):
        before -= 1
    low, dates = tokens[before].low, language.dates
    preposed = low in dates["before_a_year"] or low in dates["weakly_before_a_year"]
    return preposed or _is_month(tokens, before, language)


def _placed(tokens: Sequence[Token], at: int, language: Language) -> bool:
    return at > 0 and tokens[at - 1].low in language.dates["before_no_year"]


def _counts(tokens: Sequence[Token], at: int, language: Language) -> bool:
    """Tell whether four digits count or measure something, so that they are not a year."""
    before = tokens[at - 1].low if at else ""
    preposed = before in language.dates["before_a_year"]
    unit = unit_after(tokens, at + 1, language)
    if unit is not None:
        return not preposed or unit.unit.kind == "money"
    if not preposed and qualifier_before(tokens, at, language) is not None:
        return True
    noun = counted_noun(tokens, at + 1, language)
    if noun is None or noun.last != at + 2 or preposed:
        return False
    if noun.noun in language.nouns["counted_not_dated"]:
        return True
    determined = at > 0 and (tokens[at - 1].text[0].isupper() or language.is_word("possessive", before))
    counted = int(tokens[at].text) % _ROUND == 0
    return counted and not determined and before not in language.dates["weakly_before_a_year"]
