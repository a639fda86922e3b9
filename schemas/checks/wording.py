"""How findings name words, sentences and items."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import BaseModel

_MAX_PLACES = 3
_MAX_READING = 240
"""How many characters of a sentence are shown."""


def either(words: Sequence[str]) -> str:
    """Return words in quotation marks with "or" between them, each once."""
    return " or ".join(f"“{word}”" for word in dict.fromkeys(words))


def run_of_sentences(numbers: Sequence[int]) -> str:
    """Name consecutive sentences: "sentences 3 to 5"."""
    if len(numbers) == 1:
        return f"sentence {numbers[0]}"
    return f"sentences {numbers[0]} to {numbers[-1]}"


def one_of_sentences(numbers: Sequence[int]) -> str:
    """Name the first few of several sentences: "sentence 3 or 7"."""
    return f"sentence {' or '.join(map(str, numbers[:_MAX_PLACES]))}"


def shortened(text: str) -> str:
    """Return a sentence on one line, its end cut off where it is long."""
    text = " ".join(text.split())
    return text if len(text) <= _MAX_READING else text[: _MAX_READING - 1] + "…"


def title_of(item: BaseModel) -> str:
    """Return the first text of an item, by which a reader recognises it."""
    texts = (value for _, value in item if isinstance(value, str))
    return next(texts, type(item).__name__)
