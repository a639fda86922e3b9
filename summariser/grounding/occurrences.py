"""Occurrences: the numbers of a source by sentence, and whether a date, score or code occurs in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from summariser.grounding.agreement import comparable_values
from summariser.grounding.calendar import Date, dates, minutes, same_date
from summariser.languages import numbers
from summariser.quantities import Quantity, extract_quantities
from summariser.quantities.number_words import number_word
from summariser.quantities.tables import language_of
from summariser.text.memo import cached_on_source
from summariser.text.typography import fold

if TYPE_CHECKING:
    from decimal import Decimal

    from summariser.text.source import Source

_DIGITS = re.compile(r"\d+")
_SCORE = re.compile(r"(\d{1,3})\s?[-:]\s?(\d{1,3})")
_SCORES = re.compile(r"(?<![\d.,-])(\d{1,3})\s?(?:-|:|to)\s?(\d{1,3})(?![\d-]|[.,]\d)")
_NAMED_SCORES = re.compile(r"[^\W\d_] (\d{1,3}), (?:[^\W\d_]+ ){1,3}(\d{1,3})(?!\d|\.\d)")
"""A score that names both sides: "Northgate 1, Southwold 1"."""
_MAX_GOALS_AHEAD = 1
"""The most goals by which a final score may exceed one that the source gives on the way."""
_MAX_GOALS = 20
_NUMBERED = re.compile(r"number (\w+)")
_LABELLED = re.compile(r"(?:.* )?(\w+) (\d+)")
_YEAR = re.compile(r"\d\d(\d\d)")
_NOON = 12 * 60
_CODE = re.compile(r"([^\W\d_]+)-?(\d+)")
_NAMED_LETTERS = 3
_QUARTER = re.compile(r"q([1-4])")
_QUARTERS = {"1": "first", "2": "second", "3": "third", "4": "fourth"}
_WHOLE = re.compile(r"(?<![\d.,])\d{1,9}(?![.,]?\d)")


class Placed(NamedTuple):
    """A quantity of the source, and the number of its sentence."""

    quantity: Quantity
    sentence: int


@cached_on_source
def placed_quantities(source: Source) -> tuple[Placed, ...]:
    """Return every quantity of the source with the number of its sentence."""
    starts = [sentence.start for sentence in source.sentences]
    found = extract_quantities(source.text, source.language or "en")
    return tuple(Placed(quantity, max(1, bisect_right(starts, quantity.start))) for quantity in found)


@cached_on_source
def by_value(source: Source) -> dict[Decimal, tuple[Placed, ...]]:
    """Group the source's quantities by their ends, as written and in base units."""
    found: dict[Decimal, list[Placed]] = {}
    for placed in placed_quantities(source):
        for value in comparable_values(placed.quantity):
            found.setdefault(value, []).append(placed)
    return {value: tuple(group) for value, group in found.items()}


def quantities_within(source: Source, start: int, end: int) -> list[Quantity]:
    """Return the quantities of the source that share a character with a span, in order."""
    placed = placed_quantities(source)
    first = bisect_right(placed, start, key=lambda found: found.quantity.end)
    stop = bisect_left(placed, end, key=lambda found: found.quantity.start)
    return [found.quantity for found in placed[first:stop]]


@cached_on_source
def number_words(source: Source) -> dict[int, frozenset[int]]:
    """Return the sentences of each whole number that the source has, in one word or in digits."""
    language = language_of(source.language or "en")
    found: dict[int, frozenset[int]] = {}
    for word, sentences in source.words.items():
        value = numbers("group_sizes").get(word, number_word(word, language))
        if value is not None:
            found[int(value)] = found.get(int(value), frozenset()) | sentences
    for sentence in source.sentences:
        for digits in _WHOLE.findall(sentence.text):
            found[int(digits)] = found.get(int(digits), frozenset()) | {sentence.number}
    return found


def stands(quantity: Quantity, source: Source) -> bool:
    """Tell whether a date, time, ordinal or identifier occurs in the source, or its parts do."""
    wanted = fold(quantity.text).text.lower()
    if wanted in source.folded.lowered or (source.published and wanted in source.published.lower()):
        return True
    if quantity.kind == "identifier" and (named := _is_named(wanted, quantity, source)) is not None:
        return named
    if quantity.kind == "date" and (claimed := list(dates(wanted))):
        return any(_is_dated(one, source) for one in claimed)
    if quantity.kind == "time" and (meant := minutes(wanted)):
        return any(meant & other for other in _times(source))
    if (year := _YEAR.fullmatch(wanted)) and re.search(
        rf"(?<!\d)[12]\d{{3}}[^\d\s]{{1,4}}{year[1]}(?!\d)", source.folded.lowered
    ):
        return True  # the second of "2033-38"
    digits = _DIGITS.findall(wanted)
    if not digits:
        return quantity.value is None or int(quantity.value) in number_words(source)
    standing = _digit_runs(source)
    return all(run in standing or run.lstrip("0") in standing for run in digits)


def _is_named(wanted: str, quantity: Quantity, source: Source) -> bool | None:
    """Tell whether a score, a code or a number after a label occurs; None where it is none of these."""
    text = source.folded.lowered
    if score := _SCORE.fullmatch(wanted):
        left, right = score.groups()
        return any(_reached(int(left), int(right), home, away) for home, away in _scores(source))
    if named := _NUMBERED.fullmatch(wanted):
        value = str(quantity.value or named[1])
        return re.search(rf"\b(?:number|no\.?|#)\s?{value}\b|\b{value}(?:st|nd|rd|th)\b", text) is not None
    if quarter := _QUARTER.fullmatch(wanted):
        return re.search(rf"\b{_QUARTERS[quarter[1]]}[- ]quarter\b", text) is not None
    if joined := _CODE.fullmatch(wanted):
        letters, digits = joined.groups()
        others = re.findall(rf"(?<!\w){letters}[-\s]?(\d+)", text)
        return digits in others or (len(letters) >= _NAMED_LETTERS and letters in source.words and not others)
    if "(" in wanted:
        parts = map(re.escape, re.findall(r"\w+|\W", wanted.replace(" ", "")))
        return re.search(r"\s?".join(parts), text) is not None
    if labelled := _LABELLED.fullmatch(wanted):
        label, number = labelled.groups()
        others = re.findall(rf"\b{label} (\d+(?:\.\d+)*)", text)
        return False if others and number not in others else None
    return None


@cached_on_source
def _digit_runs(source: Source) -> frozenset[str]:
    """The runs of digits and the values of the source's numbers, and of its date of publication."""
    placed = placed_quantities(source)
    runs = {run for other in placed for run in _DIGITS.findall(other.quantity.text)}
    values = {str(other.quantity.value) for other in placed}
    return frozenset(runs | values | set(_DIGITS.findall(source.published or "")))


@cached_on_source
def _dates(source: Source) -> frozenset[Date]:
    return frozenset(dates(f"{source.text}\n{source.published or ''}"))


@cached_on_source
def _times(source: Source) -> tuple[frozenset[int], ...]:
    """The minutes since midnight that each of the source's times of day may mean."""
    named = [frozenset({_NOON})] if "noon" in source.words or "midday" in source.words else []
    placed = (p.quantity for p in placed_quantities(source) if p.quantity.kind == "time")
    return (*(minutes(quantity.text) for quantity in placed), *named)


@cached_on_source
def _scores(source: Source) -> tuple[tuple[int, int], ...]:
    found = [*_SCORES.findall(source.folded.lowered), *_NAMED_SCORES.findall(source.folded.text)]
    return tuple((int(home), int(away)) for home, away in found)


def _is_dated(claimed: Date, source: Source) -> bool:
    """Tell whether the source has a date; a year that it leaves out there must stand somewhere else."""
    for other in _dates(source):
        if same_date(claimed, other) and (
            claimed.year in (None, other.year) or str(claimed.year) in _digit_runs(source)
        ):
            return True
    return False


def _reached(left: int, right: int, home: int, away: int) -> bool:
    """Tell whether a score is one of the source's, either way round, or may soon follow it."""
    for one, other in ((home, away), (away, home)):
        ahead = left + right - one - other
        if (
            left >= one
            and right >= other
            and (not ahead or (ahead <= _MAX_GOALS_AHEAD and left + right <= _MAX_GOALS))
        ):
            return True
    return False
