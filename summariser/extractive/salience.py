"""Salience: which sentences of a text carry its main event.

A sentence scores by a weighted sum of its features, and news comes in runs: one beside news is likelier to
be news. Both are one linear chain over the sentences (Lafferty, McCallum and Pereira 2001, "Conditional
random fields"), whose chances are read going once forward and once backward. It is logistic regression but
for the ties between neighbours; its weights were fitted so, with a ridge penalty, to public news whose
sentences are labelled by their part in the discourse, and rounded. The features are position, likeness to
the opening, centrality (after Radev et al. 2004, "Centroid-based summarization") and cues of news style.
"""

from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from summariser.extractive.content_words import content_stems
from summariser.extractive.features import Features, cosine, measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summariser.extractive.features import Measured
    from summariser.text.source import Sentence, Source

_WEIGHTS = Features(
    first=3.5,
    place=-1.0,
    likeness=0.6,
    currency=1.0,
    quotations=1.4,
    estimate=0.8,
    report=0.3,
    day=0.5,
    year=-0.7,
    gone_by=-1.0,
    simple=-0.4,
    denial=-2.5,
    others=-0.5,
    dangling=-0.1,
)
_BIAS = -3.8
_RUN, _RUN_IN_PARAGRAPH, _RUN_OF_QUOTATION = 1.9, 0.9, 1.3
"""What two neighbours gain if both are news: any, those of one paragraph, those that both quote."""
_MIN_QUOTING = 0.3
_MIN_CHOSEN = 2
"""So many are taken, where there are any, however small their odds."""
_MIN_ODDS = math.log(0.22 / 0.78)
"""The odds of being news that a message needs, as a logarithm."""
_ALL_QUOTED, _MOSTLY_QUOTED = 0.95, 0.5
_REPEATED = 0.8


def salient(source: Source, candidates: Sequence[Sentence], most: int, title: str = "") -> list[Sentence]:
    """Return the sentences that are likely to be news, in order of the text: at most so many, at least one.

    No sentence is taken that repeats a better one, nor one that is a mere quotation, or for the most part
    the words of somebody whom it does not name or the first sentence does not, unless all are such.
    """
    measured = measure(source, candidates, title)
    odds = _odds(measured)
    told = [n for n, one in enumerate(measured) if not _is_opinion(one)] or range(len(measured))
    chosen: list[Sentence] = []
    for place in sorted(told, key=lambda place: (-odds[place], place)):
        if len(chosen) == most or (len(chosen) >= _MIN_CHOSEN and odds[place] < _MIN_ODDS):
            break
        if not any(_repeats(candidates[place], other) for other in chosen):
            chosen.append(candidates[place])
    return sorted(chosen, key=lambda sentence: sentence.number)


def _odds(measured: Sequence[Measured]) -> list[float]:
    """The logarithms of the odds that sentences are news: by themselves, and by those before and behind."""
    alone = [
        _BIAS + sum(weight * value for weight, value in zip(_WEIGHTS, one.features, strict=True))
        for one in measured
    ]
    ties = [_tie(one, other) for one, other in pairwise(measured)]
    before, behind = [0.0], [0.0]
    for own, tie in zip(alone, ties, strict=False):
        before.append(_passed_on(own + before[-1], tie))
    for own, tie in zip(reversed(alone), reversed(ties), strict=False):
        behind.append(_passed_on(own + behind[-1], tie))
    return [sum(parts) for parts in zip(alone, before, reversed(behind), strict=False)]


def _tie(one: Measured, other: Measured) -> float:
    """What a sentence and the next gain if both are news."""
    together = _RUN + _RUN_IN_PARAGRAPH * (one.paragraph == other.paragraph)
    return together + _RUN_OF_QUOTATION * (min(one.quoted, other.quoted) > _MIN_QUOTING)


def _passed_on(odds: float, tie: float) -> float:
    """What the odds of a sentence add to those of its neighbour."""
    return _softplus(odds + tie) - _softplus(odds)


def _softplus(value: float) -> float:
    return max(value, 0.0) + math.log1p(math.exp(-abs(value)))


def _is_opinion(one: Measured) -> bool:
    """Tell whether a sentence is mostly quoted and does not say which of those in the news speaks."""
    return one.quoted > _ALL_QUOTED or (one.quoted > _MOSTLY_QUOTED and not one.recalls)


def _repeats(sentence: Sentence, other: Sentence) -> bool:
    return cosine(Counter(content_stems(sentence.text)), Counter(content_stems(other.text)), {}) > _REPEATED
