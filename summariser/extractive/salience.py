"""Salience: which sentences of a text carry its main event.

A sentence scores by its place, by what it shares with the title and the opening, by its centrality (the
mean similarity to all sentences, as in Radev et al. 2004, "Centroid-based summarization", with a centroid
of stems) and by cues of a report: the day it happened on speaks for a sentence; years gone by, questions
and words in quotation marks against it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from summariser.extractive.words import content_stems
from summariser.furniture import is_furniture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summariser.source import Sentence, Source

_DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|lundi|mardi|mercredi|jeudi|vendredi|"
    r"Montag|Dienstag|Mittwoch|Donnerstag|Freitag|lunes|martes|miércoles|jueves|viernes)\b"
)
_BACKGROUND = re.compile(
    r"\b(?:19\d\d|20[01]\d|years? ago|decades?|previously|in the past|historically|used to|since then)\b"
)
_EXPECTATION = re.compile(r"\b(?:would|could|might|may|expected to|likely)\b")
_OPINION = re.compile(r"\b(?:I|my|we|our)\b")
_DANGLING = re.compile(
    r"(?:He|She|They|It|This|That|These|Those|His|Her|Their|Its|But|And|Or|So|Yet|Still|However|Meanwhile|"
    r"Instead|Also|Il|Elle|Ils|Er|Sie|Es|Él|Ella)\b"
)
_QUOTED = re.compile(r"[\"“”„«»][^\"“”„«»]*[\"“”«»]?")
_PLACE, _OPENING, _TITLE, _CENTRALITY, _DAY_WEIGHT = 4.0, 0.8, 0.9, 1.6, 0.35
_LATE, _BACKGROUND_WEIGHT, _EXPECTATION_WEIGHT, _QUOTE_WEIGHT, _OPINION_WEIGHT = 1.1, 0.3, 0.15, 0.8, 0.4
_DANGLING_WEIGHT, _QUESTION_WEIGHT, _SHORT_WEIGHT = 0.45, 1.5, 0.8
_SHORT = 8
_FEWEST = 3
"""So many are taken, where there are any, however far they fall behind."""
_LEAST_SHARE = 0.12
"""Of the best score's distance to the mean, what a further sentence has to reach."""


class Scored(NamedTuple):
    """A sentence and how salient it is."""

    sentence: Sentence
    score: float


def salient(source: Source, candidates: Sequence[Sentence], most: int) -> list[Sentence]:
    """Return the most salient of some sentences in order of the text, at most so many.

    Sentences beyond the third that fall far behind the best are left out, and those that repeat a better
    one.
    """
    ranked = sorted(scores(source, candidates), key=lambda scored: (-scored.score, scored.sentence.number))
    if not ranked:
        return []
    mean = sum(scored.score for scored in ranked) / len(ranked)
    least = mean + _LEAST_SHARE * (ranked[0].score - mean)
    chosen: list[Sentence] = []
    for sentence, score in ranked:
        if len(chosen) == most or (score < least and len(chosen) >= min(_FEWEST, most)):
            break
        if not any(_repeats(sentence, other) for other in chosen):
            chosen.append(sentence)
    return sorted(chosen, key=lambda sentence: sentence.number)


def scores(source: Source, candidates: Sequence[Sentence]) -> list[Scored]:
    """Score sentences."""
    stems = [Counter(content_stems(sentence.text)) for sentence in candidates]
    spread = Counter(stem for bag in stems for stem in bag)
    opening = stems[0] if stems else Counter()
    title = Counter(content_stems(source.title or ""))
    found = []
    for place, (sentence, bag) in enumerate(zip(candidates, stems, strict=True)):
        score = _PLACE / (1 + place) - _LATE * place / len(candidates)
        score += _OPENING * _similarity(bag, opening) if place else _OPENING
        score += _TITLE * _similarity(bag, title)
        score += _CENTRALITY * _centrality(bag, spread, len(candidates))
        found.append(Scored(sentence, score + _cues(sentence.text)))
    return found


def _cues(text: str) -> float:
    quoted = sum(len(match.group()) for match in _QUOTED.finditer(text)) / max(1, len(text))
    score = _DAY_WEIGHT * bool(_DAY.search(text)) - _QUOTE_WEIGHT * quoted
    score -= _BACKGROUND_WEIGHT * bool(_BACKGROUND.search(text))
    score -= _EXPECTATION_WEIGHT * bool(_EXPECTATION.search(text))
    score -= _OPINION_WEIGHT * bool(_OPINION.search(text))
    score -= _DANGLING_WEIGHT * bool(_DANGLING.match(text))
    score -= _QUESTION_WEIGHT * text.rstrip("”\"'’ ").endswith("?")
    return score - _SHORT_WEIGHT * (len(text.split()) < _SHORT) - _QUESTION_WEIGHT * is_furniture(text)


def _similarity(one: Counter[str], other: Counter[str]) -> float:
    """The cosine of two bags of stems."""
    if not one or not other:
        return 0.0
    shared = sum(count * other[stem] for stem, count in one.items())
    return shared / math.sqrt(sum(c * c for c in one.values()) * sum(c * c for c in other.values()))


def _centrality(bag: Counter[str], spread: Counter[str], sentences: int) -> float:
    """How many sentences a sentence's stems occur in, on the mean, as a share of all."""
    if not bag or sentences < 2:
        return 0.0
    return sum(spread[stem] - 1 for stem in bag) / (math.sqrt(len(bag)) * math.sqrt(sentences) * 2)


def _repeats(sentence: Sentence, other: Sentence) -> bool:
    return _similarity(Counter(content_stems(sentence.text)), Counter(content_stems(other.text))) > 0.8
