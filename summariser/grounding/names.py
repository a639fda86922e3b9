"""Names: whether the source names somebody or something so."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from summariser.languages import alternatives, demonyms, lowered
from summariser.text.memo import cached_on_source
from summariser.text.typography import fold, whole_occurrences
from summariser.text.typography import lowered as lower_case

if TYPE_CHECKING:
    from summariser.text.source import Source

_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"'s?$", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_CASE_MATTERS_UP_TO = 3

_LETTERS = re.compile(r"[^\W\d_]+")
_NAME = r"[A-ZÀ-ÖØ-Þ][^\s,;:!?()\[\]“”\"«»]*"
_RUN = re.compile(rf"(?<![\w’']){_NAME}(?: (?:(?:{alternatives('within_names')}) )?{_NAME})*")
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?:;\n“”\"‘(]|[.!?] ['\"“‘]?)\s*['\"“‘]?\Z")
_LOOK_BACK = 4
_MIN_TITLE_CASE = 0.6
_MIN_PLAIN_WORD = 5
"""The fewest letters of a word that title case would give a capital, whatever the word."""
_MIN_STEM = 4
_MIN_INITIALS = 3
_DEMONYM = re.compile(r"(?:ians?|eans?|ans?|ns?|ish|ese|i|is|s|a|e)$")


@cached_on_source
def find_name(name: str, source: Source) -> str | None:
    """Return the name as the source writes it, or None where it does not occur.

    Case, a possessive ending and a leading article are ignored, but the case of a short name counts:
    "US" is not the pronoun.
    """
    if _function_words().issuperset(_WORD.findall(name.lower())):
        return None
    wanted = _POSSESSIVE.sub("", fold(name).text.strip())
    for candidate in dict.fromkeys((wanted, _ARTICLE.sub("", wanted))):
        if not candidate:
            continue
        folded = source.folded
        place = next(whole_occurrences(candidate, folded.text), None)
        if place is None and len(candidate) > _CASE_MATTERS_UP_TO:
            place = next(whole_occurrences(lower_case(candidate), folded.lowered), None)
        if place:
            start, end = folded.span(*place)
            return source.text[start:end]
    return None


@cached_on_source
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


@cache
def _function_words() -> frozenset[str]:
    return lowered("name_words") | lowered("plain_particles")


@cache
def _unmeaning_words() -> frozenset[str]:
    """The words that a name is compared without."""
    return _function_words() | lowered("honorifics") | lowered("offices")


@cache
def _calendar_words() -> frozenset[str]:
    return lowered("weekdays", "en") | lowered("months", "en")


@lru_cache(maxsize=10_000)
def content_words(name: str) -> tuple[str, ...]:
    """Return the words of a name in lower case; titles, articles and prepositions are left out."""
    words: list[str] = _WORD.findall(fold(name).text.lower())
    return tuple(word for word in words if word not in _unmeaning_words())


def unknown_names(claim: str, source: Source) -> list[str]:
    """Return the words of a claim's names that occur nowhere in the source, neighbours together.

    Names are recognised by their capitals, so claims in capitals, in title case or in German are not checked.
    Abbreviations match the initials that they stand for; a word passes that has the root of one of the source's
    ("British", "Britain").
    """
    words = _LETTERS.findall(claim)
    capitals = sum(word[0].isupper() for word in words)
    plain = any(word.islower() and len(word) >= _MIN_PLAIN_WORD for word in words)
    in_title_case = capitals > len(words) * _MIN_TITLE_CASE and not plain
    if in_title_case or (source.language or "en").startswith("de"):
        return []
    found: dict[str, None] = {}
    for run in _RUN.finditer(claim):
        opens = _OPENS_SENTENCE.search(claim, max(0, run.start() - _LOOK_BACK), run.start())
        parts = [_POSSESSIVE.sub("", fold(part).text).strip(".'") for part in run.group().split()]
        initials = "".join(part[0] for part in parts if part[:1].isupper())
        if (opens and len(parts) == 1 and not parts[0].isupper()) or (
            len(initials) >= _MIN_INITIALS and initials in _abbreviations(source)
        ):
            continue
        unknown: list[str] = []
        for index, part in enumerate([*parts, ""]):
            if part and not _is_known(part, source, first=bool(opens) and index == 0):
                unknown.append(part)
            elif unknown:
                found[" ".join(unknown)] = None
                unknown = []
    return list(found)


def _is_known(word: str, source: Source, *, first: bool) -> bool:
    if not word[0].isupper() or not word.replace("-", "").isalpha():  # codes are checked as numbers
        return True
    pieces = [piece.lower() for piece in _WORD.findall(word)]
    if first and pieces and pieces[0] in lowered("opening_words"):
        return True
    return all(_stands(piece, source) for piece in pieces) or word.replace(".", "") in _initials(source)


def _stands(piece: str, source: Source) -> bool:
    if len(piece) == 1 or piece in source.words or piece in _unmeaning_words() or piece in _calendar_words():
        return True
    return _root(piece) in _roots(source)


@cached_on_source
def _roots(source: Source) -> frozenset[str]:
    """The roots of the source's words, the same for a country and its people."""
    return frozenset(_root(word) for word in source.words if len(word) >= _MIN_STEM)


def _root(word: str) -> str:
    word = demonyms().get(word, word)
    return _DEMONYM.sub("", word) if len(word) > _MIN_STEM else word


@cached_on_source
def _abbreviations(source: Source) -> frozenset[str]:
    return frozenset(word for word in _LETTERS.findall(source.text) if word.isupper() and len(word) > 1)


@cached_on_source
def _initials(source: Source) -> str:
    """The first letters of the source's words in capitals, in order."""
    return "".join(word[0] for word in _LETTERS.findall(source.text) if word[0].isupper())
