"""Quantities: the numbers of a text with their values and units; pure functions over text."""

from __future__ import annotations

from summariser.quantities.quantity import Kind, Qualifier, Quantity

__all__ = ["Kind", "Qualifier", "Quantity", "extract_quantities"]


def extract_quantities(text: str, language: str = "en") -> list[Quantity]:
    """Find the quantities of a text, and the dates, times, ordinals and identifiers told apart from them.

    Args:
        text: any text.
        language: its language as a BCP 47 code: by it go separators, number words and units. Known are
            de, en, es, fr, it, ja and pt; others are read as English.

    Returns:
        What was found, in order and without overlaps; ``text[start:end]`` is each one's `text`.
    """
    from summariser.quantities.recogniser import recognise  # loaded on first use: schemas alone need none of it

    return recognise(text, language)
