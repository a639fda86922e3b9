"""Figures: whether a number stands in a text as it is written, and as a whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summariser.source import Source, remembered
from summariser.typography import bounded, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_LATIN = "[A-Za-z0-9_À-ɏ]"
_SCALE = (
    r"(?:hundred|thousand|(?:m|b|tr)illions?|bn|mn|tn|k|m|lakh|crore|dozen|"
    r"[万億兆千百]|milliards?|millions?|Millionen|Milliarden|Mio\.?|Mrd\.?|millones|millón|milioni|milhões|miliardi)"
)
_PERCENT = r"(?:%|per ?cent\b|percentage points?\b|pour cent\b|Prozent\b|por ciento\b|per cento\b)"
_DIGITS = r"(?:\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3})+(?!\d)|\d+)(?:[.,]\d+)?(?:\s?[½¼¾⅓⅔]|/\d+)?"
_NUMBER = rf"{_DIGITS}(?:[\s-]?{_SCALE}(?!{_LATIN}))?(?:\s?{_PERCENT})?"
_WRITTEN = re.compile(
    rf"(?:(?<!{_LATIN})(?<![.,:/])|(?<=\D)(?=[$€£¥₹]))(?:[A-Z]{{1,3}}(?=[$€£¥₹]))?(?:[$€£¥₹]\s?)?(?:(?<![\w)])[-−+])?[$€£¥₹]?"
    rf"(?:{_NUMBER})(?:[-‐–—]{_NUMBER})?|[.,]\d+(?:[\s-]?{_SCALE}(?!{_LATIN}))?"
)
_WORD = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|"
    r"million|billion|trillion|dozen|half|quarter|third|fifth|tenth|twice|double)s?"
)
_SPELLED = re.compile(rf"\b{_WORD}(?:(?:[\s-]|\sand\s){_WORD})*\b", re.IGNORECASE)
_PART_OF_A_NAME = re.compile(rf"(?:{_LATIN}-?|\d[:.,/])\Z")
_CURRENCY_LETTERS = re.compile(r"[A-Z]{1,3}")


_WINDOW = 60
_SIGN = re.compile(r"(?:^|[\s(])[-−]\Z")
_FIRST_END_OF_RANGE = re.compile(r"[\d%][-‐–—]\Z")


def number_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of the numbers in a text, each with its sign, currency, scale and percent sign."""
    return [match.span() for pattern in (_WRITTEN, _SPELLED) for match in pattern.finditer(text)]


def cuts_a_number(text: str, start: int, end: int) -> bool:
    """Tell whether a span begins or ends within a number of the text.

    It may leave out the letters of a currency ("US" of "US$20bn") and the first end of a range.
    """
    window = max(0, start - _WINDOW)
    for left, right in number_spans(text[window : end + _WINDOW]):
        left, right = left + window, right + window
        if left < end < right:
            return True
        if left < start < right:
            left_out = text[left:start]
            if not _CURRENCY_LETTERS.fullmatch(left_out) and not _FIRST_END_OF_RANGE.search(left_out):
                return True
    return False


@remembered
def find_figure(figure: str, source: Source) -> tuple[tuple[int, int], ...]:
    """Return every span at which a figure stands in the source as a whole, in order.

    Case and typography aside it stands there as it is written: "$20bn" in "US$20bn", but not "5" in
    "5.5", "20" in "2024", "3.5" in "3.5 million", "5" in "-5" or "28" in "F-28". A text without a
    number is no figure; number words are known in English only.
    """
    wanted = fold(figure).text.strip(" .,;:")
    if not wanted or (source.language in (None, "en") and not number_spans(wanted)):
        return ()
    return tuple(_standing(wanted, source))


def _standing(wanted: str, source: Source) -> Iterator[tuple[int, int]]:
    folded = source.folded
    for match in re.finditer(bounded(re.escape(wanted), wanted), folded.text, re.IGNORECASE):
        start, end = folded.span(*match.span())
        before = source.text[max(0, start - 2) : start]
        part_of_a_name = wanted[0].isdigit() and _PART_OF_A_NAME.search(before)
        drops_a_sign = wanted[0] not in "+-" and _SIGN.search(before)
        if not part_of_a_name and not drops_a_sign and not cuts_a_number(source.text, start, end):
            yield start, end
