"""The audit of positions: who speaks in a source, or is named often in it, and has no part in a briefing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from summariser.entities.mentions import (
    attributions_of,
    is_personal,
    names_in,
    titled_names,
    voice_of,
)
from summariser.entities.speakers import speakers
from summariser.grounding.names import content_words
from summariser.languages import alternatives
from summariser.schemas import PositionsAudit, Unheard, Unmentioned
from summariser.schemas.evidence import cite
from summariser.text.boilerplate import is_boilerplate
from summariser.text.memo import cached_on_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from summariser.attribution import Attribution
    from summariser.entities.speakers import Speaker
    from summariser.schemas import Briefing
    from summariser.text.source import Sentence, Source

_MIN_WORDS = 3
"""The fewest words that count as what somebody says."""
_MIN_MENTIONS = 3
"""The fewest sentences that name somebody who is named often."""
_ENDS = re.compile(r"[.!?…][\s\"”’»)\]]*\Z|[\"”»]\s*\Z")
"""How a sentence ends; a title or a caption does not."""
_BYLINE = re.compile(rf"\s*(?:{alternatives('bylines')})\s")


class Passage(NamedTuple):
    """Words that a source gives to somebody by name."""

    speaker: Speaker
    sentences: frozenset[int]
    """The sentences that hold the words, and the one that says whose they are."""
    first: int
    """The sentence in which the words begin."""
    quoted: bool
    """Whether they are for the most part a direct quotation."""


def audit_of_positions(briefing: Briefing, source: Source) -> PositionsAudit:
    """Return whose words no position of a briefing cites, and who is named often and not by the briefing."""
    unheard = unheard_speakers(briefing, source)
    listed = [*_known(briefing), *(one.name for one in unheard)]
    return PositionsAudit(
        speakers=unheard,
        names=tuple(
            Unmentioned(name=name, count=len(numbers), evidence=cite(source, numbers[0]))
            for name, numbers in _named_often(source).items()
            if not _is_among((name,), listed)
        ),
    )


def unheard_speakers(
    briefing: Briefing, source: Source, among: Iterable[Unheard] | None = None
) -> tuple[Unheard, ...]:
    """Return those whose words no position of a briefing cites, in order of appearance.

    Whoever speaks in a position, or is a party that holds one, is heard whatever else they say. A party without
    is unheard only where nothing cites its words; a number that says whose it is does for reported speech.

    Args:
        among: the speakers to look at, where the others are known to be heard.
    """
    passages = _passages_by_speaker(source)
    heard, known = list(_heard(briefing)), list(_known(briefing))
    in_positions = _cited_by_positions(briefing)
    unheard: list[Unheard] = []
    for name in passages if among is None else (one.name for one in among):
        own = passages[name]
        names = (name, *own[0].speaker.aliases)
        in_numbers = _cited_by_numbers(briefing, names)
        uncited = [
            passage
            for passage in own
            if in_positions.isdisjoint(passage.sentences)
            and (passage.quoted or in_numbers.isdisjoint(passage.sentences))
        ]
        partly = len(uncited) < len(own) and _is_among(names, known)
        if uncited and not partly and not _is_among(names, heard):
            numbers = dict.fromkeys(passage.first for passage in uncited)
            unheard.append(Unheard(name=name, evidence=tuple(cite(source, number) for number in numbers)))
    return tuple(sorted(unheard, key=lambda one: one.evidence[0].sentence))


@cached_on_source
def _passages_by_speaker(source: Source) -> Mapping[str, Sequence[Passage]]:
    passages: dict[str, list[Passage]] = {}
    for passage in passages_of(source):
        passages.setdefault(passage.speaker.name, []).append(passage)
    return passages


def introduced_in(name: str, source: Source) -> int | None:
    """Return the first sentence that has all words of a name, or None."""
    words = content_words(name)
    found = [source.words.get(word, frozenset()) for word in words]
    return min(frozenset.intersection(*found), default=None) if found else None


@cached_on_source
def passages_of(source: Source) -> tuple[Passage, ...]:
    """Return the words that a source gives to somebody by a proper name, page furniture and titles aside."""
    found = []
    for attribution in attributions_of(source):
        voice = voice_of(attribution, source.text)
        if voice is None or not voice.is_proper or len(attribution.content.text.split()) < _MIN_WORDS:
            continue
        sentences = _sentences(attribution, source)
        if sentences and all(_is_prose(sentence) for sentence in sentences):
            found.append((voice, sentences, attribution.quoted))
    joined = speakers((voice for voice, _, _ in found), source.text)
    return tuple(
        Passage(
            joined[voice], frozenset(sentence.number for sentence in sentences), sentences[0].number, quoted
        )
        for voice, sentences, quoted in found
    )


def _sentences(attribution: Attribution, source: Source) -> list[Sentence]:
    """The sentences that the content covers, and that of the cue; the first is where the content begins."""
    first, cue = source.sentence_at(attribution.content.start), source.sentence_at(attribution.cue.start)
    found = [] if first is None else [first]
    while found and found[-1].end < attribution.content.end:
        following = source.sentence(found[-1].number + 1)
        if following is None:
            break
        found.append(following)
    return [*found, cue] if cue and cue not in found else found


def _is_prose(sentence: Sentence) -> bool:
    return _ENDS.search(sentence.text) is not None and not is_boilerplate(sentence.text)


def _heard(briefing: Briefing) -> Iterator[str]:
    """Who speaks in the briefing: the parties with positions, and those who voice them."""
    for party in briefing.parties:
        for position in party.positions:
            yield from (party.name, *party.aliases, *filter(None, [position.speaker]))


def _known(briefing: Briefing) -> Iterator[str]:
    """Whom the briefing names: its parties, and those who speak for them, with their roles."""
    yield from _heard(briefing)
    for party in briefing.parties:
        yield from (party.name, *party.aliases)
        yield from filter(None, (position.role for position in party.positions))


def _cited_by_positions(briefing: Briefing) -> frozenset[int]:
    positions = (position for party in briefing.parties for position in party.positions)
    return frozenset(evidence.sentence for position in positions for evidence in position.evidence)


def _cited_by_numbers(briefing: Briefing, names: tuple[str, ...]) -> frozenset[int]:
    """The sentences of the numbers that one of the names is given for."""
    return frozenset(
        evidence.sentence
        for number in briefing.numbers
        if number.according_to and _is_among(names, [number.according_to])
        for evidence in number.evidence
    )


def _is_among(names: Iterable[str], known: Iterable[str]) -> bool:
    """Tell whether the words of a name all belong to a known one, or the other way round."""
    wanted = [set(content_words(name)) for name in names]
    others = [set(content_words(name)) for name in known]
    return any(one and other and (one <= other or other <= one) for one in wanted for other in others)


@cached_on_source
def _named_often(source: Source) -> dict[str, list[int]]:
    """People and bodies that many sentences name, with those sentences; places and products are neither."""
    first: dict[str, None] = {}
    titled = titled_names(source.text)
    for sentence in source.sentences:
        if _is_prose(sentence) and not _BYLINE.match(sentence.text):
            first |= dict.fromkeys(names_in(sentence.text, titled))
    found: dict[str, list[int]] = {}
    for name in first:
        words = content_words(name)
        if not words:
            continue
        called = words[-1:] if is_personal(name) else words
        where = frozenset.intersection(*(source.words.get(word, frozenset()) for word in called))
        numbers = sorted(number for number in where if (one := source.sentence(number)) and _is_prose(one))
        if len(numbers) >= _MIN_MENTIONS and not _is_among((name,), found):
            found[name] = numbers
    return found
