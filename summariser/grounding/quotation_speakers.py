"""Speakers of quotations: whom a source names for words that it quotes directly."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from summariser.attribution.paragraphs import paragraphs_of
from summariser.attribution.quotes import find_quotations
from summariser.entities.lexicon import HONORIFIC, titled
from summariser.entities.mentions import attributions_of, is_personal, is_pronoun, voice_of
from summariser.grounding.names import content_words, is_named
from summariser.grounding.verbatim import find_verbatim
from summariser.languages import alternatives
from summariser.text.memo import cached_on_source
from summariser.text.typography import fold

if TYPE_CHECKING:
    from collections.abc import Collection

    from summariser.attribution import Attribution
    from summariser.attribution.quotes import Quotation
    from summariser.text.source import Sentence, Source

_LANGUAGES = frozenset({"en", "de", "es", "fr"})
"""The languages in which direct quotations are given to their speakers."""
_INNER_MARK = re.compile(r"(?:^|(?<=[\s(\[—–-]))[‘“„«\"'](?=\w)")
_LOOK_BACK = 90
"""The number of characters before a name in which such a word is looked for."""
_MAX_BETWEEN_NAMES = 40
"""The most characters between two names of the same person."""
_MIN_STEM = 3
"""The fewest letters of a word by which a party is recognised."""


class QuotedSpeaker(NamedTuple):
    """The speaker whom the source names for words in quotation marks.

    Attributes:
        name: the name, the fullest that the source makes plain.
        is_person: whether the name has the form of a person's.
        relays: whether the source describes them as passing on another's words.
        sentence: the sentence that says so.
        around: the text in which no other speaker may be named, if it is to be plain who speaks.
    """

    name: str
    is_person: bool
    relays: bool
    sentence: Sentence
    around: str


def find_speaker(quote: str, source: Source, cited: Collection[int]) -> QuotedSpeaker | None:
    """Return the speaker of words that stand in the cited sentences, or None where that is not plain.

    It is plain where all of the words stand within quotation marks, but not in a quotation within a
    quotation, and a single attribution of the same paragraph gives them to a proper name, or to "he" or
    "she" who is a person named in that paragraph.
    """
    if (source.language or "en").split("-")[0].lower() not in _LANGUAGES:
        return None
    found = find_verbatim(quote, source, cited)
    if found.problem or not found.spans:
        return None
    speakers = [_speaker_of_span(*span, source) for span in found.spans]
    first = speakers[0]
    same = first is not None and all(speaker and speaker.name == first.name for speaker in speakers)
    return first if same else None


def _speaker_of_span(start: int, end: int, source: Source) -> QuotedSpeaker | None:
    covering = [one for one in attributions_of(source) if one.content.start <= start and end <= one.content.end]
    attribution = covering[0] if len(covering) == 1 else None
    if attribution is None or attribution.source is None or attribution.negated:
        return None
    named = attribution.source
    paragraph = _paragraph(source, start)
    sentence = source.sentence_at(attribution.cue.start)
    voice = voice_of(attribution, source.text)
    if voice is None or not voice.is_proper or sentence is None:
        return None
    if paragraph != _paragraph(source, attribution.cue.start) or not _is_direct(
        start, end, attribution, source
    ):
        return None
    name, stands = voice.name, voice.name.split()[-1]
    around = source.text[min(sentence.start, start) : max(sentence.end, end)]
    if is_pronoun(named.text):
        if stands not in source.text[paragraph[0] : named.start]:
            return None
        around = source.text[slice(*paragraph)]
    elif stands not in source.text[named.start : sentence.end]:
        return None
    is_person = titled(name).search(source.text) is not None or is_personal(name)
    return QuotedSpeaker(name, is_person, _relays(name, source), sentence, around)


def _is_direct(start: int, end: int, attribution: Attribution, source: Source) -> bool:
    """Tell whether a span is quoted, but not within an inner quotation, or belongs to a speaker's turn."""
    around = next((q for q in _quotations(source) if q.start <= start and end <= q.end), None)
    if around is None:
        return attribution.quoted and attribution.cue.text == ":"
    inner = source.text[around.inner_start : around.inner_end]
    return attribution.cue.text != ":" and _INNER_MARK.search(inner) is None


@cache
def _relaying() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words for those who pass on what somebody else says, before a name and after it."""
    words = rf"\b(?:{alternatives('relays')})\b"
    return (
        re.compile(rf"{words}(?:[ ,]+[^\s,.“”\"]+){{0,5}}[ ,]*\Z", re.IGNORECASE),
        re.compile(rf",? (?:[^\s.“”\"]+ ){{0,5}}{words}", re.IGNORECASE),
    )


@cache
def _also_called() -> re.Pattern[str]:
    return re.compile(rf"\((?:[^()]{{0,20}} )?\Z|\b(?:{alternatives('also_called')})\b")


def _relays(name: str, source: Source) -> bool:
    """Tell whether some mention of a name describes somebody who passes on another's words."""
    text = source.folded.text
    before, after = _relaying()
    for mention in re.finditer(rf"\b{re.escape(fold(name.split()[-1]).text)}\b", text):
        start, end = mention.span()
        if before.search(text, max(0, start - _LOOK_BACK), start) or after.match(text, end):
            return True
    return False


def is_mentioned(name: str, text: str) -> bool:
    """Tell whether any content word of a name stands in a text."""
    return not set(content_words(name)).isdisjoint(content_words(text))


def share_a_sentence(name: str, others: Collection[str], source: Source) -> bool:
    """Tell whether a sentence of the source holds the last word of a name and a word of one of the others.

    Words of one stem count as equal: "Kestria", "Kestrian".
    """
    words = content_words(name)
    wanted = {word for other in others for word in content_words(other) if len(word) >= _MIN_STEM}
    sentences = source.words.get(words[-1], frozenset()) if words else frozenset()
    return any(
        word.startswith(other)
        for number in sentences
        if (sentence := source.sentence(number))
        for word in content_words(sentence.text)
        for other in wanted
    )


def is_someone_else(claimed: str, actual: QuotedSpeaker, cited: Collection[str], source: Source) -> bool:
    """Tell whether a claimed speaker whom the source names is plainly not the actual one."""
    personal = is_personal(claimed) or HONORIFIC.match(claimed)
    if not actual.is_person or not personal or not is_named(claimed, source):
        return False
    near = [actual.around, actual.name, *cited]
    return not any(is_mentioned(claimed, text) for text in near) and not _are_one(claimed, actual.name, source)


def _are_one(name: str, other: str, source: Source) -> bool:
    """Tell whether the source gives two names to one person: "Ann Lee, known as Blue"."""
    first, second = (re.escape(each.split()[-1]) for each in (name, other))
    for one, two in ((first, second), (second, first)):
        for between in re.findall(rf"\b{one}\b([^.!?\n]{{0,{_MAX_BETWEEN_NAMES}}})\b{two}\b", source.text):
            if _also_called().search(between):
                return True
    return False


def is_outside(name: str, party: list[str], others: list[list[str]], source: Source) -> bool:
    """Tell whether somebody speaks for another party, or is never named together with this one."""
    if any(is_mentioned(name, own) for own in party):
        return False
    return any(is_one_of(name, names) for names in others) or not share_a_sentence(name, party, source)


def is_one_of(name: str, names: list[str]) -> bool:
    """Tell whether a name is one of others, titles aside."""
    words = content_words(name)
    return bool(words) and any(words == content_words(other) for other in names)


def _paragraph(source: Source, offset: int) -> tuple[int, int]:
    """The paragraph that holds an offset."""
    return next(((start, end) for start, end in _paragraphs(source) if start <= offset < end), (0, 0))


@cached_on_source
def _paragraphs(source: Source) -> list[tuple[int, int]]:
    return paragraphs_of(source.text)


@cached_on_source
def _quotations(source: Source) -> list[Quotation]:
    return find_quotations(source.text, _paragraphs(source))
