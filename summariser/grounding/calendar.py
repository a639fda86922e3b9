"""Dates and times of day as a text writes them, compared part by part."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from summariser.languages import numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_YEAR = r"(?:(?:,|\s+de|\s+of)?\s+(?P<{}>[12]\d{{3}}))?(?!\d)"
_SUFFIX = r"(?:st|nd|rd|th|er|º|\.)?"
_TIME = re.compile(
    r"""
    (?<![\d.,:]) (?P<hour>\d{1,2}) (?:[:.h] (?P<minute>\d\d))? (?!\d)
    \s* (?P<half>[ap])? \.? (?(half)m)?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_NOON = 12


class Date(NamedTuple):
    """A date, or the parts of one that are written."""

    day: int | None
    month: int
    year: int | None


@cache
def _months() -> Mapping[str, int]:
    """The numbers of the months by name, and by abbreviation in English, in lower case."""
    return {**numbers("months"), **numbers("other_months", "en")}


@cache
def _date_pattern() -> re.Pattern[str]:
    name = rf"(?P<{{}}>{'|'.join(sorted(_months(), key=len, reverse=True))})\.?"
    return re.compile(
        rf"""
          (?<!\d)(?P<d1>\d{{1,2}}){_SUFFIX}\s+(?:of\s+|de\s+)?{name.format("m1")}{_YEAR.format("y1")}
        | \b{name.format("m2")}\s+(?P<d2>\d{{1,2}}){_SUFFIX}(?![\d:.]\d){_YEAR.format("y2")}
        | \b{name.format("m3")}\s+(?:de\s+)?(?P<y3>[12]\d{{3}})(?!\d)
        | (?<!\d)(?P<y4>[12]\d{{3}})-(?P<m4>\d\d)-(?P<d4>\d\d)(?!\d)
        | (?<!\d)(?P<d5>\d{{1,2}})[./](?P<m5>\d{{1,2}})[./](?P<y5>[12]\d{{3}})(?!\d)
        """,
        re.IGNORECASE | re.VERBOSE,
    )


def dates(text: str) -> Iterator[Date]:
    """Yield the dates of a text that name a month; days and months in digits are read both ways round."""
    for match in _date_pattern().finditer(text):
        found = {name[0]: value for name, value in match.groupdict().items() if value}
        day, year = (int(found[part]) if part in found else None for part in "dy")
        month = found["m"]
        if month.isdigit() and day is not None:
            yield Date(day, int(month), year)
            yield Date(int(month), day, year)
        else:
            yield Date(day, _months()[month.lower()], year)


def same_date(one: Date, other: Date) -> bool:
    """Tell whether two dates agree in every part that both have."""
    return one.month == other.month and all(
        mine is None or theirs is None or mine == theirs
        for mine, theirs in ((one.day, other.day), (one.year, other.year))
    )


def minutes(time: str) -> frozenset[int]:
    """Return the minutes since midnight that a time of day may mean: two where it may be a.m. or p.m."""
    match = _TIME.search(time)
    if match is None:
        return frozenset()
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").lower()
    if half:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
        return frozenset({hour * 60 + minute})
    written_in_24 = hour > _NOON or match["hour"].startswith("0")
    hours = {hour} if written_in_24 else {hour, (hour + _NOON) % (2 * _NOON)}
    return frozenset(hour * 60 + minute for hour in hours)
