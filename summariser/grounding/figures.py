"""Figures: whether a number stands in a sentence as it is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summariser.typography import bounded, fold

if TYPE_CHECKING:
    from summariser.source import Sentence

_NO_SIGN_BEFORE = r"(?<![\s(]-)(?<!^-)"
_NO_SCALE_AFTER = r"(?! ?%| (?:hundred|thousand|million|billion|trillion)\b)"


def find_figure(text: str, sentence: Sentence) -> tuple[int, int] | None:
    """Return the span of a figure in the source's text, or None where the sentence does not hold it.

    It may lie within a longer one only at a token boundary: "$20bn" in "US$20bn", but not "5" in
    "5.5", "20" in "2024", "3.5" in "3.5 million" or "5" in "-5".
    """
    wanted = fold(text).text.strip(" .,;:")
    if not wanted:
        return None
    pattern = _NO_SIGN_BEFORE + bounded(re.escape(wanted), wanted) + _NO_SCALE_AFTER
    folded = fold(sentence.text)
    match = re.search(pattern, folded.text, re.IGNORECASE)
    if match is None:
        return None
    start, end = folded.span(*match.span())
    return sentence.start + start, sentence.start + end
