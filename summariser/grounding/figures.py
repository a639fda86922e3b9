"""Figures: whether a number stands in the source as written, and as a whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summariser.grounding.agreement import agree
from summariser.grounding.occurrences import placed_quantities, quantities_within
from summariser.languages import lowered as lowered_words
from summariser.quantities import Quantity, extract_quantities
from summariser.quantities.number_words import number_word
from summariser.quantities.quantity import QUANTITY_KINDS
from summariser.quantities.tables import language_of
from summariser.text.memo import cached_on_source
from summariser.text.typography import fold, lowered, whole_occurrences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summariser.text.source import Source

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NAMED_BY = re.compile(r"[A-Za-zÀ-ɏ]-?\Z|\d[:.,/]\Z")


@cached_on_source
def find_figure(figure: str, source: Source) -> tuple[tuple[int, int], ...]:
    """Return every span at which a figure stands in the source as a whole, in order.

    Case and typography aside it stands there as it is written: "$20bn" in "US$20bn", but not "5" in
    "5.5", "20" in "2024", "3.5" in "3.5 million", "20" in "20 per cent", "5" in "-5" or "28" in "F-28".
    The noun that is counted may be left out, and one end of a range. What the program cannot compute, such as
    "several decades", is a figure where it stands word for word.
    """
    wanted = fold(figure).text.strip(" .,;:")
    known = wanted and (_quantities(wanted, source) or _in_words(wanted, source) or _measures(wanted, source))
    whole = {
        (placed.quantity.start, placed.quantity.end)
        for placed in placed_quantities(source)
        if fold(placed.quantity.text).text.lower() == wanted.lower()
    }
    return tuple(sorted(whole | set(_standing(wanted, source) if known else ())))


def quantity_at(start: int, end: int, source: Source) -> Quantity | None:
    """Return the quantity of a figure at this span, which may be one end of a range."""
    found = quantities_within(source, start, end)
    whole = next((quantity for quantity in found if quantity.kind in QUANTITY_KINDS), None)
    if whole is None:
        return _bare(start, end, source)
    if (start <= whole.start and whole.end <= end) or whole.upper is None:
        return whole
    own = next(iter(_quantities(source.text[start:end], source)), None)
    if own is None or (own.value, own.upper) == (whole.value, whole.upper):
        return whole
    return own._replace(
        start=start + own.start, end=start + own.end, unit=own.unit or whole.unit, qualifier=whole.qualifier
    )


def _bare(start: int, end: int, source: Source) -> Quantity | None:
    """A number in words without a noun, such as "five" in "regard five as low"."""
    language = language_of(source.language or "en")
    for word in _WORD.finditer(source.text, start, end):
        if (value := number_word(word.group().lower(), language)) is not None:
            return Quantity(word.group(), *word.span(), value, None, None, "count", None)
    return None


def cuts_a_number(source: Source, start: int, end: int) -> bool:
    """Tell whether a span begins or ends within a number of the source, and so gives another number.

    The noun that is counted may be left out, the letters of a currency, and one end of a range.
    """
    for quantity in quantities_within(source, start, end):
        if quantity.start < end < quantity.end or quantity.start < start < quantity.end:
            kept = source.text[max(start, quantity.start) : min(end, quantity.end)]
            if not _says_the_same(kept, quantity, source):
                return True
    return False


def _says_the_same(part: str, quantity: Quantity, source: Source) -> bool:
    """Tell whether a part of a quantity's text is that quantity, or an end of it."""
    if quantity.kind not in QUANTITY_KINDS:
        return False
    own = next(iter(_quantities(part, source)), None)
    if own is None:
        return not (any(character.isdigit() for character in part) or _in_words(part, source))
    bare = own.kind == "count" and quantity.kind != "count"
    return agree(own, quantity) and not bare


def _measures(text: str, source: Source) -> bool:
    """Tell whether a text names a unit or a vague quantity, such as "several decades" or "week-long"."""
    language = language_of(source.language or "en")
    words = [word for compound in _WORD.findall(text.lower()) for word in compound.split("-")]
    return any(word in language.unit_words or word in lowered_words("vague_quantities") for word in words)


def _in_words(text: str, source: Source) -> bool:
    language = language_of(source.language or "en")
    return any(number_word(word, language) is not None for word in text.lower().split())


def _quantities(text: str, source: Source) -> list[Quantity]:
    return extract_quantities(text, source.language or "en")


def _standing(wanted: str, source: Source) -> Iterator[tuple[int, int]]:
    folded = source.folded
    for place in whole_occurrences(lowered(wanted), folded.lowered):
        start, end = folded.span(*place)
        part_of_a_name = wanted[0].isdigit() and _NAMED_BY.search(source.text, max(0, start - 2), start)
        if not part_of_a_name and not cuts_a_number(source, start, end):
            yield start, end
