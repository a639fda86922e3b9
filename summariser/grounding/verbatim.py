"""Verbatim words: whether a quotation stands in the source word for word, and where."""

from __future__ import annotations

import heapq
import itertools
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from summariser.grounding.figures import cuts_a_number
from summariser.grounding.quotations import crosses_quotation_mark
from summariser.languages import alternatives, lowered
from summariser.text.typography import fold, whole_occurrences

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from summariser.text.source import Source

_ELISION = re.compile(r"\(\s*(?:…|\.\.\.)\s*\)|…|\.{3,}|\. \. \.|\[[^\[\]]*\]")
_CHANGED_CAPITAL = re.compile(r"\[(\w)\](?=\w)")
_WORD_COMPLETED_IN_BRACKETS = re.compile(r"(?:(?<!\w)\w+|(?<=\w))\[[^\[\]]*\]\w*|\[[^\[\]]*\]\w+")
_EDGE_PUNCTUATION = " .,;:!?-"
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_ELLIPSIS = re.compile(r"…|\.{3,}|\. \. \.")
_MIN_WORDS, _MIN_CHARACTERS = 2, 12
"""A fragment beside an ellipsis has at least so many words, or at least so many characters."""

_BEFORE = re.compile(r"(?:[^\W_]+(?:['’][^\W_]+)*\s+){1,5}\Z")
_LOOK_BACK = 120
"""How far before a quotation its negation is looked for: five words, in at most so many characters."""

_MAX_PLACES, _MAX_CANDIDATES = 4, 200

Spans = tuple[tuple[int, int], ...]
"""Code-point spans of a quotation's fragments, in order."""


class VerbatimMatch(NamedTuple):
    """Where a quotation stands in the source, or why it does not.

    `spans` are code-point spans in order, one for each unbroken fragment; `problem` says why the words
    may not be used. Without spans they do not stand there at all.
    """

    spans: Spans
    problem: str | None = None


def find_verbatim(quote: str, source: Source, cited: Collection[int]) -> VerbatimMatch:
    """Find a quotation in the cited sentences.

    It is split at ellipses and square brackets; the fragments must stand in order within one run of
    consecutive cited sentences. Only typography, the case of a first letter and punctuation at the edges
    may differ. A fragment beside an ellipsis must not be too short. Words may be left out only if none
    of them is a negation, and no number is cut.

    Args:
        quote: the words, as somebody claims they were said.
        source: the text they are said to stand in.
        cited: the numbers of the sentences that may hold them.
    """
    fragments = _fragments(quote)
    if not fragments:
        return VerbatimMatch((), "it holds no words")
    if _ELLIPSIS.search(quote) and (short := next(filter(_is_short, fragments), None)):
        return VerbatimMatch((), f"“{short}” is too short a part to be quoted beside an ellipsis")
    flawed: VerbatimMatch | None = None
    for start, end in _runs(source, cited):
        for spans in _placements(fragments, source, start, end):
            problem = _flaw(spans, source)
            if problem is None:
                return VerbatimMatch(spans)
            flawed = flawed or VerbatimMatch(spans, problem)
    return flawed or VerbatimMatch((), "it does not stand word for word in consecutive cited sentences")


def sentences_quoting(quote: str, source: Source) -> list[tuple[int, ...]]:
    """Return the first few runs of sentences that hold the quotation unbroken and whole."""
    fragments = _fragments(quote)
    if len(fragments) != 1:
        return []
    places = _placements(fragments, source, 0, len(source.text))
    whole = (spans[0] for spans in places if _flaw(spans, source) is None)
    return [_numbers(source, start, end) for start, end in itertools.islice(whole, _MAX_PLACES)]


def _placements(fragments: list[str], source: Source, start: int, end: int) -> Iterator[Spans]:
    """Each place of the first fragment in a part of the text, with the next places of the others."""
    first, *others = fragments
    for opening in itertools.islice(_occurrences(first, source, start, end), _MAX_CANDIDATES):
        spans = [opening]
        for fragment in others:
            following = next(_occurrences(fragment, source, spans[-1][1], end), None)
            if following is None:
                return
            spans.append(following)
        yield tuple(spans)


def _occurrences(fragment: str, source: Source, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Each place of a fragment in a part of the text, ignoring the case of its first letter."""
    folded = source.folded
    first = fragment[0]
    forms = {first.lower() + fragment[1:], first.upper() + fragment[1:]} if first.isalpha() else {fragment}
    places = (
        whole_occurrences(form, folded.text, folded.at(start), folded.at(end))
        for form in sorted(forms)
        if len(form) == len(fragment)
    )
    for place in heapq.merge(*places):
        yield folded.span(*place)


def _numbers(source: Source, start: int, end: int) -> tuple[int, ...]:
    first, last = source.sentence_at(start), source.sentence_at(end - 1)
    return tuple(range(first.number, last.number + 1)) if first and last else ()


def _flaw(spans: Spans, source: Source) -> str | None:
    """Return what is wrong with words that do stand in the source, or None."""
    if lost := _lost_negation(spans, source):
        return f"it leaves out “{lost}”, which turns the meaning"
    if any(crosses_quotation_mark(source.text, *span) for span in spans):
        return "it runs across a quotation mark, so not all of it is quoted there"
    if any(cuts_a_number(source, *span) for span in spans):
        return "it cuts a number"
    return None


def quoted_text(source: Source, spans: Spans) -> str:
    """Return the source's own words at those spans, with an ellipsis for what lies between them."""
    return " … ".join(source.text[start:end] for start, end in spans)


def _fragments(quote: str) -> list[str]:
    quote = _CHANGED_CAPITAL.sub(r"\1", quote)
    quote = _WORD_COMPLETED_IN_BRACKETS.sub("…", quote)
    fragments = (fold(part).text.strip(_EDGE_PUNCTUATION) for part in _ELISION.split(quote))
    return [fragment for fragment in fragments if fragment]


def _runs(source: Source, cited: Collection[int]) -> list[tuple[int, int]]:
    """Spans of the text that consecutive cited sentences cover."""
    runs: list[tuple[int, int]] = []
    previous = None
    for number in sorted(set(cited)):
        sentence = source.sentence(number)
        if sentence is None:
            continue
        if previous is not None and number == previous + 1:
            runs[-1] = runs[-1][0], sentence.end
        else:
            runs.append((sentence.start, sentence.end))
        previous = number
    return runs


def _is_short(fragment: str) -> bool:
    return len(_WORD.findall(fragment)) < _MIN_WORDS and len(fragment) < _MIN_CHARACTERS


@cache
def _affirming() -> re.Pattern[str]:
    """Words by which a negation affirms what follows: "no doubt that", "nobody denies that"."""
    return re.compile(rf"\b(?:{alternatives('affirming')})\b", re.IGNORECASE)


def _lost_negation(spans: Spans, source: Source) -> str | None:
    """Return a negation that the quotation leaves out: just before it, or where it is shortened."""
    language = (source.language or "en").split("-")[0].lower()
    negations = lowered("negative_words", language) or lowered("negative_words", "en")
    suspects = [source.text[start:end] for start, end in _shortened(spans, source)]
    start = spans[0][0]
    if sentence := source.sentence_at(start):
        before = _BEFORE.search(source.text, max(sentence.start, start - _LOOK_BACK), start)
        if before and not _affirming().search(before.group()):
            suspects.append(before.group())
    for suspect in suspects:
        for word in map(str, _WORD.findall(fold(suspect).text.lower())):
            if word in negations or (language == "en" and word.endswith("n't")):
                return word
    return None


def _shortened(spans: Spans, source: Source) -> Iterator[tuple[int, int]]:
    """Spans left out between fragments; whole sentences that are skipped do not count."""
    for (_, end), (start, _) in itertools.pairwise(spans):
        first, second = source.sentence_at(end - 1), source.sentence_at(start)
        if first is None or second is None or first is second:
            yield end, start
        else:
            yield end, first.end
            yield second.start, start
