"""Names: whether the source calls somebody so."""

from __future__ import annotations

import re

from summariser.source import Source, remembered
from summariser.typography import bounded, fold

_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"'s?$", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_FUNCTION_WORDS = frozenset(
    "a an and at by for from in of on the to with s de del della der di du la le les von van el al".split()
)
_TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady president senator minister judge justice "
    "councillor".split()
)
_CASE_MATTERS_UP_TO = 3


@remembered
def find_name(name: str, source: Source) -> str | None:
    """Return the name as the source writes it, or None where it does not occur.

    Case, a possessive ending and a leading article aside; a short name in capitals ("US") is no pronoun.
    """
    if _FUNCTION_WORDS.issuperset(_WORD.findall(name.lower())):
        return None
    wanted = _POSSESSIVE.sub("", fold(name).text.strip())
    for candidate in dict.fromkeys((wanted, _ARTICLE.sub("", wanted))):
        if not candidate:
            continue
        pattern = bounded(re.escape(candidate), candidate)
        folded = source.folded
        match = re.search(pattern, folded.text)
        if match is None and len(candidate) > _CASE_MATTERS_UP_TO:
            match = re.search(pattern, folded.text, re.IGNORECASE)
        if match:
            start, end = folded.span(*match.span())
            return source.text[start:end]
    return None


@remembered
def is_named(name: str, source: Source) -> bool:
    """Tell whether the content words of a name or role all occur within one sentence of the source."""
    if find_name(name, source) is not None:
        return True
    words = content_words(name)
    if not words:
        return False
    common: set[int] | None = None
    for word in words:
        where = source.words.get(word, frozenset())
        common = set(where) if common is None else common & where
        if not common:
            return False
    return True


def content_words(name: str) -> list[str]:
    """Return the words of a name in lower case; titles, articles and prepositions do not count."""
    return [word for word in _WORD.findall(fold(name).text.lower()) if word not in _FUNCTION_WORDS | _TITLES]
