"""Trimming: what can be cut from a sentence without changing its meaning."""

from __future__ import annotations

import re
from functools import cache

from summariser.languages import alternatives

_DATELINE = re.compile(
    r"""
    ^ [A-ZÀ-Þ][A-ZÀ-Þ .'’/-]+     # LONDON
    (?: ,[ ] [^—–-]{0,40} )?      # , 28 May
    (?: [ ] \( [^)]{1,20} \) )?   # (Reuters)
    \s* (?:—|–|--|-) \s+ (?=\S)
    """,
    re.VERBOSE,
)
_BULLET = re.compile(r"^(?:[-*•‣◦▪–—]|\(?\d{1,3}[.)])\s+")
_MIN_WORDS = 5


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(rf"^(?:{alternatives('connectives')}),?\s+")


@cache
def _aside() -> re.Pattern[str]:
    return re.compile(rf"\s*\((?![^()]*(?:\d|\b(?:{alternatives('asides_that_matter')})\b))[^()]{{1,80}}\)")


def trimmed(text: str) -> str:
    """Return a sentence on one line without dateline, opening connective, bullet and asides.

    An aside in brackets stays where it holds a number, a negation or a condition.
    """
    text = " ".join(text.split())
    for pattern in (_BULLET, _DATELINE, _opener(), _aside()):
        shorter = pattern.sub("", text)
        if len(shorter.split()) >= _MIN_WORDS:
            text = shorter
    return text[:1].upper() + text[1:]


def clause_around(text: str, start: int, end: int, most: int) -> str:
    """Return the clause of a sentence that holds a span, between commas and dashes, cut to a length."""
    left = max((match.end() for match in _BOUNDARY.finditer(text, 0, start)), default=0)
    right = next((match.start() for match in _BOUNDARY.finditer(text, end)), len(text))
    clause = " ".join(text[left:right].split()).strip(" .,;:—–-“”\"'")
    if len(clause) <= most:
        return clause
    words = clause[:most].rsplit(" ", 1)[0]
    return f"{words} …"


_BOUNDARY = re.compile(r"[;:]\s|,\s(?=\D)|\s[—–-]+\s|[()]|[“”\"]|\.\s")
