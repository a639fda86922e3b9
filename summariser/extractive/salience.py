"""Salience: which sentences of a text carry its main event.

The score of a sentence is a weighted sum of its features, and news comes in runs: a neighbour of news is
likelier to be news. Both make one linear chain over the sentences (Lafferty, McCallum and Pereira 2001,
"Conditional random fields"), whose odds are computed in one pass forward and one backward. Without the
links between neighbours it would be logistic regression; its weights were fitted as such, with a ridge
penalty, to public news whose sentences are labelled by their discourse role, and rounded. The features are
position, similarity to the opening, centrality (after Radev et al. 2004, "Centroid-based summarization")
and cues of news style.
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
"""What two neighbours gain if both are news: always, in one paragraph, if both quote."""
_MIN_QUOTING = 0.3
_MIN_CHOSEN = 2
"""So many are chosen, if there are as many, however small their odds."""
_MIN_ODDS = math.log(0.22 / 0.78)
"""The odds of being news that a message needs, as their logarithm."""
_ALL_QUOTED, _MOSTLY_QUOTED = 0.95, 0.5
_REPEATED = 0.8


def salient(source: Source, candidates: Sequence[Sentence], most: int, title: str = "") -> list[Sentence]:
    """Return the sentences that are likely to be news, in the order of the text: one or more, up to `most`.

    Not chosen are sentences that repeat a better one and, unless there are no others, those that consist of
    a quotation, or mostly of the words of somebody whom they or the first sentence do not name.
    """
    measured = measure(source, candidates, title)
    odds = _odds(measured)
    eligible = [n for n, one in enumerate(measured) if not _is_opinion(one)] or range(len(measured))
    chosen: list[Sentence] = []
    for place in sorted(eligible, key=lambda place: (-odds[place], place)):
        if len(chosen) == most or (len(chosen) >= _MIN_CHOSEN and odds[place] < _MIN_ODDS):
            break
        if not any(_repeats(candidates[place], other) for other in chosen):
            chosen.append(candidates[place])
    return sorted(chosen, key=lambda sentence: sentence.number)


def _odds(measured: Sequence[Measured]) -> list[float]:
    """The logarithms of the odds that sentences are news, by themselves and by those before and after."""
    alone = [
        _BIAS + sum(weight * value for weight, value in zip(_WEIGHTS, one.features, strict=True))
        for one in measured
    ]
    ties = [_tie(one, other) for one, other in pairwise(measured)]
    before, after = [0.0], [0.0]
    for own, tie in zip(alone, ties, strict=False):
        before.append(_passed_on(own + before[-1], tie))
    for own, tie in zip(reversed(alone), reversed(ties), strict=False):
        after.append(_passed_on(own + after[-1], tie))
    return [sum(parts) for parts in zip(alone, before, reversed(after), strict=False)]


def _tie(one: Measured, other: Measured) -> float:
    """The gain of a sentence and the next if both are news."""
    together = _RUN + _RUN_IN_PARAGRAPH * (one.paragraph == other.paragraph)
    return together + _RUN_OF_QUOTATION * (min(one.quoted, other.quoted) > _MIN_QUOTING)


def _passed_on(odds: float, tie: float) -> float:
    """The contribution of a sentence's odds to those of its neighbour."""
    return _softplus(odds + tie) - _softplus(odds)


def _softplus(value: float) -> float:
    return max(value, 0.0) + math.log1p(math.exp(-abs(value)))


def _is_opinion(one: Measured) -> bool:
    """Tell whether a sentence is mostly quoted and does not name a speaker from the news."""
    return one.quoted > _ALL_QUOTED or (one.quoted > _MOSTLY_QUOTED and not one.recalls)


def _repeats(sentence: Sentence, other: Sentence) -> bool:
    return cosine(Counter(content_stems(sentence.text)), Counter(content_stems(other.text)), {}) > _REPEATED
