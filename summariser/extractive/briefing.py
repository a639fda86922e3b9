"""A briefing by extraction: sentences, positions and numbers as the text has them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summariser.audit.numbers import reportable
from summariser.entities.mentions import attributions_of, voice_of
from summariser.extractive.positions import evidence_of, parties_of
from summariser.extractive.salience import salient
from summariser.extractive.titles import is_entry, title_of
from summariser.extractive.trimming import clause_around, trimmed
from summariser.languages import alternatives
from summariser.quantities.tables import language_of
from summariser.schemas import Briefing, KeyMessage, Number
from summariser.text.boilerplate import is_boilerplate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summariser.attribution import Attribution
    from summariser.quantities import Quantity
    from summariser.text.source import Sentence, Source

_MAX_KEY_MESSAGES = 5
_MAX_NUMBERS = 60
_VOUCHING = frozenset({"say", "warn", "believe"})
"""The stances of speakers who vouch for a number."""
_MAX_HEADLINE = 160
_MAX_DESCRIPTION = 140
_MIN_SENTENCE = 6
_MAX_QUALIFIER = 4
_WORD = re.compile(r"\S+")
_BYLINE = re.compile(rf"(?:{alternatives('bylines')}) (?:[A-ZÀ-Þ][\w’'.-]+ ?){{1,4}}(?:[,|].{{0,80}})?$")


def extract_briefing(source: Source) -> Briefing:
    """Brief a source without a language model; every part of it is taken from the text.

    The result is a draft, to be checked like any model's answer.
    """
    title = title_of(source)
    body = [sentence for sentence in source.sentences if sentence is not title]
    prose = [sentence for sentence in body if _is_prose(sentence.text)]
    heading = title.text if title else source.title or ""
    chosen = salient(source, prose or body or list(source.sentences), _MAX_KEY_MESSAGES, heading)
    messages = tuple(KeyMessage(text=trimmed(s.text), evidence=evidence_of(source, s)) for s in chosen)
    headline = trimmed(title.text) if title else _shortened(source.title or messages[0].text)
    return Briefing(
        headline=headline, key_messages=messages, parties=parties_of(source), numbers=tuple(_numbers(source))
    )


def _is_prose(text: str) -> bool:
    """Tell whether a sentence is a whole one: not a heading, a byline or boilerplate."""
    ended = not text.rstrip()[-1:].isalnum()
    return ended and len(text.split()) >= _MIN_SENTENCE and not (_is_beside_article(text) or is_entry(text))


def _is_beside_article(text: str) -> bool:
    """Tell whether a sentence is boilerplate or names the author."""
    return is_boilerplate(text) or _BYLINE.match(text) is not None


def _shortened(text: str) -> str:
    if len(text) <= _MAX_HEADLINE:
        return text
    return text[:_MAX_HEADLINE].rsplit(" ", 1)[0] + " …"


def _numbers(source: Source) -> Iterator[Number]:
    seen: set[tuple[object, ...]] = set()
    for quantity, number in reportable(source):
        sentence = source.sentence(number)
        repeat = quantity.value, quantity.upper, quantity.unit
        if sentence is None or repeat in seen or len(seen) == _MAX_NUMBERS:
            continue
        seen.add(repeat)
        start, end = quantity.start - sentence.start, quantity.end - sentence.start
        yield Number(
            text=_qualified(quantity, sentence, source),
            describes=clause_around(sentence.text, start, end, _MAX_DESCRIPTION),
            according_to=_according_to(source, quantity.start),
            evidence=evidence_of(source, sentence),
        )


def _qualified(quantity: Quantity, sentence: Sentence, source: Source) -> str:
    """The quantity as written, with the words before it that qualify it: "about 1,170 people"."""
    words = list(_WORD.finditer(source.text, sentence.start, quantity.start))[-_MAX_QUALIFIER:]
    known = language_of(source.language or "en").before
    while quantity.qualifier and words:
        if tuple(word.group().lower() for word in words) in known:
            return source.text[words[0].start() : quantity.end]
        words.pop(0)
    return quantity.text


def _according_to(source: Source, offset: int) -> str | None:
    """Return the speaker whose words hold a number."""
    title = title_of(source)
    if title is not None and offset < title.end:
        return None
    for attribution in attributions_of(source):
        if attribution.content.start <= offset < attribution.content.end and _vouches(attribution):
            voice = voice_of(attribution, source.text)
            return voice.name if voice else None
    return None


def _vouches(attribution: Attribution) -> bool:
    """Tell whether a speaker vouches for the words: they are neither denied nor demanded."""
    return attribution.stance in _VOUCHING and not attribution.negated
