"""Content words: what a sentence is about, as stems."""

from __future__ import annotations

import re
from functools import lru_cache

from summariser.languages import lowered

_WORD = re.compile(r"[^\W\d_][^\W_]*(?:['’-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_ENDINGS = (
    "ments",
    "ment",
    "ations",
    "ation",
    "ings",
    "ing",
    "ies",
    "ied",
    "ers",
    "er",
    "ed",
    "es",
    "s",
    "e",
    "y",
)
_MIN_STEM = 4


def content_stems(text: str) -> list[str]:
    """Return the stems of a text's content words, in order."""
    return [stem(word) for word in words(text) if not is_function_word(word)]


def words(text: str) -> list[str]:
    """Return the words of a text, without possessive endings."""
    return [_POSSESSIVE.sub("", word) for word in _WORD.findall(text)]


def is_function_word(word: str) -> bool:
    """Tell whether a word says nothing of what a text is about."""
    return word.lower() in lowered("common_words")


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return a word without its ending, the same for "deliver", "delivered" and "deliveries"."""
    word = word.lower()
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _MIN_STEM:
            return word[: -len(ending)]
    return word
