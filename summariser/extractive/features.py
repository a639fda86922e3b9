"""Features: the evidence for and against a sentence being the news of its text."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from summariser.attribution.paragraphs import paragraphs_of
from summariser.attribution.quotes import find_quotations
from summariser.entities.mentions import attributions_of, voice_of
from summariser.extractive.content_words import content_stems, is_function_word, words
from summariser.grounding.occurrences import placed_quantities
from summariser.languages import alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summariser.text.source import Sentence, Source

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_COUNTED = frozenset({"count", "measure"})
_OPENING = 2
"""The number of sentences that make the opening, with which the others are compared."""


class Features(NamedTuple):
    """The features of a sentence; yes is one and no is nought."""

    first: float
    """Whether it is the first."""
    place: float
    """The share of the text that comes before it."""
    likeness: float
    """The share of the others that are less similar to the title and the opening."""
    currency: float
    """The centrality of the sentence: in how many sentences its stems occur."""
    quotations: float
    """The share of the whole text that is quoted."""
    estimate: float
    """Whether it has a count or measure with a qualifier: "at least 40 homes"."""
    report: float
    """Whether a verb of reporting stands in it, outside quotation marks."""
    day: float
    """Whether it names a day of the week, outside quotation marks."""
    year: float
    """Whether it names a year."""
    gone_by: float
    """Whether it mentions a past month, season or year."""
    simple: float
    """Whether it has no comma."""
    denial: float
    """Whether somebody does not say, think or want something in it."""
    others: float
    """Whether it quotes somebody whom the first sentence does not name."""
    dangling: float
    """Whether it begins with a word that depends on the sentence before."""


class Measured(NamedTuple):
    """A sentence with its features, and what links it to its neighbours."""

    sentence: Sentence
    features: Features
    quoted: float
    """The share of it in quotation marks."""
    recalls: bool
    """Whether it names, outside quotation marks, somebody whom the first sentence names too."""
    paragraph: int
    """The number of its paragraph."""


class _Said(NamedTuple):
    """What a sentence holds of attributed speech."""

    quoted: bool = False
    negated: bool = False
    names: frozenset[str] = frozenset()
    """The words of the names of those who are quoted, in lower case."""


def measure(source: Source, sentences: Sequence[Sentence], title: str = "") -> list[Measured]:
    """Measure the features of sentences, in time linear in the length of the source."""
    bags = [Counter(content_stems(sentence.text)) for sentence in sentences]
    spread = Counter(stem for bag in bags for stem in bag)
    likeness = _likeness(bags, spread, Counter(content_stems(title)))
    outside = list(_outside_quotations(source, sentences))
    quoted = [1 - len(own) / len(s.text) for s, own in zip(sentences, outside, strict=True)]
    said = _said(source, sentences)
    named = {word.lower() for sentence in sentences[:1] for word in words(sentence.text)}
    estimates = {
        number
        for quantity, number in placed_quantities(source)
        if quantity.qualifier and quantity.kind in _COUNTED
    }
    paragraphs = {s.number: number for number, group in enumerate(source.paragraphs) for s in group}
    quotations = sum(quoted) / max(1, len(quoted))
    found = []
    for place, (sentence, own, speech) in enumerate(zip(sentences, outside, said, strict=True)):
        features = Features(
            first=place == 0,
            place=place / len(sentences),
            likeness=likeness[place],
            currency=_currency(bags[place], spread, len(sentences)),
            quotations=quotations,
            estimate=sentence.number in estimates,
            report=_report().search(own) is not None,
            day=_day().search(own) is not None,
            year=_YEAR.search(sentence.text) is not None,
            gone_by=_gone_by().search(sentence.text) is not None,
            simple="," not in sentence.text,
            denial=speech.negated,
            others=speech.quoted and bool(speech.names) and not speech.names & named,
            dangling=_dangling().match(sentence.text) is not None,
        )
        recalls = any(name.lower() in named for name in _capitalised(own))
        found.append(Measured(sentence, features, quoted[place], recalls, paragraphs[sentence.number]))
    return found


@cache
def _day() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives('weekdays', 'near_days')})\b")


@cache
def _gone_by() -> re.Pattern[str]:
    spans = "|".join((alternatives("months", language="en"), alternatives("periods")))
    return re.compile(rf"\b(?:last|earlier this) (?:{spans})\b")


@cache
def _report() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives('reports')})\b")


@cache
def _dangling() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('leaning', capital=True)})\b")


def cosine(one: Counter[str], other: Counter[str], weights: Mapping[str, float]) -> float:
    """Return the cosine of two bags of stems; a stem without a weight has weight one."""
    shared = sum(
        count * other[stem] * weights.get(stem, 1) ** 2 for stem, count in one.items() if stem in other
    )
    return shared / (_norm(one, weights) * _norm(other, weights)) if shared else 0.0


def _norm(bag: Counter[str], weights: Mapping[str, float]) -> float:
    return math.sqrt(sum((count * weights.get(stem, 1)) ** 2 for stem, count in bag.items()))


def _likeness(bags: Sequence[Counter[str]], spread: Counter[str], title: Counter[str]) -> list[float]:
    """For each sentence the share of all that are less similar to the title and the opening."""
    rarity = {stem: math.log(1 + len(bags) / count) for stem, count in spread.items()}
    opening = sum(bags[:_OPENING], Counter(title))
    alike = [cosine(bag, opening - bag if n < _OPENING else opening, rarity) for n, bag in enumerate(bags)]
    shares = [0.0] * len(bags)
    for rank, place in enumerate(sorted(range(len(bags)), key=lambda place: -alike[place])):
        shares[place] = 1 - rank / len(bags)
    return shares


def _currency(bag: Counter[str], spread: Counter[str], sentences: int) -> float:
    """The number of sentences that share its stems, over the root of the number of its stems."""
    if not bag:
        return 0.0
    return sum(spread[stem] for stem in bag if spread[stem] > 1) / sentences / math.sqrt(len(bag))


def _capitalised(text: str) -> list[str]:
    """The words that may be names."""
    return [word for word in words(text) if word[:1].isupper() and not is_function_word(word)]


def _outside_quotations(source: Source, sentences: Sequence[Sentence]) -> Iterator[str]:
    """The part of each sentence outside quotation marks."""
    quotations = find_quotations(source.text, paragraphs_of(source.text))
    ends = [quotation.end for quotation in quotations]
    for sentence in sentences:
        pieces, at = [], sentence.start
        index = bisect_right(ends, at)
        while index < len(ends) and quotations[index].start < sentence.end:
            pieces.append(source.text[at : max(at, quotations[index].start)])
            at = min(sentence.end, ends[index])
            index += 1
        yield "".join((*pieces, source.text[at : sentence.end]))


def _said(source: Source, sentences: Sequence[Sentence]) -> list[_Said]:
    """What each sentence holds of attributed speech."""
    found = [_Said()] * len(sentences)
    starts = [sentence.start for sentence in sentences]
    for attribution in attributions_of(source):
        voice = voice_of(attribution, source.text) if attribution.quoted else None
        names = frozenset(voice.key.lower().split()) if voice else frozenset()
        content = attribution.content
        place = max(0, bisect_right(starts, content.start) - 1)
        while place < len(starts) and starts[place] < content.end:
            if content.start < sentences[place].end:
                quoted, negated, others = found[place]
                found[place] = _Said(
                    quoted or attribution.quoted, negated or attribution.negated, others | names
                )
            place += 1
    return found
